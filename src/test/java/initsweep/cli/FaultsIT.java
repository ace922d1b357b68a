package initsweep.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import initsweep.cli.Submission.Ended;
import initsweep.storage.S3Proxy;
import initsweep.storage.Store;
import initsweep.storage.StoreLocation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, filled up or damaged while a sweep runs: nothing lost, nothing doubled, and
 * in the end the bits of the sweep that nobody disturbed.
 */
class FaultsIT {
  private static final Pattern OF_S3 =
      Pattern.compile(
          "/(hadoop-aws|software/amazon|org/reactivestreams|org/apache/httpcomponents)/");

  /** There is one situation for an executor, and there are four for a driver. */
  private static final int EXECUTOR_KILLS = ShortSweep.KILLS / 2;

  /** Files that {@link #damage} needs. */
  private static final int DAMAGED = 3;

  /** Of a process that was ended by {@code kill -9}: 128 and the signal. */
  private static final int KILLED = 137;

  @TempDir private static Path temp;
  private static ShortSweep small;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    small = ShortSweep.in(temp);
    small.assertWhole("undisturbed");
  }

  /** And two programs read the table all the while. */
  @Test
  void executorsAreKilledAgainAndAgain() throws Exception {
    small.prepare("executors");
    Random random = new Random(1);
    int kills = 0;
    try (FolderWatch table = new FolderWatch(small.table("executors"));
        LiveReaders readers = new LiveReaders(small.table("executors"));
        Submission sweep = small.start("executors", "--master", "local-cluster[2,1,1024]")) {
      CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
      while (table.awaitFile(sweep)) {
        List<ProcessHandle> executors = sweep.executors();
        if (kills < EXECUTOR_KILLS && !executors.isEmpty()) {
          Submission.kill(executors.get(random.nextInt(executors.size())));
          kills++;
        }
        if (reading.isDone()) {
          reading.join();
          reading = CompletableFuture.runAsync(readers::look); // beside the kills, which are urgent
        }
      }
      Ended ended = sweep.end();
      assertThat(ended.exitCode()).as(ended.err()).isZero();
      reading.join();
      readers.look();
    }
    assertThat(kills).isEqualTo(EXECUTOR_KILLS);
    small.assertWhole("executors");
  }

  /** While it starts, while it writes a file and after it has published one; and files go bad. */
  @Test
  void driversAreKilledAndFilesGoBad() throws Exception {
    small.prepare("drivers");
    Random random = new Random(2);
    try (FolderWatch bookkeeping = new FolderWatch(small.out("drivers").resolve("_sweep"));
        FolderWatch writing = new FolderWatch(small.out("drivers").resolve("_sweep/tmp"));
        FolderWatch table = new FolderWatch(small.table("drivers"))) {
      int kills = 0;
      for (int start = 0; kills < ShortSweep.KILLS; start++) {
        assertThat(start).as("starts for %s kills", kills).isLessThan(3 * ShortSweep.KILLS);
        FolderWatch moment = List.of(bookkeeping, table, writing, table).get(start % 4);
        boolean damaging = start % 4 == 3;
        moment.forget();
        try (Submission sweep = small.start("drivers", "--master", "local[2]")) {
          moment.awaitFiles(damaging ? DAMAGED : 1 + random.nextInt(2), sweep);
          int exitCode = sweep.kill();
          assertThat(exitCode).isIn(KILLED, ExitCode.DONE);
          kills += exitCode == KILLED ? 1 : 0;
          damaging |= exitCode == ExitCode.DONE; // so that the next start finds work
        }
        if (damaging) {
          damage(small.table("drivers"), random);
        }
      }
    }
    CommandRun ended = small.run("drivers");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    small.assertWhole("drivers");
    assertThat(small.out("drivers").resolve("_sweep/quarantine")).isNotEmptyDirectory();
    assertThat(small.out("drivers").resolve("report.html")).as("--no-report").doesNotExist();
  }

  /** One file each is cut short, emptied, changed in a bit, and put beside the others. */
  private static void damage(Path table, Random random) throws IOException {
    List<Path> chunks = chunks(table);
    assertThat(chunks).hasSizeGreaterThanOrEqualTo(DAMAGED);
    byte[] content = Files.readAllBytes(chunks.get(0));
    Files.write(table.resolve("foreign.parquet"), content);
    Files.write(chunks.get(0), Arrays.copyOf(content, random.nextInt(content.length)));
    Files.write(chunks.get(1), new byte[0]);
    byte[] flipped = Files.readAllBytes(chunks.get(2));
    flipped[random.nextInt(flipped.length)] ^= 4;
    Files.write(chunks.get(2), flipped);
  }

  private static List<Path> chunks(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  @Test
  void aMachineOfARealClusterIsLost() throws Exception {
    small.prepare("cluster");
    Path logs = Files.createDirectory(temp.resolve("logs"));
    try (StandaloneCluster cluster = new StandaloneCluster(logs);
        FolderWatch table = new FolderWatch(small.table("cluster"));
        Submission sweep = small.start("cluster", "--master", cluster.master())) {
      assertThat(table.awaitFiles(2, sweep)).isTrue();
      cluster.killWorker();
      Ended ended = sweep.end();
      assertThat(ended.exitCode()).as(ended.err()).isZero();
    }
    small.assertWhole("cluster");
  }

  /** From the folder of a driver on the cluster, the relative path of the file leads nowhere. */
  @Test
  void aDriverOnAStandaloneClusterIsSentItsSweepFile() throws Exception {
    Path logs = Files.createDirectory(temp.resolve("drivers-logs"));
    Path file = Path.of("").toAbsolutePath().relativize(temp.toRealPath().resolve("short.yaml"));
    Object[] sweep = small.command(small.out("remote"));
    sweep[1] = file;
    List<Object> arguments = new ArrayList<>();
    try (StandaloneCluster cluster = new StandaloneCluster(logs)) {
      arguments.addAll(List.of("--master", cluster.master(), "--deploy-mode", "cluster"));
      arguments.addAll(List.of(sweep));
      Ended ended = Submission.run(temp, arguments.toArray());
      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(ended.err()).as("spark-submit follows the driver").contains("is FINISHED");
      assertThat(cluster.driversLog()).contains("/%s runs".formatted(ShortSweep.RUNS));
    }
    small.assertWhole("remote");
  }

  @Test
  void aDriverThatWritesToAnObjectStoreIsKilled() throws Exception {
    try (S3Proxy s3 = S3Proxy.start(Files.createDirectory(temp.resolve("s3")));
        Store store = new StoreLocation(killed(s3)).open(s3.hadoop())) {
      Path objects = Files.createDirectories(s3.objects().resolve("killed/runs"));
      try (FolderWatch table = new FolderWatch(objects);
          Submission sweep = startTo(s3)) {
        assertThat(table.awaitFiles(2, sweep)).isTrue();
        assertThat(sweep.kill()).isEqualTo(KILLED);
      }
      Map<String, String> settings = new HashMap<>();
      s3.settings().forEach((key, value) -> settings.put("spark.hadoop." + key, value));
      CommandRun resumed = CommandRun.with(settings, small.command(killed(s3)));
      assertThat(resumed.exitCode()).as(resumed.err()).isZero();
      assertThat(resumed.out()).doesNotContain(ShortSweep.RUNS + " computed now");
      small.assertWhole(store);
    }
  }

  private static String killed(S3Proxy s3) {
    return "s3a://" + s3.bucket() + "/killed";
  }

  /** With the jars that reading and writing S3 takes and Spark does not bring. */
  private static Submission startTo(S3Proxy s3) throws IOException {
    String jars =
        Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(jar -> OF_S3.matcher(jar).find())
            .collect(joining(","));
    List<Object> options = new ArrayList<>(List.of("--master", "local[2]", "--jars", jars));
    s3.settings()
        .forEach(
            (key, value) -> options.addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    return small.startTo(killed(s3), options.toArray());
  }

  @Test
  void aSignalKeepsWhatIsFinishedAndTheSameCommandGoesOn() throws Exception {
    small.prepare("signal");
    try (FolderWatch table = new FolderWatch(small.table("signal"));
        Submission sweep = small.start("signal", "--master", "local[2]")) {
      assertThat(table.awaitFile(sweep)).isTrue();
      sweep.handle().destroy();
      Ended ended = sweep.end();
      assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(ended.err()).contains("resume with the same command").doesNotContain("ERROR");
    }
    assertThat(small.out("signal").resolve("_sweep/lease.json")).doesNotExist();
    int kept = chunks(small.table("signal")).size();
    CommandRun resumed = small.run("signal");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(kept).isPositive();
    assertThat(resumed.out()).doesNotContain(ShortSweep.RUNS + " computed now");
    small.assertWhole("signal");
  }

  @Test
  void aSecondDriverAndChangedDataAreRefusedAndTouchNothing() throws Exception {
    small.prepare("two");
    try (FolderWatch table = new FolderWatch(small.table("two"));
        Submission first = small.start("two", "--master", "local[1]")) {
      assertThat(table.awaitFile(first)).isTrue();
      signal("-STOP", first); // so that it is still there when the second one looks
      CommandRun second = small.run("two");
      signal("-CONT", first);
      assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.FOREIGN_OUTPUT);
      assertThat(second.err()).contains("two is in use by process " + first.handle().pid());
      assertThat(first.end().exitCode()).isZero();
    }
    small.assertWhole("two");

    Map<String, String> before = times(small.out("two"));
    Path images = temp.resolve("images/train-images-idx3-ubyte");
    byte[] content = Files.readAllBytes(images);
    content[content.length / 2] ^= 1;
    Path backup = temp.resolve("backup");
    Files.move(images, backup);
    Files.write(images, content);
    CommandRun other = small.run("two");
    Files.move(backup, images, StandardCopyOption.REPLACE_EXISTING);
    assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.FOREIGN_OUTPUT);
    assertThat(other.err()).contains("holds another sweep; nothing was changed").contains("data");
    assertThat(times(small.out("two"))).isEqualTo(before);
  }

  private static void signal(String signal, Submission sweep) throws Exception {
    String pid = Long.toString(sweep.handle().pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  private static Map<String, String> times(Path folder) throws IOException {
    Map<String, String> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        times.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return times;
  }

  /** In a name space of its own, where a user may mount a disk of a few kilobytes. */
  @Test
  void aFullDiskIsSaidAndWithMoreRoomTheSameCommandGoesOn() throws Exception {
    assumeThat(new ProcessBuilder("unshare", "-rm", "true").start().waitFor()).isZero();
    Path disk = Files.createDirectory(temp.resolve("disk"));
    String script =
        """
        mount -t tmpfs -o size=200k none %1$s
        ./submit.sh --master local[2] sweep %2$s --no-report --out %1$s/out
        echo "exit $?"; echo "left over: $(ls %1$s/out/_sweep/tmp)"
        mount -o remount,size=100m %1$s
        ./submit.sh --master local[2] sweep %2$s --no-report --out %1$s/out
        echo "exit $?"; cp -r %1$s/out %3$s
        """
            .formatted(disk, temp.resolve("short.yaml"), small.out("full"));
    Path said = temp.resolve("said.txt");
    Process process =
        new ProcessBuilder("unshare", "-rm", "bash", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.waitFor();
    assertThat(Files.readString(said))
        .containsSubsequence(
            "error: cannot write " + disk, "no space left: ", "exit 74\nleft over: \n", "exit 0\n")
        .doesNotContain(ShortSweep.RUNS + " computed now");
    small.assertWhole("full");
  }
}
