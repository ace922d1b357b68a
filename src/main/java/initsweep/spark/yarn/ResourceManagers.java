package initsweep.spark.yarn;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Whether a ResourceManager answers. Hadoop's client would wait for one for a quarter of an hour.
 */
public final class ResourceManagers {
  /** For all of them together. */
  private static final int TIMEOUT_MILLIS = 10_000;

  private ResourceManagers() {}

  /**
   * Empty if one answers, else a clause that says which address does not.
   *
   * @param hadoop completed by yarn-site.xml
   */
  public static Optional<String> unreachable(Configuration hadoop) {
    return unreachable(hadoop, TIMEOUT_MILLIS);
  }

  static Optional<String> unreachable(Configuration hadoop, int timeoutMillis) {
    List<InetSocketAddress> addresses = addresses(new YarnConfiguration(hadoop));
    List<String> failures = new ArrayList<>();
    for (InetSocketAddress address : addresses) {
      try (Socket socket = new Socket()) {
        if (address.isUnresolved()) {
          throw new IOException("the host name cannot be resolved");
        }
        socket.connect(address, timeoutMillis / addresses.size());
        return Optional.empty();
      } catch (IOException e) {
        failures.add(
            "%s:%s: %s".formatted(address.getHostString(), address.getPort(), e.getMessage()));
      }
    }
    return Optional.of(String.join(", ", failures));
  }

  private static List<InetSocketAddress> addresses(YarnConfiguration yarn) {
    return HAUtil.isHAEnabled(yarn)
        ? HAUtil.getRMHAIds(yarn).stream().map(id -> address(yarn, "." + id)).toList()
        : List.of(address(yarn, ""));
  }

  /** Where only the host is configured, the port is the default. */
  private static InetSocketAddress address(YarnConfiguration yarn, String suffix) {
    String host = yarn.get(YarnConfiguration.RM_HOSTNAME + suffix, "0.0.0.0");
    return NetUtils.createSocketAddr(
        yarn.get(YarnConfiguration.RM_ADDRESS + suffix, host), YarnConfiguration.DEFAULT_RM_PORT);
  }
}
