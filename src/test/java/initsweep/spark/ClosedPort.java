package initsweep.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of this machine that refuses connections, and that nobody else gets before it is closed.
 */
public final class ClosedPort implements AutoCloseable {
  private final Socket bound = new Socket(); // and listens to nobody

  public ClosedPort() throws IOException {
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** With its host. */
  public String address() {
    return "127.0.0.1:" + bound.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    bound.close();
  }
}
