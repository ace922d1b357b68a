package initsweep.storage;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that cannot be asked which one they have chosen. */
public final class FreePort {
  /**
   * Below the ports that the system itself hands out: one of those could be another process's by
   * the time that the server asks for it.
   */
  private static final int MIN = 15_000;

  private static final int MAX = 32_000;

  private FreePort() {}

  public static int find() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(MIN, MAX);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        continue; // another server has it
      }
    }
  }
}
