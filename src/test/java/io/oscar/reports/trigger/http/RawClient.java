package io.oscar.reports.trigger.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends what it likes, when it likes. */
final class RawClient implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
    socket.setTcpNoDelay(true);
  }

  /** Sends a piece of a request, each character a byte. */
  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** The first line of the answer; empty where the server closes the connection without one. */
  String statusLine() throws IOException {
    var line = new StringBuilder();
    for (int c; (c = next()) >= 0 && c != '\n'; ) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Everything up to the end of the connection. */
  String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Sends a character again and again until the server has had enough; tells how long it took. */
  Duration drip(char c, Duration pause) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      while (System.nanoTime() - begun < LONGEST.toNanos() && !isAnswered()) {
        send(String.valueOf(c));
        Thread.sleep(pause);
      }
    } catch (IOException closed) {
      // That is what it is waited for.
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean isAnswered() throws IOException {
    if (socket.getInputStream().available() > 0) {
      return true;
    }
    socket.setSoTimeout(1);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException nothingYet) {
      return false;
    }
  }

  private int next() throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (java.net.SocketException reset) {
      return -1;
    }
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
