package io.oscar.reports.trigger.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Handles requests answered before their body is read, such as those without a credential. A small
 * body is swallowed, so that the client can read the response; otherwise the connection is closed
 * instead of waiting for the rest.
 */
final class UnreadBodyValve extends ValveBase {
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int MOST_BYTES = 64 * 1024;

  UnreadBodyValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    var body = request.getCoyoteRequest();
    if (!body.isFinished() && !isPassedOver(body)) {
      body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static boolean isPassedOver(org.apache.coyote.Request request) {
    long end = System.nanoTime() + LONGEST.toNanos();
    var piece = new Piece();
    int passed = 0;
    try {
      while (!request.isFinished() && passed < MOST_BYTES && System.nanoTime() - end < 0) {
        if (hasArrived(request)) {
          passed += Math.max(0, request.doRead(piece));
        } else {
          Thread.sleep(PAUSE);
        }
      }
      return request.isFinished();
    } catch (IOException broken) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean hasArrived(org.apache.coyote.Request request) {
    request.action(ActionCode.AVAILABLE, true);
    return request.getAvailable() > 0;
  }

  /** Discards a chunk of a body. */
  private static final class Piece implements ApplicationBufferHandler {
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return bytes;
    }

    @Override
    public void expand(int size) {
      // Only headers need a larger buffer.
    }
  }
}
