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
 * HTTP for clients that may be slow on purpose. Tomcat limits how long it waits for the next byte;
 * here the head of a request has a time in all, and where there are as many connections as may be,
 * the one that has been idle for longest makes room for the next.
 *
 * <p>Public because Tomcat makes it, by its name.
 */
public final class ReportProtocol extends Http11NioProtocol {
  private static final Duration LONGEST_HEAD = Duration.ofSeconds(10);

  /** How long a client that sends the rest of a body may keep the server waiting for a byte. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private static final int BUFFER = 4 * 1024;

  public ReportProtocol() {
    super(new YieldingEndpoint());
    setDisableUploadTimeout(false);
    setConnectionUploadTimeout(Math.toIntExact(LONGEST_PAUSE.toMillis()));
    // What each request under way takes of the heap: 70 KB with these, 110 KB without.
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
    return new ImpatientProcessor(this);
  }

  /** Reads requests; one whose head comes in pieces for too long is dropped. */
  private static final class ImpatientProcessor extends Http11Processor {
    /** The connection that this processor waits on, in the middle of a head. */
    private @Nullable SocketWrapperBase<?> halfRead;

    private volatile long halfReadSince = System.nanoTime();

    ImpatientProcessor(ReportProtocol protocol) {
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

  /** Accepts connections, closing idle ones where there are too many. */
  private static final class YieldingEndpoint extends NioEndpoint {
    /** Whoever connects gets this time to say what they want. */
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
   * A connection on which no request is being answered, unless it is locked.
   *
   * @param millis how long it has been without a whole request
   */
  private record Idle(NioEndpoint.NioSocketWrapper connection, long millis) {

    static Idle of(NioEndpoint.NioSocketWrapper connection) {
      long silence = System.currentTimeMillis() - connection.getLastRead();
      return connection.getCurrentProcessor() instanceof ImpatientProcessor waiting
          ? new Idle(connection, waiting.millisWithinHead())
          : new Idle(connection, silence);
    }

    /** Closes it; whoever works on a connection holds its lock. */
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
