package initsweep.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmit;

/**
 * The process of a {@link BackgroundCommand}: spark-submit, whose settings come on standard input.
 * They may hold secrets, which a command line would show to other users, and a file would keep
 * where the process is killed.
 */
final class BackgroundProcess {
  private BackgroundProcess() {}

  /** Called in the process that starts this one. */
  static void send(Properties settings, Process process) {
    try (OutputStream out = process.getOutputStream()) {
      settings.store(out, null);
    } catch (IOException e) {
      // It has ended already, and its exit code tells why.
    }
  }

  /**
   * @param arguments of spark-submit, without settings
   */
  public static void main(String[] arguments) throws IOException {
    SparkSubmit.main(
        Stream.concat(received(System.in), Stream.of(arguments)).toArray(String[]::new));
  }

  private static Stream<String> received(InputStream in) throws IOException {
    Properties settings = new Properties();
    settings.load(in);
    return settings.stringPropertyNames().stream()
        .flatMap(key -> Stream.of("--conf", key + "=" + settings.getProperty(key)));
  }
}
