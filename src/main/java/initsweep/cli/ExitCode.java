package initsweep.cli;

/** What a command's exit code means; from 64 on as in BSD's sysexits.h. */
final class ExitCode {
  static final int DONE = 0;

  /** Finished, but some runs failed. */
  static final int SOME_RUNS_FAILED = 2;

  /** Bad arguments, sweep file or query. */
  static final int USAGE = 64;

  static final int BAD_DATA = 65;

  /** Something that the command needs is missing: a cluster, a class, a port. */
  static final int UNAVAILABLE = 69;

  /** A defect of InitSweep, or of Spark or Java under it. */
  static final int INTERNAL = 70;

  /** The output belongs to another sweep or is in use. */
  static final int FOREIGN_OUTPUT = 73;

  static final int STORAGE = 74;

  /** Interrupted; the same command goes on where it stopped. */
  static final int INTERRUPTED = 75;

  /** The reader closed standard output; the shell's exit code for SIGPIPE. */
  static final int CLOSED_PIPE = 128 + 13;

  private ExitCode() {}
}
