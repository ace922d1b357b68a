package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Submission.Ended;
import initsweep.data.LearnableFolder;
import initsweep.ledger.Verification;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a real YARN, with data and results on a real HDFS, submitted as a user does it. */
class YarnIT {
  private static final String SPEC =
      """
      name: short
      data: %s
      run: {hidden: [16], iterations: 300, lr: 0.5, batch: 64}
      grid: {init: [0.01, xavier, he], seed: 0..3}
      probe: {at: [0, 1, 2, 3, last], inputs: 1000000}
      """;

  @TempDir private static Path temp;
  private static YarnCluster cluster;
  private static Path sweep;
  private static String digest;

  @BeforeAll
  static void startAndRunHere() throws Exception {
    cluster = new YarnCluster(temp);
    Path images = LearnableFolder.write(temp.resolve("images"), 2000, 300);
    cluster.files().copyFromLocalFile(hadoop(images.toString()), hadoop("/data/images"));
    sweep =
        Files.writeString(temp.resolve("short.yaml"), SPEC.formatted(cluster.uri("/data/images")));
    CommandRun here =
        CommandRun.with(
            Map.of("spark.master", "local[1]"),
            "sweep",
            sweep,
            "--no-report",
            "--out",
            temp.resolve("here"));
    assertThat(here.exitCode()).as(here.err()).isZero();
    digest = here.digest();
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  private static org.apache.hadoop.fs.Path hadoop(String path) {
    return new org.apache.hadoop.fs.Path(path);
  }

  @Test
  void aSweepWhoseDriverIsHereSurvivesALostContainer() throws Exception {
    try (Submission submission = cluster.start(Map.of(), sweepTo("/results/client"));
        Store results = store("/results/client")) {
      while (submission.isAlive() && results.list("runs").isEmpty()) {
        Thread.onSpinWait();
      }
      YarnCluster.executors().findAny().orElseThrow().destroyForcibly();
      Ended ended = submission.end();
      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(ended.digest()).isEqualTo(digest);
    }
    assertWhole("/results/client");
  }

  @Test
  void aSweepWhoseDriverIsOnTheClusterIsSentItsFile() throws Exception {
    Ended ended = run("--deploy-mode", "cluster", sweepTo("/results/cluster"));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.err()).containsPattern("YARN: application_\\d+_\\d+ runs; log: yarn logs");
    assertWhole("/results/cluster");

    Ended again = run("--deploy-mode", "cluster", sweepTo("/results/cluster"));
    assertThat(again.exitCode()).as("a finished sweep: " + again.err()).isZero();
  }

  private static void assertWhole(String folder) {
    try (Store results = store(folder)) {
      Verification.Result found = Verification.of(results);
      assertThat(found.faults()).isEmpty();
      assertThat(found.isWhole()).isTrue();
      assertThat(found.digest()).isEqualTo(digest);
    }
  }

  private static Store store(String folder) {
    return new StoreLocation(cluster.uri(folder)).open(cluster.settingsOfClients());
  }

  @Test
  void aQueueThatDoesNotExistIsNamedInBothModes() throws Exception {
    for (String mode : List.of("client", "cluster")) {
      Ended ended = run("--deploy-mode", mode, "--queue", "nosuch", sweepTo("/results/queue"));
      assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.USAGE);
      assertThat(ended.err()).contains("error: --queue nosuch: YARN has no queue of this name");
      assertThat(errorLines(ended)).hasSize(2);
    }
    assertThat(cluster.files().exists(hadoop("/results/queue/runs"))).isFalse();
  }

  @Test
  void aFolderOfSomebodyElseIsNamedByTheDriverOnTheClusterToo() throws Exception {
    cluster.files().mkdirs(hadoop("/locked"), FsPermission.valueOf("drwx------"));
    for (String mode : List.of("client", "cluster")) {
      Ended ended = runAs("stranger", "--deploy-mode", mode, sweepTo("/locked/out"));
      assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.STORAGE);
      assertThat(ended.err()).contains("error: ", "/locked", "permission denied");
    }
    assertThat(cluster.files().listStatus(hadoop("/locked"))).isEmpty();
  }

  @Test
  void aRelativeFolderOnTheDiskOfAContainerIsRefused() throws Exception {
    Ended ended =
        run(
            "--deploy-mode",
            "cluster",
            "--conf",
            "spark.hadoop.fs.defaultFS=file:///",
            sweepTo("out"));
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("error: output out is a relative path");
  }

  /** What is not progress. */
  private static List<String> errorLines(Ended ended) {
    return ended.err().lines().dropWhile(line -> !line.startsWith("error: ")).toList();
  }

  private static Object[] sweepTo(String folder) {
    return new Object[] {"sweep", sweep, "--no-report", "--out", folder};
  }

  private static Ended run(Object... arguments) throws Exception {
    return runAs(System.getProperty("user.name"), arguments);
  }

  /**
   * @param arguments arrays among them are unfolded
   */
  private static Ended runAs(String user, Object... arguments) throws Exception {
    List<Object> all = new ArrayList<>();
    Stream.of(arguments)
        .forEach(one -> all.addAll(one instanceof Object[] more ? List.of(more) : List.of(one)));
    try (Submission submission = cluster.start(Map.of("HADOOP_USER_NAME", user), all.toArray())) {
      return submission.end();
    }
  }
}
