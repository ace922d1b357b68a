package initsweep.kerberos;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why Kerberos, or Hadoop on its behalf, refused. Hadoop and the JVM say it in the last of many
 * nested messages, and call an expired ticket one that cannot be found.
 *
 * @param reason a clause
 * @param remedy a sentence
 */
public record KerberosFailure(String reason, String remedy) {
  private static final String LOG_IN =
      "Get one with kinit, or give --principal and --keytab before the command; then run the same"
          + " command again.";

  private record Meaning(Pattern text, KerberosFailure failure) {
    static Meaning of(String text, String reason, String remedy) {
      return new Meaning(Pattern.compile(text), new KerberosFailure(reason, remedy));
    }
  }

  /** The first that is found counts: what is more specific comes before. */
  private static final List<Meaning> MEANINGS =
      List.of(
          Meaning.of(
              "SIMPLE authentication is not enabled",
              "it wants Kerberos, and Hadoop's configuration here does not",
              "Set HADOOP_CONF_DIR to the folder of the cluster's core-site.xml."),
          Meaning.of(
              "(?i)token .*(?:is expired|has expired|can't be found in cache)",
              "the job's delegation token has expired",
              "Give --principal and --keytab before the command, so that Spark gets new ones; the"
                  + " same command goes on with what is missing."),
          Meaning.of("Ticket expired", "the Kerberos ticket has expired", LOG_IN),
          Meaning.of(
              "Clock skew too great",
              "the clock of this machine is not that of the Kerberos server",
              "Set the clock, as ntpd or chronyd do."),
          Meaning.of(
              "(?i)cannot (?:locate|contact|find|get) (?:any |a )?KDC",
              "no Kerberos server (KDC) is found or answers",
              "Check /etc/krb5.conf, and that the server is up."),
          Meaning.of(
              "failure to login: .*keytab|Checksum failed",
              "the keytab has no valid key for the principal",
              "Check --principal and --keytab; klist -k lists what a keytab holds."),
          Meaning.of(
              "Client cannot authenticate via:\\[.*KERBEROS|Failed to find any Kerberos tgt",
              "there is no valid Kerberos ticket; it has expired, or there never was one",
              LOG_IN),
          Meaning.of(
              "GSS initiate failed|GSSException|KrbException",
              "Kerberos refuses the login",
              LOG_IN));

  /** Empty if a failure is not about Kerberos. */
  public static Optional<KerberosFailure> in(Throwable failure) {
    String messages =
        Stream.iterate(failure, e -> e != null, Throwable::getCause)
            .map(Throwable::toString)
            .collect(Collectors.joining("\n"));
    return MEANINGS.stream()
        .filter(meaning -> meaning.text().matcher(messages).find())
        .findFirst()
        .map(Meaning::failure);
  }
}
