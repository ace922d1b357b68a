package initsweep.spark;

/**
 * Something that a command needs to start is missing: a cluster, a class, a port, a host's address.
 * The message has two lines, the cause and the remedy.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String cause, String remedy, Throwable exception) {
    super(cause + "\n" + remedy, exception);
  }
}
