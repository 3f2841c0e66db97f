package io.oscar.reports.engine;

import io.oscar.reports.report.AccessDenied;
import io.oscar.reports.report.AccessUnverifiable;
import io.oscar.reports.report.Caller;
import io.oscar.reports.source.Deadline;
import io.oscar.reports.source.FairSemaphore;
import io.oscar.reports.source.InventoryReading;
import io.oscar.reports.source.ServiceInventory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks credentials with the manager before anything else is done for their callers.
 *
 * <p>Anybody can trigger checks, so they have their own concurrency limit and timeout, and
 * administrators (basic) do not queue behind users (bearer). Concurrent calls with the same
 * credential share a check; results are not cached.
 */
final class CredentialChecks {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialChecks.class);

  /** The maximum number of concurrent checks. */
  static final int AT_ONCE = 64;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

  private final ServiceInventory inventory;
  private final FairSemaphore<String> slots = new FairSemaphore<>(AT_ONCE);
  private final ConcurrentMap<Caller.Remote, CompletableFuture<InventoryReading>> underWay =
      new ConcurrentHashMap<>();

  CredentialChecks(ServiceInventory inventory) {
    this.inventory = inventory;
  }

  /**
   * The services that the manager shows to a caller.
   *
   * @throws AccessDenied if the credential is rejected or missing
   * @throws AccessUnverifiable if the manager does not respond in time
   */
  InventoryReading check(Caller.Remote caller, Deadline deadline) {
    if (caller.authorization() == null) {
      return ask(caller, deadline); // no credential to check
    }
    var own = new CompletableFuture<InventoryReading>();
    var others = underWay.putIfAbsent(caller, own);
    return others == null ? share(own, caller, deadline) : join(others, deadline);
  }

  private InventoryReading share(
      CompletableFuture<InventoryReading> result, Caller.Remote caller, Deadline deadline) {
    try {
      InventoryReading reading = askInTurn(caller, deadline);
      result.complete(reading);
      return reading;
    } catch (RuntimeException | Error failure) {
      result.completeExceptionally(failure);
      throw failure;
    } finally {
      underWay.remove(caller, result);
    }
  }

  private static InventoryReading join(
      CompletableFuture<InventoryReading> others, Deadline deadline) {
    try {
      Duration time = deadline.remaining(LONGEST_WAIT.plus(LONGEST_CHECK));
      return others.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw rethrown(failure.getCause());
    } catch (TimeoutException late) {
      throw unverifiable("timeout waiting for the manager");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unverifiable("interrupted");
    }
  }

  private InventoryReading askInTurn(Caller.Remote caller, Deadline deadline) {
    try (var slot = slots.take(scheme(caller), deadline.remaining(LONGEST_WAIT)).orElse(null)) {
      if (slot == null) {
        throw unverifiable("too many concurrent checks, retry later");
      }
      Duration time = deadline.remaining(LONGEST_CHECK);
      return ask(caller, Deadline.in(time, deadline.clock()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unverifiable("interrupted");
    }
  }

  private InventoryReading ask(Caller.Remote caller, Deadline deadline) {
    try {
      return inventory.list(caller, deadline);
    } catch (AccessDenied | AccessUnverifiable refusal) {
      throw refusal;
    } catch (RuntimeException broken) {
      // Its message must not be shown to unauthenticated callers.
      LOG.error("A credential could not be checked", broken);
      throw unverifiable("the request to the manager failed");
    }
  }

  private static String scheme(Caller.Remote caller) {
    String authorization = String.valueOf(caller.authorization()).strip();
    int space = authorization.indexOf(' ');
    String scheme = authorization.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
    return scheme.equals("basic") ? scheme : "other";
  }

  private static AccessUnverifiable unverifiable(String why) {
    return new AccessUnverifiable("the credential could not be checked: " + why);
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException refusal -> refusal;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
