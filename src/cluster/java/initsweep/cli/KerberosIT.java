package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.cli.Submission.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps to a real HDFS that wants a Kerberos ticket, submitted as a user does it. */
class KerberosIT {
  private static final String SPEC =
      """
      name: tiny
      data: normal(100,4)
      run: {iterations: 0, hidden: [4]}
      grid: {seed: 0}
      """;

  @TempDir private static Path temp;
  private static SecureHdfs hdfs;
  private static Installation installation;

  @BeforeAll
  static void start() throws Exception {
    hdfs = new SecureHdfs(temp);
    installation = new Installation(temp.resolve("installation"));
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  @Test
  void whoHasATicketSweeps() throws Exception {
    Ended ended = sweep(withTicket(3600), "/results/ticket");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
  }

  @Test
  void anExpiredTicketIsSaidBeforeAnythingIsTrained() throws Exception {
    assertRefused(
        sweep(withTicket(-60), "/results/expired"), "there is no valid Kerberos ticket", "kinit");
  }

  @Test
  void aMachineThatKnowsNothingOfKerberosIsToldWhatIsMissing() throws Exception {
    assertRefused(
        sweep(Map.of(), "/results/simple"),
        "it wants Kerberos, and Hadoop's configuration here does not",
        "HADOOP_CONF_DIR");
  }

  private static void assertRefused(Ended ended, String reason, String remedy) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.STORAGE);
    List<String> error =
        ended.err().lines().dropWhile(line -> !line.startsWith("error: ")).toList();
    assertThat(error).as(ended.err()).hasSize(2);
    assertThat(error.get(0)).startsWith("error: cannot ").contains(": " + reason);
    assertThat(error.get(1)).contains(remedy);
  }

  private static Map<String, String> withTicket(int secondsLeft) throws Exception {
    return Map.of(
        "HADOOP_CONF_DIR",
        hdfs.configuration().toString(),
        "KRB5CCNAME",
        hdfs.ticket(secondsLeft).toString());
  }

  private static Ended sweep(Map<String, String> environment, String folder) throws Exception {
    Path sweep = Files.writeString(temp.resolve("tiny.yaml"), SPEC);
    try (Submission submission =
        Submission.start(
            temp,
            installation.script(),
            environment,
            "--driver-java-options",
            hdfs.krb5Conf(),
            "sweep",
            sweep,
            "--no-report",
            "--out",
            hdfs.uri(folder))) {
      return submission.end();
    }
  }
}
