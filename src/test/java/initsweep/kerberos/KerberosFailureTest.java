package initsweep.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import javax.security.auth.login.LoginException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.KerberosAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The messages of Hadoop 3.5 and JDK 17, as a secured HDFS and a KDC caused them or as released.
 */
class KerberosFailureTest {
  private static final String GSS =
      "DestHost:destPort nn:8020 , LocalHost:localPort edge/10.0.0.1:0. Failed on local exception:"
          + " java.io.IOException: javax.security.sasl.SaslException: GSS initiate failed [Caused"
          + " by GSSException: No valid credentials provided (Mechanism level: %s)]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Failed to find any Kerberos tgt | there is no valid Kerberos ticket",
        "Ticket expired (32) - PROCESS_TGS | the Kerberos ticket has expired",
        "Clock skew too great (37) | the clock of this machine",
        "Cannot locate KDC | no Kerberos server (KDC)",
        "Cannot contact any KDC for realm 'EXAMPLE.COM' | no Kerberos server (KDC)",
        "Server not found in Kerberos database (7) | Kerberos refuses the login",
      })
  void aRefusedLoginIsSaidInPlainWords(String mechanism, String reason) {
    assertReason(new IOException(GSS.formatted(mechanism)), reason);
  }

  @Test
  void aTicketThatIsMissingOrOldIsToldInTheSameWords() {
    assertReason(
        new IOException(
            "Failed on local exception",
            new IOException(
                new AccessControlException("Client cannot authenticate via:[TOKEN, KERBEROS]"))),
        "there is no valid Kerberos ticket; it has expired, or there never was one");
  }

  @Test
  void aClusterThatWantsKerberosWhereNothingSaysSoHereIsAMatterOfConfiguration() {
    assertReason(
        new AccessControlException(
            "SIMPLE authentication is not enabled.  Available:[TOKEN, KERBEROS]"),
        "it wants Kerberos, and Hadoop's configuration here does not");
  }

  @Test
  void anOldDelegationTokenIsAMatterOfTheKeytab() {
    assertReason(
        new IOException(
            "token (token for ada: HDFS_DELEGATION_TOKEN owner=ada, renewer=yarn) is expired"),
        "the job's delegation token has expired");
    assertReason(
        new IOException(
            "token (token for ada: HDFS_DELEGATION_TOKEN owner=ada) can't be found in cache"),
        "the job's delegation token has expired");
  }

  @Test
  void aKeytabWithoutTheKeyIsNamed() {
    KerberosAuthException failure =
        new KerberosAuthException(
            "failure to login:", new LoginException("Unable to obtain password from user"));
    failure.setPrincipal("ada@EXAMPLE.COM");
    failure.setKeytabFile("/tmp/users.keytab");
    assertReason(failure, "the keytab has no valid key for the principal");
  }

  /** Which Hadoop reports by the same type, also where there is no Kerberos. */
  @Test
  void aUserIdWithoutANameIsNotAboutKerberos() {
    assertThat(
            KerberosFailure.in(
                new KerberosAuthException(
                    "failure to login:", new LoginException("invalid null input: name"))))
        .isEmpty();
  }

  @Test
  void otherFailuresAreNotAboutKerberos() {
    assertThat(KerberosFailure.in(new FileNotFoundException("/data/token-expired"))).isEmpty();
    assertThat(KerberosFailure.in(new AccessControlException("Permission denied: user=ada")))
        .isEmpty();
  }

  private static void assertReason(Throwable failure, String reason) {
    assertThat(KerberosFailure.in(failure))
        .hasValueSatisfying(found -> assertThat(found.reason()).startsWith(reason));
  }
}
