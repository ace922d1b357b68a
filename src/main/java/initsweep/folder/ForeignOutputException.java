package initsweep.folder;

/** The output folder belongs to another sweep. Nothing in it was touched. */
public final class ForeignOutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForeignOutputException(String message) {
    super(message);
  }
}
