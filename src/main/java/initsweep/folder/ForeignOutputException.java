package initsweep.folder;

/** The output folder belongs to another sweep or is in use. Nothing in it was changed. */
public final class ForeignOutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForeignOutputException(String message) {
    super(message);
  }
}
