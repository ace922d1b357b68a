package initsweep.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spark.ClosedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** Addresses where a ResourceManager should be and is not. */
class ResourceManagersTest {
  private static final int MILLIS = 200;

  @Test
  void aPortWhereNothingListensIsNamed() throws IOException {
    try (ClosedPort closed = new ClosedPort()) {
      assertThat(ResourceManagers.unreachable(at(closed.address())))
          .hasValue(closed.address() + ": Connection refused");
    }
  }

  @Test
  void aHostWithoutAnAddressIsNamed() {
    assertThat(ResourceManagers.unreachable(at("no-such-host.invalid:8032")))
        .hasValue("no-such-host.invalid:8032: the host name cannot be resolved");
  }

  @Test
  void oneThatAnswersIsEnough() throws IOException {
    try (ServerSocket active = listening(1);
        ClosedPort closed = new ClosedPort()) {
      assertThat(ResourceManagers.unreachable(at(closed.address(), address(active)))).isEmpty();
    }
  }

  /** As behind a firewall that drops what is sent to it. */
  @Test
  void oneThatNeverAnswersIsNotWaitedForLong() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = listening(1);
        ClosedPort closed = new ClosedPort()) {
      fill(full, waiting);
      assertThat(ResourceManagers.unreachable(at(address(full), closed.address()), MILLIS))
          .hasValueSatisfying(
              failure ->
                  assertThat(failure.split(", "))
                      .satisfiesExactly(
                          first ->
                              assertThat(first).isEqualTo(address(full) + ": Connect timed out"),
                          second -> assertThat(second).endsWith(": Connection refused")));
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  /** Until a connection is no longer answered, since nobody accepts the others. */
  private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
    try {
      while (true) {
        Socket socket = new Socket();
        waiting.add(socket);
        socket.connect(server.getLocalSocketAddress(), MILLIS);
      }
    } catch (SocketTimeoutException e) {
      assertThat(waiting).hasSizeGreaterThan(1);
    }
  }

  private static ServerSocket listening(int backlog) throws IOException {
    return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
  }

  private static String address(ServerSocket socket) {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /**
   * @param addresses with more than one, of a cluster with high availability
   */
  private static Configuration at(String... addresses) {
    Configuration hadoop = new Configuration(false);
    if (addresses.length == 1) {
      hadoop.set("yarn.resourcemanager.address", addresses[0]);
      return hadoop;
    }
    hadoop.set("yarn.resourcemanager.ha.enabled", "true");
    List<String> ids = new ArrayList<>();
    for (String address : addresses) {
      String id = "rm" + ids.size();
      ids.add(id);
      hadoop.set("yarn.resourcemanager.address." + id, address);
    }
    hadoop.set("yarn.resourcemanager.ha.rm-ids", String.join(",", ids));
    return hadoop;
  }
}
