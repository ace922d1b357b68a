package initsweep.table;

/** A file is not an undamaged chunk of this sweep; the message is a clause about "it". */
public final class BrokenChunkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenChunkException(String message, Throwable cause) {
    super(message, cause);
  }
}
