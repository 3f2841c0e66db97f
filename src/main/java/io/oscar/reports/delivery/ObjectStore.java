package io.oscar.reports.delivery;

import java.nio.file.Path;

/** Keeps objects in buckets. */
public interface ObjectStore {

  /**
   * Makes a file's content an object, whole or not at all, in the place of any that is there.
   *
   * @param address the object; no prefix
   * @param content the file, which is only read
   * @param mediaType what the content is, charset included
   * @param fileName what a browser calls it when it is saved
   * @throws DeliveryFailure if the object cannot be written
   */
  void put(ObjectAddress address, Path content, String mediaType, String fileName);
}
