package initsweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.spelling.InvalidValueException;
import initsweep.storage.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark that does not start, with Spark's own reasons: no session comes to be here. */
class StartFailuresTest {
  private static final String LOCAL = "local[1]";

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "spark.plugins, no.Such, --conf spark.plugins=no.Such: the class no.Such does not exist",
    "spark.extraListeners, no.Such, --conf spark.extraListeners=no.Such: the class no.Such does not"
        + " exist",
    "spark.serializer, no.Such, --conf spark.serializer=no.Such: the class no.Such does not exist",
    "spark.executor.memory, abc, abc",
    "spark.driver.port, abc, \"spark.driver.port\" is invalid",
    "spark.scheduler.mode, XX, \"spark.scheduler.mode\" is invalid",
    "spark.task.cpus, 3, 'Spark does not start: The number of cores per executor (=1)'",
    "spark.sql.shuffle.partitions, abc, \"spark.sql.shuffle.partitions\" is invalid",
    "spark.sql.parquet.int64AsTimestampMillis, true, 'Spark rejects a setting: The SQL config'",
    "spark.initsweep.runTimeLimit, soon, expected a duration such as 90s",
    "spark.jars, /no/such.jar, --jars /no/such.jar: there is no such file",
    "spark.files, file:/no/such.txt, spark.files /no/such.txt: there is no such file"
  })
  void aSettingThatSparkRefusesIsAWrongArgument(String key, String value, String message) {
    assertRefused(LOCAL, key, value)
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEventLogFolderThatIsMissingIsToldWithItsSetting() {
    String folder = temp.resolve("none").toString();
    assertThatThrownBy(
            () ->
                start(
                    new SparkConf(false)
                        .setMaster(LOCAL)
                        .set("spark.eventLog.enabled", "true")
                        .set("spark.eventLog.dir", folder)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "the event log folder " + folder + " (spark.eventLog.dir) does not exist")
        .satisfies(StartFailuresTest::speaksOfNoCluster);
  }

  /** Spark writes the space of a folder's name as %20. */
  @Test
  void aJarInAFolderWithASpaceIsFound(@TempDir Path temp) throws IOException {
    Path jar =
        Files.writeString(Files.createDirectory(temp.resolve("a folder")).resolve("x#1.jar"), "");
    assertRefused(LOCAL, "spark.jars", jar.toUri() + ",/no/such.jar")
        .hasMessageStartingWith("--jars /no/such.jar: ");
  }

  @Test
  void aScratchFolderThatCannotBeWrittenToIsAStorageErrorBeforeSparkEndsTheProcess() {
    assertRefused(LOCAL, "spark.local.dir", "/proc/no")
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("spark.local.dir /proc/no cannot be written to: ");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () ->
                  start(
                      new SparkConf(false)
                          .setMaster(LOCAL)
                          .set("spark.driver.bindAddress", "127.0.0.1")
                          .set("spark.port.maxRetries", "0")
                          .set("spark.driver.port", "" + taken.getLocalPort())))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("spark.driver.port=" + taken.getLocalPort())
          .satisfies(StartFailuresTest::speaksOfNoCluster);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "local[x]",
        "local[0]",
        "local[",
        "LOCAL",
        "spark://",
        "spark://,",
        "spark://host",
        "spark://host:99999",
        ""
      })
  void aMasterThatIsNoneIsAWrongArgument(String master) {
    assertThatThrownBy(() -> Masters.require(master))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(
            "--master " + master + " is not a master that Spark knows; expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "local[1]",
        "local[*]",
        "local[*,4]",
        "local[2, 3]",
        "local-cluster[1,1,1024]",
        "yarn",
        "k8s://https://host:443"
      })
  void aMasterThatSparkKnowsIsNoFault(String master) {
    Masters.require(master);
  }

  @Test
  void aMasterWhoseHostHasNoAddressOrDoesNotAnswerIsSaidAtOnce() throws IOException {
    assertThatThrownBy(() -> Masters.require("spark://no-such-host.invalid:7077"))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "no Spark master answers at spark://no-such-host.invalid:7077: the host name cannot"
                + " be resolved\n"
                + "Check the address, and that the cluster is up.");
    try (ClosedPort closed = new ClosedPort()) {
      assertThatThrownBy(() -> Masters.require("spark://" + closed.address()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("Connection refused");
    }
  }

  @Test
  void oneOfSeveralMastersIsEnough() throws IOException {
    try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Masters.require("spark://no-such-host.invalid:7077,127.0.0.1:" + master.getLocalPort());
    }
  }

  @Test
  void aYarnThatDoesNotAnswerIsSaidBeforeSparkWaitsForIt() throws IOException {
    try (ClosedPort closed = new ClosedPort()) {
      assertThatThrownBy(
              () ->
                  start(
                      new SparkConf(false)
                          .setMaster("yarn")
                          .set("spark.hadoop.yarn.resourcemanager.address", closed.address())))
          .isInstanceOf(StartException.class)
          .hasMessageStartingWith(
              "no ResourceManager of YARN answers at %s: Connection refused\nCheck that HADOOP_CONF_DIR",
              closed.address());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.8", "2.4.0", "10.0.0"})
  void anotherSparkIsRefusedWithItsVersion(String version) {
    assertThatThrownBy(() -> StartChecks.requireVersion(version))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("this is Spark " + version + "; InitSweep needs Spark 4\n");
  }

  @Test
  void aTemporaryFolderThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    String before = System.setProperty("java.io.tmpdir", file.toString());
    try {
      assertThatThrownBy(StartChecks::requireTemporaryFolder)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("temporary folder " + file + " cannot be written to: ");
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  @Test
  void whatEveryRetryRepeatsIsPermanent() {
    assertThat(StartFailures.isPermanent(lostTask(new UnsatisfiedLinkError("zstd.so")))).isTrue();
    assertThat(StartFailures.isPermanent(lostTask(new NoClassDefFoundError("a/B")))).isTrue();
    assertThat(StartFailures.isPermanent(lostTask(new ClassNotFoundException("a.B")))).isTrue();
    assertThat(StartFailures.isPermanent(lostTask(new OutOfMemoryError("heap")))).isFalse();
    assertThat(StartFailures.isPermanent(lostTask(new IOException("reset")))).isFalse();
    assertThat(StartFailures.explain(lostTask(new NoClassDefFoundError("a/B")), Map.of()))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("the class a.B is missing or cannot be loaded\n");
  }

  private static SparkException lostTask(Throwable cause) {
    return new SparkException("Job aborted due to stage failure", cause);
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(
      String master, String key, String value) {
    return assertThatThrownBy(() -> start(new SparkConf(false).setMaster(master).set(key, value)))
        .satisfies(StartFailuresTest::speaksOfNoCluster);
  }

  /** With a local master there is none to lose. */
  private static void speaksOfNoCluster(Throwable failure) {
    assertThat(failure.getMessage().lines()).hasSize(2);
    assertThat(failure.getMessage()).doesNotContain("cluster", "run the same command again");
  }

  private static void start(SparkConf conf) {
    SessionOnDemand.start(
        conf.setAppName("none")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1"));
  }
}
