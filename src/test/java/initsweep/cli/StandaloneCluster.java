package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.storage.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Spark's own Master and two Workers of one core each, in processes of their own on loopback. */
final class StandaloneCluster implements AutoCloseable {
  private static final String DEPLOY = "org.apache.spark.deploy.";
  private static final int WORKERS = 2;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Path folder;
  private final int port = FreePort.find();
  private final List<Process> processes = new ArrayList<>();

  /**
   * @param folder for the logs and what executors leave
   */
  StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Submission.run(folder, "theory"); // submit.sh assembles the Spark that the cluster is made of
    try {
      start("master.Master", "--port", Integer.toString(port));
      awaitMaster();
      for (int i = 0; i < WORKERS; i++) {
        String work = workFolder(i).toString();
        start("worker.Worker", "--cores", "1", "--memory", "1g", "--work-dir", work, master());
      }
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private Path workFolder(int worker) {
    return folder.resolve("worker" + worker);
  }

  private void start(String type, String... arguments) throws IOException {
    Path home = Path.of("target/spark-home").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of("java", "-Xmx256m"));
    command.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED"));
    command.addAll(List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"));
    command.addAll(List.of("-cp", home.resolve("jars") + "/*", DEPLOY + type));
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Path log = folder.resolve("process" + processes.size() + ".log");
    processes.add(builder.redirectOutput(log.toFile()).start());
  }

  private void awaitMaster() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!listens()) {
      assertThat(processes.get(0).isAlive() && System.nanoTime() < until).isTrue();
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

  /** As {@code --master} takes it. */
  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** What drivers on the cluster have written to standard error. */
  String driversLog() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < WORKERS; i++) {
      // Not a walk through all that is below: Workers remove the files of executors meanwhile.
      try (DirectoryStream<Path> drivers = Files.newDirectoryStream(workFolder(i), "driver-*")) {
        for (Path driver : drivers) {
          log.append(Files.readString(driver.resolve("stderr")));
        }
      }
    }
    return log.toString();
  }

  /** Kills a machine: a Worker, before it could start another executor, and all it has started. */
  void killWorker() {
    withAllItStarted(processes.get(1)).forEach(ProcessHandle::destroyForcibly);
  }

  private static Stream<ProcessHandle> withAllItStarted(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants().toList().stream());
  }

  @Override
  public void close() {
    processes.stream()
        .flatMap(StandaloneCluster::withAllItStarted)
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }
}
