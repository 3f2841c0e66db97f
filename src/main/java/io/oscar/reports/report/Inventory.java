package io.oscar.reports.report;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The services that are deployed now, as far as the caller may see them.
 *
 * @param services the services, by name
 * @param scope which services the caller may know about
 */
public record Inventory(List<Service> services, Scope scope) {
  /** Nothing is known of what is deployed, and nothing is hidden. */
  public static final Inventory UNKNOWN = new Inventory(List.of(), Scope.CLUSTER);

  public Inventory {
    services = List.copyOf(services);
  }

  /** The names of the services. */
  public Set<String> names() {
    return services.stream().map(Service::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The same for one service alone. */
  public Inventory only(String service) {
    return new Inventory(
        services.stream().filter(deployed -> deployed.name().equals(service)).toList(), scope);
  }

  /** Whether the caller may know about a service, deployed or deleted. */
  public boolean shows(String service) {
    return visible().test(service);
  }

  /** Tells of each service, deployed or deleted, whether the caller may know about it. */
  public Predicate<String> visible() {
    return switch (scope) {
      case CLUSTER -> service -> true;
      case VISIBLE -> names()::contains;
    };
  }

  /** Whether the caller sees some services only. */
  public boolean isScoped() {
    return scope == Scope.VISIBLE;
  }

  /** How far a caller sees. */
  public enum Scope {
    /** The whole cluster, deleted services included: an administrator. */
    CLUSTER,
    /** Only the services that the manager lists for this caller. */
    VISIBLE
  }
}
