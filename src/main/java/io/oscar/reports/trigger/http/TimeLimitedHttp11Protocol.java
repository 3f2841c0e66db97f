package io.oscar.reports.trigger.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 hardened against slow clients (Slowloris). Tomcat limits the time until the next byte
 * only; this limits the total time of request headers, and closes the longest idle connection when
 * the maximum number is reached.
 *
 * <p>Public because Tomcat instantiates it by name.
 */
public final class TimeLimitedHttp11Protocol extends Http11NioProtocol {
  private static final Duration LONGEST_HEAD = Duration.ofSeconds(10);

  /** The maximum time until the next byte of a body. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private static final int BUFFER = 4 * 1024;

  public TimeLimitedHttp11Protocol() {
    super(new EvictingEndpoint());
    setDisableUploadTimeout(false);
    setConnectionUploadTimeout(Math.toIntExact(LONGEST_PAUSE.toMillis()));
    // These reduce the heap of each active request from 110 KB to 70 KB.
    setMaxHttpResponseHeaderSize(BUFFER);
    setMaxTrailerSize(256);
    setProcessorCache(50);
    var sockets = getEndpoint().getSocketProperties();
    sockets.setAppReadBufSize(BUFFER);
    sockets.setAppWriteBufSize(BUFFER);
  }

  @Override
  public int getDesiredBufferSize() {
    return BUFFER;
  }

  @Override
  protected Processor createProcessor() {
    return new TimeLimitedProcessor(this);
  }

  /** Closes connections whose request headers take too long. */
  private static final class TimeLimitedProcessor extends Http11Processor {
    /** The connection whose headers are incomplete. */
    private @Nullable SocketWrapperBase<?> halfRead;

    private volatile long halfReadSince = System.nanoTime();

    TimeLimitedProcessor(TimeLimitedHttp11Protocol protocol) {
      super(protocol, protocol.getAdapter());
    }

    long millisWithinHead() {
      return Duration.ofNanos(System.nanoTime() - halfReadSince).toMillis();
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
      boolean isContinued = connection == halfRead;
      if (isContinued && System.nanoTime() - halfReadSince > LONGEST_HEAD.toNanos()) {
        return SocketState.CLOSED;
      }
      SocketState state = super.service(connection);
      if (state != SocketState.LONG) {
        halfRead = null;
      } else if (!isContinued) {
        halfReadSince = System.nanoTime();
        halfRead = connection;
      }
      return state;
    }
  }

  /** Accepts connections, closing idle ones at the limit. */
  private static final class EvictingEndpoint extends NioEndpoint {
    /** The minimum time for a new connection to send its request. */
    private static final Duration SHORTEST_IDLENESS = Duration.ofMillis(250);

    private static final Duration PAUSE = Duration.ofMillis(20);

    @Override
    protected void countUpOrAwaitConnection() throws InterruptedException {
      while (isRunning() && !isPaused() && getConnectionCount() >= getMaxConnections()) {
        if (!closeOneThatIsIdle()) {
          Thread.sleep(PAUSE);
        }
      }
      super.countUpOrAwaitConnection();
    }

    private boolean closeOneThatIsIdle() {
      return connections.values().stream()
          .map(NioSocketWrapper.class::cast)
          .map(Idle::of)
          .filter(idle -> idle.millis() > SHORTEST_IDLENESS.toMillis())
          .sorted(Comparator.comparingLong(Idle::millis).reversed())
          .anyMatch(Idle::close);
    }
  }

  /**
   * A connection that is idle, unless it is locked.
   *
   * @param millis the time without a complete request
   */
  private record Idle(NioEndpoint.NioSocketWrapper connection, long millis) {

    static Idle of(NioEndpoint.NioSocketWrapper connection) {
      long silence = System.currentTimeMillis() - connection.getLastRead();
      return connection.getCurrentProcessor() instanceof TimeLimitedProcessor waiting
          ? new Idle(connection, waiting.millisWithinHead())
          : new Idle(connection, silence);
    }

    /** Closes it, unless a thread that uses it holds its lock. */
    boolean close() {
      if (!connection.getLock().tryLock()) {
        return false;
      }
      try {
        boolean isOpen = !connection.isClosed();
        connection.close();
        return isOpen;
      } finally {
        connection.getLock().unlock();
      }
    }
  }
}
