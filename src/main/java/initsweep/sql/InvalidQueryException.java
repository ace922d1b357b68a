package initsweep.sql;

/** A query that cannot be answered because of how it is put. */
public final class InvalidQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidQueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
