package initsweep.spark;

import initsweep.kerberos.KerberosFailure;
import initsweep.spark.yarn.DriverFailure;
import initsweep.spelling.InvalidValueException;
import initsweep.storage.StoreException;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/**
 * Explains why Spark does not start, by the type of the exception: a setting is wrong, something
 * needed is missing, or a folder cannot be used. All of these are permanent errors.
 */
final class StartFailures {
  private static final String CHECK_SETTINGS =
      "Check the options before the command, --properties-file and spark-defaults.conf.";

  /** Of HDFS. */
  private static final String DENIED = "Permission denied: user=";

  private static final Pattern NO_MODULE = Pattern.compile("Could not load [A-Z]+ classes.*");
  private static final Pattern UNKNOWN_QUEUE = Pattern.compile("unknown queue ?: ([^\\s,;]+)");

  private final Throwable failure;
  private final List<Throwable> causes;
  private final Map<String, String> settings;

  private StartFailures(Throwable failure, Map<String, String> settings) {
    this.failure = failure;
    this.causes = ExceptionUtils.getThrowableList(failure);
    this.settings = settings;
  }

  /**
   * An exception with a message of two lines, whose type determines the exit code.
   *
   * @param settings Spark's, as far as they are known
   */
  static RuntimeException explain(Throwable failure, Map<String, String> settings) {
    return new StartFailures(failure, settings).explained();
  }

  /**
   * Whether a job that failed with this would fail again: a class or a library cannot be loaded.
   */
  static boolean isPermanent(Throwable failure) {
    return ExceptionUtils.indexOfType(failure, LinkageError.class) >= 0
        || ExceptionUtils.indexOfType(failure, ClassNotFoundException.class) >= 0
        || ExceptionUtils.getThrowableList(failure).stream()
            .anyMatch(e -> e instanceof SparkThrowable && e instanceof IllegalArgumentException);
  }

  private RuntimeException explained() {
    for (Throwable cause : causes) {
      if (cause instanceof InvalidValueException
          || cause instanceof DriverFailure
          || cause instanceof StoreException
          || cause instanceof StartException) {
        return (RuntimeException) cause; // thrown by our own checks
      }
    }
    Optional<KerberosFailure> kerberos = KerberosFailure.in(failure);
    if (kerberos.isPresent()) {
      return new StartException(
          "the cluster does not let you in: " + kerberos.get().reason(),
          kerberos.get().remedy(),
          failure);
    }
    for (int i = causes.size() - 1; i >= 0; i--) { // the root cause is the most specific
      RuntimeException explained = explained(causes.get(i));
      if (explained != null) {
        return explained;
      }
    }
    return unknown();
  }

