package io.oscar.reports.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Two different ports of the loopback address that nobody listens on.
 *
 * @param first the one
 * @param second the other
 */
record FreePorts(int first, int second) {

  static FreePorts find() throws IOException {
    try (ServerSocket first = listen();
        ServerSocket second = listen()) {
      return new FreePorts(first.getLocalPort(), second.getLocalPort());
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
