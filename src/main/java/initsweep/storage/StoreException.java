package initsweep.storage;

import initsweep.kerberos.KerberosFailure;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A storage operation failed. The message names the place, the failure and the remedy. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Failures that retrying cannot fix, in the words of Hadoop's file systems. */
  private static final Pattern PERMANENT =
      Pattern.compile(
          "permission denied|in the way|not a directory|no space left|quota|read-only|not"
              + " permitted|name too long",
          Pattern.CASE_INSENSITIVE);

  private final boolean isPermanent;

  public StoreException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private StoreException(String message, Throwable cause, boolean isPermanent) {
    super(message, cause);
    this.isPermanent = isPermanent;
  }

  /** The same failure with an additional remedy. */
  StoreException withRemedy(String remedy) {
    return new StoreException("%s\n%s.".formatted(getMessage(), remedy), this, isPermanent);
  }

  /** Whether the failure is known to be permanent, so that retrying is useless. */
  boolean isPermanent() {
    return isPermanent;
  }

  /**
   * A file of a table that cannot be used.
   *
   * @param reason a clause about "it"
   * @param cause null if there is none
   */
  public static StoreException unusable(String file, String reason, Throwable cause) {
    return new StoreException(
        "%s is unusable: %s\nRun ./submit.sh verify to list all faults, then the sweep again to repair them."
            .formatted(file, reason),
        cause);
  }

  /**
   * @param verb the operation: read, write, list, move, delete
   */
  static StoreException cannot(String verb, Object place, Exception e) {
    String reason = reason(e);
    return cannot(verb, place, reason, e, PERMANENT.matcher(reason).find());
  }

  /** A failure that retrying cannot fix. */
  static StoreException permanent(String verb, Object place, String reason, Exception e) {
    return cannot(verb, place, reason, e, true);
  }

  private static StoreException cannot(
      String verb, Object place, String reason, Exception e, boolean isPermanent) {
    Optional<KerberosFailure> kerberos = KerberosFailure.in(e);
    if (kerberos.isPresent()) {
      return unauthenticated(verb, place, kerberos.get(), e);
    }
    boolean reads = verb.equals("read") || verb.equals("list");
    return new StoreException(
        "cannot %s %s: %s\nCheck that the storage has room and that you may %s there, then run the same command again."
            .formatted(verb, place, reason, reads ? "read" : "write"),
        e,
        isPermanent);
  }

  /** Retrying would not bring a ticket either. */
  public static StoreException unauthenticated(
      String verb, Object place, KerberosFailure failure, Exception e) {
    return new StoreException(
        "cannot %s %s: %s\n%s".formatted(verb, place, failure.reason(), failure.remedy()), e, true);
  }

  /** The failure's class in words, and the first line of its message without the path. */
  static String reason(Exception e) {
    String kind =
        switch (e.getClass().getSimpleName()) {
          case "AccessDeniedException", "AccessControlException" -> "permission denied";
          case "NotDirectoryException",
              "ParentNotDirectoryException",
              "FileAlreadyExistsException" ->
              "a file is in the way";
          default -> e.getClass().getSimpleName();
        };
    String detail =
        e instanceof FileSystemException file ? file.getReason() : firstLine(e.getMessage());
    return detail == null || detail.isBlank() ? kind : kind + ", " + detail;
  }

  /** The first line: some file systems put a whole stack trace into the message. */
  static String firstLine(String message) {
    return message == null ? null : message.strip().lines().findFirst().orElse("");
  }
}
