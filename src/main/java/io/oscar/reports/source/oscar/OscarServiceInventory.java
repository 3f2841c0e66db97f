package io.oscar.reports.source.oscar;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.Inventory;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import io.oscar.reports.source.SourceFailure;
import io.oscar.reports.source.http.HttpSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that the OSCAR manager lists ({@code GET /system/services}) for a credential: the
 * caller's own, or the configured one in unattended runs.
 *
 * <p>The manager decides who may see what: all services for its administrator (basic), and public,
 * own and shared ones for an OIDC user (bearer).
 */
public final class OscarServiceInventory implements ServiceInventory {
  private static final Logger LOG = LoggerFactory.getLogger(OscarServiceInventory.class);
  private static final String ACTION = "listing services";
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  private final HttpSource http;
  private final @Nullable String configuredAuthorization;

  /**
   * @param http the OSCAR manager
   * @param configuredAuthorization the value of the {@code Authorization} header for unattended
   *     runs, or null
   */
  public OscarServiceInventory(HttpSource http, @Nullable String configuredAuthorization) {
    this.http = http;
    this.configuredAuthorization = configuredAuthorization;
  }

  @Override
  public InventoryReading list(Caller caller, Deadline deadline) {
    return switch (caller) {
      case Caller.Remote(var authorization) -> listFor(authorization, deadline);
      case Caller.Unattended() -> listUnattended(deadline);
    };
  }

  /** The manager returns 403 for a service of others, and 404 for one that does not exist. */
  @Override
  public boolean tellsOfHidden(String service, Caller.Remote caller, Deadline deadline) {
    String authorization = caller.authorization();
    if (authorization == null || !AuthorizationHeader.canBeSent(authorization)) {
      return false;
    }
    var soon = Deadline.in(deadline.remaining(LONGEST_LOOK), deadline.clock());
    try {
      http.withAuthorization(authorization)
          .get("getting a service", "system/services/" + service, Map.of(), soon, body -> true);
      return false;
    } catch (SourceFailure failure) {
      return failure.httpStatus() == 403;
    }
  }

  private InventoryReading listFor(@Nullable String authorization, Deadline deadline) {
    if (authorization == null || !AuthorizationHeader.canBeSent(authorization)) {
      throw new AccessDenied(401, "a credential of the OSCAR manager is required");
    }
    try {
      return read(authorization, deadline);
    } catch (SourceFailure failure) {
      throw switch (failure.httpStatus()) {
        case 403 -> new AccessDenied(403, "the OSCAR manager denied access");
        // The manager returns 400 for a token that it cannot parse.
        case 400, 401 -> new AccessDenied(401, "the OSCAR manager rejected the credential");
        default -> {
          // The manager's address and message must not be shown to unauthenticated callers.
          LOG.warn("A credential could not be checked: {}", failure.getMessage());
          yield new AccessUnverifiable(
              "the credential could not be checked: unexpected response of the OSCAR manager");
        }
      };
    }
  }

  private InventoryReading listUnattended(Deadline deadline) {
    if (configuredAuthorization == null) {
      return missing(
          Inventory.UNKNOWN,
          "no credential is configured (OSCAR_USERNAME and OSCAR_PASSWORD, or OSCAR_TOKEN)");
    }
    try {
      return read(configuredAuthorization, deadline);
    } catch (SourceFailure failure) {
      // A scoped credential does not see more while the manager is unavailable.
      var none = new Inventory(List.of(), AuthorizationHeader.scope(configuredAuthorization));
      return missing(none, failure.getMessage());
    }
  }

  private static InventoryReading missing(Inventory known, String why) {
    return new InventoryReading(known, SourceStatus.missing(SourceName.SERVICE_INVENTORY, why));
  }

  private InventoryReading read(String authorization, Deadline deadline) {
    HttpSource manager = http.withAuthorization(authorization);
    ServiceListReader.Listing listing =
        manager.get(
            ACTION,
            "system/services",
            Map.of(),
            deadline,
            new ServiceListReader(ACTION, http.description())::read);
    return new InventoryReading(
        new Inventory(listing.services(), AuthorizationHeader.scope(authorization)),
        SourceStatus.of(
            SourceName.SERVICE_INVENTORY,
            Completeness.OK,
            deadline.clock().instant(),
            notes(listing)));
  }

  private static List<String> notes(ServiceListReader.Listing listing) {
    return listing.odd() == 0
        ? List.of()
        : List.of(listing.odd() + " services have no valid name and are ignored");
  }
}
