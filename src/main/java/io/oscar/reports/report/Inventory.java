package io.oscar.reports.report;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The deployed services that are visible to the caller.
 *
 * @param services the services, by name
 * @param scope which services are visible to the caller
 */
public record Inventory(List<Service> services, Scope scope) {
  /** Unknown services, with nothing hidden. */
  public static final Inventory UNKNOWN = new Inventory(List.of(), Scope.CLUSTER);

  public Inventory {
    services = List.copyOf(services);
  }

  /** The names of the services. */
  public Set<String> names() {
    return services.stream().map(Service::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The inventory of one service. */
  public Inventory only(String service) {
    return new Inventory(
        services.stream().filter(deployed -> deployed.name().equals(service)).toList(), scope);
  }

  /** Whether a service, deployed or deleted, is visible to the caller. */
  public boolean shows(String service) {
    return visible().test(service);
  }

  /** Which services, deployed or deleted, are visible to the caller. */
  public Predicate<String> visible() {
    return switch (scope) {
      case CLUSTER -> service -> true;
      case VISIBLE -> names()::contains;
    };
  }

  /** Whether only some services are visible to the caller. */
  public boolean isScoped() {
    return scope == Scope.VISIBLE;
  }

  /** The visibility of services. */
  public enum Scope {
    /** The whole cluster, deleted services included: an administrator. */
    CLUSTER,
    /** Only the services that the manager lists for this caller. */
    VISIBLE
  }
}
