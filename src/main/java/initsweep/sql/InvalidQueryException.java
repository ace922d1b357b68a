package initsweep.sql;

/** A query is invalid: a syntax error, an unknown name, or an operation that is not allowed. */
public final class InvalidQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidQueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
