package io.oscar.reports.delivery;

import java.nio.file.Path;

/** Stores objects in buckets. */
public interface ObjectStore {

  /**
   * Uploads a file as an object, atomically, replacing an existing one.
   *
   * @param address the object, not a prefix
   * @param content the file, which is only read
   * @param mediaType the content type, including the charset
   * @param fileName the name under which browsers save it
   * @throws DeliveryFailure if the object cannot be written
   */
  void put(ObjectAddress address, Path content, String mediaType, String fileName);
}
