package initsweep.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard output that throws when a write fails. {@link PrintStream} and {@code PrintWriter}
 * swallow an {@link IOException}: a command would go on computing for a reader that has gone, and
 * exit with 0 although nothing was written.
 */
public final class StandardOutput extends FilterOutputStream {
  /** The output was not written, or only in part. */
  public static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(IOException cause) {
      super("cannot write to standard output: " + cause.getMessage(), cause);
    }

    /** Whether the reader closed the pipe, as {@code head} does. */
    public boolean isClosedPipe() {
      return getCause().getMessage().contains("Broken pipe");
    }
  }

  public StandardOutput(OutputStream out) {
    super(out);
  }

  /** Replaces the JVM's own stream, in UTF-8 whatever the locale. */
  public static void install() {
    System.setOut(
        new PrintStream(
            new StandardOutput(new FileOutputStream(FileDescriptor.out)), false, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      throw new FailedException(e);
    }
  }
}
