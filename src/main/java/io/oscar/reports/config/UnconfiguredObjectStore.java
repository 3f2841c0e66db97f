package io.oscar.reports.config;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import java.nio.file.Path;

/** Used when no object store is configured: every write fails with that reason. */
final class UnconfiguredObjectStore implements ObjectStore {

  @Override
  public void put(ObjectAddress address, Path content, String mediaType, String fileName) {
    throw new DeliveryFailure(
        address.toString(), "no object store is configured: set S3_ENDPOINT and its keys", null);
  }
}
