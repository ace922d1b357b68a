package initsweep.spark;

import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of {@code --master}, and whether a standalone one answers. */
final class Masters {
  private static final String COUNT = "(?:[1-9]\\d{0,8}|\\*)";
  private static final Pattern LOCAL =
      Pattern.compile("local(?:\\[%s(?:, *\\d{1,9})?])?".formatted(COUNT));
  private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
  private static final Pattern ADDRESS = Pattern.compile("(\\[.+]|[^:]+):(\\d{1,5})");
  private static final Pattern OTHERS =
      Pattern.compile("local-cluster\\[ *\\d+ *, *\\d+ *, *\\d+ *]|yarn|k8s://.+");

  private static final int TIMEOUT_MILLIS = 10_000;

  private Masters() {}

  /** Whether all of Spark runs in this process. */
  static boolean isLocal(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  static boolean isYarn(String master) {
    return master.equals("yarn");
  }

  /**
   * @throws InvalidValueException if it is not a master that Spark knows
   * @throws StartException if none of the hosts that it names answers
   */
  static void require(String master) {
    Matcher standalone = STANDALONE.matcher(master);
    if (standalone.matches()) {
      requireAnswer(master, standalone.group(1).split(","));
    } else if (!LOCAL.matcher(master).matches() && !OTHERS.matcher(master).matches()) {
      throw unknown(master);
    }
  }

  /**
   * Asked before Spark starts, since Spark itself gives up only after a minute, in another thread.
   */
  private static void requireAnswer(String master, String... addresses) {
    if (addresses.length == 0) { // commas alone
      throw unknown(master);
    }
    IOException failure = null;
    for (String text : addresses) {
      Matcher address = ADDRESS.matcher(text);
      if (!address.matches()) {
        throw unknown(master);
      }
      try (Socket socket = new Socket()) {
        InetSocketAddress place =
            new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2)));
        if (place.isUnresolved()) {
          throw new UnknownHostException(address.group(1));
        }
        socket.connect(place, TIMEOUT_MILLIS);
        return;
      } catch (IOException e) {
        failure = e;
      } catch (IllegalArgumentException e) { // not a valid port
        throw unknown(master);
      }
    }
    throw new StartException(
        "no Spark master answers at %s: %s"
            .formatted(
                master,
                failure instanceof UnknownHostException
                    ? "the host name cannot be resolved"
                    : failure.getMessage()),
        "Check the address, and that the cluster is up.",
        failure);
  }

  private static InvalidValueException unknown(String master) {
    return new InvalidValueException(
        ("--master %s is not a master that Spark knows; expected local[N],"
                + " local-cluster[N,CORES,MB], spark://HOST:PORT, yarn or k8s://https://HOST:PORT")
            .formatted(master));
  }
}
