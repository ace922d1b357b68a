package initsweep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A real HDFS and a real YARN of two machines in this process, whose containers are processes of
 * their own, and an installation of InitSweep whose Spark knows YARN.
 */
final class YarnCluster implements AutoCloseable {
  private static final String EXECUTOR = "YarnCoarseGrainedExecutorBackend";

  private final Path folder;
  private final MiniDFSCluster hdfs;
  private final Installation installation;
  private final MiniYARNCluster yarn = new MiniYARNCluster("initsweep", 2, 1, 1);

  /**
   * @param folder for the installation, the configuration, disks and logs
   */
  YarnCluster(Path folder) throws IOException {
    this.folder = folder;
    this.installation = new Installation(folder.resolve("installation"));
    Configuration hadoop = new YarnConfiguration();
    hadoop.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    hdfs = new MiniDFSCluster.Builder(hadoop).numDataNodes(1).build();
    settings().forEach(hadoop::set);
    yarn.init(hadoop);
    yarn.start();
    writeConfiguration();
    files().mkdirs(path("/user"));
    files().setPermission(path("/user"), FsPermission.valueOf("drwxrwxrwx"));
  }

  private Map<String, String> settings() {
    return Map.of(
        "fs.defaultFS", hdfs.getURI().toString(),
        "yarn.scheduler.minimum-allocation-mb", "256",
        "yarn.scheduler.capacity.root.queues", "default",
        "yarn.scheduler.capacity.root.default.capacity", "100",
        "yarn.scheduler.capacity.maximum-am-resource-percent", "0.5",
        "yarn.nodemanager.vmem-check-enabled", "false",
        // The disk of a machine that builds is often nearly full.
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100");
  }

  private void writeConfiguration() throws IOException {
    Files.createDirectories(configuration());
    Configuration clients = new Configuration(yarn.getConfig());
    clients.unset("net.topology.node.switch.mapping.impl"); // a class of tests
    for (String file : List.of("core-site.xml", "yarn-site.xml")) {
      try (OutputStream out = Files.newOutputStream(configuration().resolve(file))) {
        clients.writeXml(out);
      }
    }
  }

  private Path configuration() {
    return folder.resolve("hadoop-conf");
  }

  private static org.apache.hadoop.fs.Path path(String path) {
    return new org.apache.hadoop.fs.Path(path);
  }

  /** Runs submit.sh on the cluster's edge. */
  Submission start(Map<String, String> environment, Object... arguments) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("HADOOP_CONF_DIR", configuration().toString());
    Object[] options = {
      "--master",
      "yarn",
      "--num-executors",
      "2",
      "--executor-memory",
      "600m",
      "--conf",
      "spark.yarn.jars=local:"
          + Installation.JARS
          + "/*", // instead of 300 MB to HDFS for each application
      "--conf",
      "spark.yarn.appMasterEnv.JAVA_HOME=" + System.getProperty("java.home"),
      "--conf",
      "spark.executorEnv.JAVA_HOME=" + System.getProperty("java.home")
    };
    return Submission.start(
        folder,
        installation.script(),
        all,
        Stream.concat(Stream.of(options), Stream.of(arguments)).toArray());
  }

  FileSystem files() throws IOException {
    return hdfs.getFileSystem();
  }

  String uri(String path) {
    return hdfs.getURI() + path;
  }

  Configuration settingsOfClients() {
    return hdfs.getConfiguration(0);
  }

  /** Containers are children of this process, since the NodeManagers are in it. */
  static Stream<ProcessHandle> executors() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .filter(process -> process.info().commandLine().orElse("").contains(EXECUTOR));
  }

  @Override
  public void close() throws IOException {
    yarn.close();
    hdfs.shutdown();
  }
}
