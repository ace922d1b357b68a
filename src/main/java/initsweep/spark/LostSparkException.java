package initsweep.spark;

/** Spark has stopped in the middle: its master is gone, or something in this process stopped it. */
public final class LostSparkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostSparkException(String master, Throwable cause) {
    super(
        (Masters.isLocal(master)
                ? "Spark, --master %s, has stopped in the middle\n"
                    + "What is finished is kept: run the same command again."
                : "Spark has lost the cluster behind --master %s\n"
                    + "What is finished is kept: see that the cluster is there and run the same"
                    + " command again.")
            .formatted(master),
        cause);
  }
}
