package initsweep.spark;

import com.github.luben.zstd.util.Native;
import initsweep.spark.yarn.ResourceManagers;
import initsweep.spelling.InvalidValueException;
import initsweep.storage.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.internal.SQLConf;
import scala.Tuple2;

/**
 * Checks before the start for problems that would end a command after minutes of work, by Spark's
 * own {@code System.exit} or in another thread.
 */
final class StartChecks {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static final String MAJOR_VERSION = "4";
  private static final List<String> FILE_SETTINGS =
      List.of("spark.jars", "spark.files", "spark.submit.pyFiles", "spark.archives");

  private StartChecks() {}

  /**
   * Checks the temporary folder, before Spark tries ten times to create a folder in it.
   *
   * @throws StoreException if it is not writable
   */
  static void requireTemporaryFolder() {
    requireFolder(
        System.getProperty(TEMPORARY),
        "temporary folder",
        "Use another one: --driver-java-options -Djava.io.tmpdir=FOLDER.");
  }

  /**
   * Checks what every command with a table needs.
   *
   * @throws StartException if this version of Spark is not supported
   * @throws StoreException if the temporary folder cannot be used
   */
  static void requireEnvironment() {
    requireVersion(org.apache.spark.package$.MODULE$.SPARK_VERSION());
    requireTemporaryFolder();
    requireNativeLibraries();
  }

  static void requireVersion(String version) {
    if (!version.split("\\.", -1)[0].equals(MAJOR_VERSION)) {
      throw new StartException(
          "this is Spark %s; InitSweep needs Spark %s".formatted(version, MAJOR_VERSION),
          "Set SPARK_HOME to such an installation, or unset it and remove other Sparks from the"
              + " PATH to use the one from Maven.",
          null);
    }
  }

  /**
   * Parquet files are compressed by a native library that is unpacked into the temporary folder.
   * Loaded before any run is trained, since its result could not be stored without it.
   *
   * @throws StoreException if it cannot be loaded from there
   */
  static void requireNativeLibraries() {
    try {
      Native.load();
    } catch (LinkageError e) {
      throw new StoreException(
          ("a native library (zstd) cannot be loaded from the temporary folder %s: %s\nUse a"
                  + " folder on a file system that is not mounted noexec: --driver-java-options"
                  + " -Djava.io.tmpdir=FOLDER, on a cluster also spark.executor.extraJavaOptions.")
              .formatted(
                  System.getProperty(TEMPORARY),
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /**
   * @throws InvalidValueException if a setting is invalid
   * @throws StartException if the cluster does not answer
   * @throws StoreException if Spark cannot write to its scratch folders
   */
  static void requireSettings(SparkConf conf) {
    Masters.require(conf.get("spark.master", ""));
    if (Masters.isYarn(conf.get("spark.master"))) {
      requireResourceManager(SparkHadoopUtil.get().newConfiguration(conf));
    }
    FILE_SETTINGS.forEach(key -> requireFiles(key, conf.get(key, "")));
    requireEventLog(conf);
    requireSqlSettings(conf);
    if (Masters.isLocal(conf.get("spark.master"))) {
      scratchFolders(conf)
          .forEach(
              folder ->
                  requireFolder(
                      folder,
                      "spark.local.dir",
                      "Use another one: --conf spark.local.dir=FOLDER."));
    }
  }

  /**
   * @throws StartException if no ResourceManager of YARN answers
   */
  static void requireResourceManager(Configuration hadoop) {
    ResourceManagers.unreachable(hadoop)
        .ifPresent(
            failure -> {
              throw new StartException(
                  "no ResourceManager of YARN answers at " + failure,
                  "Check that HADOOP_CONF_DIR%s is the folder of the cluster's yarn-site.xml, and that the cluster is up."
                      .formatted(environment("HADOOP_CONF_DIR")),
                  null);
            });
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    return value == null ? ", which is not set," : "=" + value;
  }

  /**
   * The scratch folders as {@code org.apache.spark.util.Utils} finds them; the environment comes
   * first.
   */
  private static Stream<String> scratchFolders(SparkConf conf) {
    String folders = System.getenv("SPARK_LOCAL_DIRS");
    return Arrays.stream(
            (folders == null ? conf.get("spark.local.dir", System.getProperty(TEMPORARY)) : folders)
                .split(",", -1))
        .map(String::strip)
        .filter(folder -> !folder.isEmpty());
  }

  /**
   * Spark turns paths into URIs, in which a space is %20; a text that is not a URI is taken as it
   * is.
   */
  private static String localPath(String place) {
    try {
      URI uri = new URI(place);
      boolean isLocal = "file".equals(uri.getScheme()) || "local".equals(uri.getScheme());
      return isLocal && uri.getPath() != null ? uri.getPath() : place.replaceFirst("#.*", "");
    } catch (URISyntaxException e) {
      return place.replaceFirst("^(file:(//)?|local:)", "").replaceFirst("#.*", "");
    }
  }

  private static void requireFiles(String key, String places) {
    for (String place : places.split(",", -1)) {
      String path = localPath(place.strip());
      if (path.startsWith("/") && !path.contains("*") && !Files.exists(Path.of(path))) {
        throw new InvalidValueException(
            "%s %s: there is no such file\nCheck the path."
                .formatted(key.equals("spark.jars") ? "--jars" : key, path));
      }
    }
  }

  /** Spark does not create the folder of its event log, whose default few machines have. */
  private static void requireEventLog(SparkConf conf) {
    String folder = conf.get("spark.eventLog.dir", "/tmp/spark-events");
    String path = localPath(folder);
    boolean isWanted = Boolean.parseBoolean(conf.get("spark.eventLog.enabled", "false"));
    if (isWanted && path.startsWith("/") && !Files.isDirectory(Path.of(path))) {
      throw new StoreException(
          ("the event log folder %s (spark.eventLog.dir) does not exist or is not a"
                  + " folder\nCreate it, set another one, or leave spark.eventLog.enabled out.")
              .formatted(folder),
          null);
    }
  }

  private static void requireFolder(String text, String what, String remedy) {
    try {
      Path folder = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
      Files.createDirectories(folder);
      Files.delete(Files.createTempDirectory(folder, "initsweep"));
    } catch (IOException e) {
      String reason = e instanceof FileSystemException file ? file.getReason() : null;
      throw new StoreException(
          "%s %s cannot be written to: %s\n%s"
              .formatted(
                  what, text, reason == null ? e.getClass().getSimpleName() : reason, remedy),
          e);
    }
  }

  /**
   * Checks settings of SQL, which Spark reads only when the first query needs them, after the
   * training.
   */
  private static void requireSqlSettings(SparkConf conf) {
    Tuple2<String, String>[] settings = conf.getAllWithPrefix("spark.sql.");
    SQLConf sql = settings.length == 0 ? null : new SQLConf(); // loading it takes a while
    for (Tuple2<String, String> setting : settings) {
      sql.setConfString("spark.sql." + setting._1(), setting._2());
    }
  }
}
