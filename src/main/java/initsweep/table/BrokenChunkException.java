package initsweep.table;

/** A file that should be a chunk of this sweep and is not; the message is a clause about "it". */
public final class BrokenChunkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenChunkException(String message, Throwable cause) {
    super(message, cause);
  }
}
