package io.oscar.reports.assembly;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import java.nio.file.Path;

/** Stands where no bucket store is set: every attempt to write to one says so. */
final class NoObjectStore implements ObjectStore {

  @Override
  public void put(ObjectAddress address, Path content, String mediaType, String fileName) {
    throw new DeliveryFailure(
        address.toString(), "no bucket store is set: set S3_ENDPOINT and its keys", null);
  }
}
