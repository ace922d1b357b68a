package initsweep.spark;

/** Spark stopped during a job: its master is gone, or something in this process stopped it. */
public final class LostSparkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostSparkException(String master, Throwable cause) {
    super(
        (Masters.isLocal(master)
                ? "Spark with --master %s stopped before the job was finished\n"
                    + "Finished chunks are kept: run the same command again."
                : "cannot reach the Spark cluster at --master %s, or lost it\n"
                    + "Finished chunks are kept: check that the cluster is up and run the same"
                    + " command again.")
            .formatted(master),
        cause);
  }
}
