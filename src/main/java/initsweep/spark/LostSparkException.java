package initsweep.spark;

/** Spark does not start, or has stopped in the middle: its master is gone or never answered. */
public final class LostSparkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostSparkException(String master, Throwable cause) {
    super(
        "Spark has no cluster behind --master %s, or no longer\nWhat is finished is kept: see that the cluster is there and run the same command again."
            .formatted(master),
        cause);
  }
}
