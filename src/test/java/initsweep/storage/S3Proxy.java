package initsweep.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/**
 * An S3 server in a process of its own on this machine, which keeps its objects in a folder. See
 * src/test/s3proxy.
 */
public final class S3Proxy implements AutoCloseable {
  private static final Path CLASS_PATH = Path.of("target/s3proxy.classpath").toAbsolutePath();
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Process process;
  private final int port;
  private final Path objects;

  private S3Proxy(Process process, int port, Path objects) {
    this.process = process;
    this.port = port;
    this.objects = objects;
  }

  /**
   * @param folder for the objects and the server's log; has one bucket
   */
  public static S3Proxy start(Path folder) throws IOException, InterruptedException {
    int port = FreePort.find();
    Path objects = Files.createDirectories(folder.resolve("objects").resolve(bucket(port)));
    Path properties =
        Files.write(
            folder.resolve("s3proxy.properties"),
            List.of(
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=tester",
                "s3proxy.credential=secret",
                "s3proxy.endpoint=http://127.0.0.1:" + port,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + folder.resolve("objects"),
                "jclouds.identity=tester",
                "jclouds.credential=secret"));
    Process process =
        new ProcessBuilder(
                "java",
                "-Xmx256m",
                "-DLOG_LEVEL=warn",
                "-cp",
                classPath(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    S3Proxy proxy = new S3Proxy(process, port, objects);
    proxy.waitUntilItListens();
    return proxy;
  }

  /** One of its own: Hadoop keeps a connection per bucket name for as long as the process lives. */
  private static String bucket(int port) {
    return "sweeps-" + port;
  }

  public String bucket() {
    return bucket(port);
  }

  /** The folder with the objects of the bucket. */
  public Path objects() {
    return objects;
  }

  private static String classPath() throws IOException, InterruptedException {
    if (!Files.exists(CLASS_PATH)) {
      // Tests run side by side: another one must not read half of it.
      Path unfinished = Files.createTempFile(CLASS_PATH.getParent(), "s3proxy", ".classpath");
      Process maven =
          new ProcessBuilder(
                  "mvn",
                  "-q",
                  "-B",
                  "-ntp",
                  "-f",
                  "src/test/s3proxy/pom.xml",
                  "dependency:build-classpath",
                  "-Dmdep.outputFile=" + unfinished)
              .inheritIO()
              .start();
      assertThat(maven.waitFor()).as("exit code of Maven").isZero();
      Files.move(unfinished, CLASS_PATH, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(CLASS_PATH).strip();
  }

  private void waitUntilItListens() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!listens()) {
      assertThat(process.isAlive() && System.nanoTime() < until).as("s3proxy starts").isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it is and who may use it, as settings of Hadoop. */
  public Map<String, String> settings() {
    return Map.of(
        "fs.s3a.endpoint", "http://127.0.0.1:" + port,
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true",
        "fs.s3a.connection.ssl.enabled", "false",
        "fs.s3a.access.key", "tester",
        "fs.s3a.secret.key", "secret");
  }

  public Configuration hadoop() {
    Configuration hadoop = new Configuration();
    settings().forEach(hadoop::set);
    return hadoop;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join(); // tests that count the children of this JVM may follow
  }
}
