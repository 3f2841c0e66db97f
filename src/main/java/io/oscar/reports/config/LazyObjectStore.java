package io.oscar.reports.config;

import io.oscar.reports.delivery.DeliveryFailure;
import io.oscar.reports.delivery.ObjectAddress;
import io.oscar.reports.delivery.ObjectStore;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates the store on the first write; most processes write no object. */
final class LazyObjectStore implements ObjectStore {
  private final Supplier<ObjectStore> maker;
  private @Nullable ObjectStore made;

  /**
   * @param maker creates the store, or throws {@link InvalidSetting}
   */
  LazyObjectStore(Supplier<ObjectStore> maker) {
    this.maker = maker;
  }

  @Override
  public void put(ObjectAddress address, Path content, String mediaType, String fileName) {
    ObjectStore store;
    try {
      store = store();
    } catch (InvalidSetting unusable) {
      throw new DeliveryFailure(
          address.toString(), String.valueOf(unusable.getMessage()), unusable);
    }
    store.put(address, content, mediaType, fileName);
  }

  private synchronized ObjectStore store() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
