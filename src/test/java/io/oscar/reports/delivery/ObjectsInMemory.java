package io.oscar.reports.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Buckets that keep everything as text: address, media type, name to save as, content. */
public final class ObjectsInMemory implements ObjectStore {
  private final Map<String, String> objects = new TreeMap<>();

  /** All objects by address: {@code TYPE|FILE NAME|CONTENT}. */
  public Map<String, String> objects() {
    return objects;
  }

  @Override
  public void put(ObjectAddress address, Path content, String mediaType, String fileName) {
    try {
      String text = mediaType + "|" + fileName + "|" + Files.readString(content);
      objects.put(address.toString(), text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