  /** Null if the type of this cause says nothing. */
  private RuntimeException explained(Throwable cause) {
    if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
      return missingClass(cause.getMessage());
    }
    if (cause instanceof LinkageError || cause instanceof OutOfMemoryError) {
      return new StartException(
          "the JVM cannot load a class that Spark needs: " + shortly(cause),
          cause instanceof OutOfMemoryError
              ? "Give it more memory: --driver-memory 900m or more."
              : "Use one version of Spark, with its own jars.",
          failure);
    }
    if (cause instanceof LoginException) {
      return new StartException(
          "the current user id has no user name, which Hadoop needs",
          "Add a line for it to /etc/passwd, or run as another user.",
          failure);
    }
    if (cause instanceof IllegalArgumentException || cause instanceof AnalysisException) {
      return new InvalidValueException(
          "Spark rejects a setting: %s\n%s"
              .formatted(mentioned(cause) + shortly(cause), CHECK_SETTINGS),
          failure);
    }
    if (cause instanceof YarnException) {
      return refusedByYarn(cause);
    }
    return cause instanceof IOException io ? explained(io) : null;
  }

  private RuntimeException refusedByYarn(Throwable cause) {
    Matcher queue = UNKNOWN_QUEUE.matcher(line(cause));
    return queue.find()
        ? new InvalidValueException(
            "--queue %s: YARN has no queue of this name\nyarn queue -list shows those there are; without --queue it is default."
                .formatted(queue.group(1)),
            failure)
        : new InvalidValueException(
            "YARN refuses the application: %s\nCheck --queue and the resources that the options ask for."
                .formatted(
                    line(cause).replaceFirst("^Failed to submit application_\\w+ to YARN : ", "")),
            failure);
  }

  private RuntimeException explained(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return new StartException(
          "a host name cannot be resolved: " + line(cause),
          "Add it to /etc/hosts or DNS; if it is the name of this machine, set SPARK_LOCAL_IP"
              + " to an address of this machine instead.",
          failure);
    }
    if (cause instanceof BindException) {
      return new StartException(
          "Spark cannot open a port%s: %s".formatted(ports(), sentence(cause)),
          "Leave the choice of port and address to Spark, or set a free port and an address of"
              + " this machine.",
          failure);
    }
    if (line(cause).startsWith(DENIED)) {
      return new StoreException(
          "%s\nSpark keeps an application's files in the user's home folder: have one made, or set spark.yarn.stagingDir."
              .formatted(line(cause)),
          failure);
    }
    return cause instanceof SocketException
        ? null
        : new StoreException(
            "Spark cannot use a file: " + mentioned(cause) + shortly(cause) + "\n" + CHECK_SETTINGS,
            failure);
  }

  private RuntimeException missingClass(String name) {
    String className = // Hadoop's message is a sentence
        String.valueOf(name).replaceFirst("^Class (\\S+) not found$", "$1").replace('/', '.');
    String setting = settingWith(className);
    return setting.isEmpty()
        ? new StartException(
            "the class %s is missing or cannot be loaded".formatted(className),
            "Add its jar with --jars, and use a Spark 4 with its own jars.",
            failure)
        : new InvalidValueException(
            "%s: the class %s does not exist\nCheck its name, or add its jar with --jars."
                .formatted(setting, className),
            failure);
  }

  /** In local mode, a SparkException is about the settings, too. */
  private RuntimeException unknown() {
    String master = settings.getOrDefault("spark.master", "local");
    Throwable root = causes.get(causes.size() - 1);
    if (!Masters.isLocal(master)) {
      return new StartException(
          "Spark does not start with --master %s: %s".formatted(master, shortly(root)),
          "Check that the cluster is up and accepts applications.",
          failure);
    }
    if (NO_MODULE.matcher(line(root)).matches()) {
      return new StartException(
          line(root).split("\\. ", -1)[0] + ": this Spark has no module for it",
          "Set SPARK_HOME to an installation of Spark 4 that has it.",
          failure);
    }
    return root instanceof SparkException
        ? new InvalidValueException(
            "Spark does not start: %s\n%s".formatted(line(root), CHECK_SETTINGS), failure)
        : new StartException(
            "Spark does not start: " + shortly(root),
            "Run again with --debug for the stack trace.",
            failure);
  }

  private String ports() {
    List<String> ports =
        settings.entrySet().stream()
            .filter(entry -> entry.getKey().matches("spark\\..*(port|bindAddress|driver\\.host)"))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .sorted()
            .toList();
    return ports.isEmpty() ? "" : " with " + String.join(", ", ports);
  }

  /** The settings whose value the message quotes; Spark rarely names their keys. */
  private String mentioned(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return settings.entrySet().stream()
        .filter(entry -> entry.getValue().length() > 2 && message.contains(entry.getValue()))
        .filter(entry -> !message.contains(entry.getKey()))
        .map(entry -> "--conf %s=%s: ".formatted(entry.getKey(), entry.getValue()))
        .findFirst()
        .orElse("");
  }

  private String settingWith(String part) {
    return settings.entrySet().stream()
        .filter(entry -> entry.getValue().contains(part))
        .map(entry -> "--conf %s=%s".formatted(entry.getKey(), entry.getValue()))
        .findFirst()
        .orElse("");
  }

  /** The exception's type and message, or the message alone if it is a full sentence. */
  private static String shortly(Throwable e) {
    return e instanceof IllegalArgumentException || e instanceof SparkThrowable
        ? line(e)
        : e.getClass().getSimpleName() + ": " + line(e);
  }

  private static String sentence(Throwable e) {
    return line(e).replaceFirst("! .*", "");
  }

  /** The first line without Spark's error class before it and SQLSTATE after it. */
  private static String line(Throwable e) {
    String first = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    return first.replaceFirst("^\\[[A-Z_.]+\\] ", "").replaceFirst(" ?SQLSTATE: \\w+;?$", "");
  }
}
