package initsweep.worker;

import initsweep.data.DataSet;
import initsweep.train.Interruption;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that trains, seen from the one that started it. Serves one thread at a time. */
final class Worker implements AutoCloseable {
  static final String READY = "ready";
  static final int BUFFER = 1 << 16;

  private static final Duration START = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 100;

  private final Process process;
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private ObjectOutputStream requests;

  /** Stands for the end of the process among its answers. */
  private enum End {
    END
  }

  /** What became of a request. */
  sealed interface Outcome {
    record Answered(Object answer) implements Outcome {}

    /**
     * @param exitCode of the process; 128 + n if signal n ended it
     */
    record Died(int exitCode) implements Outcome {}

    /** The process was ended since it took too long. */
    record TimedOut() implements Outcome {}
  }

  private Worker(Process process) {
    this.process = process;
  }

  /**
   * Starts a process and gives it the data.
   *
   * @throws UncheckedIOException if there can be none
   * @throws Interruption if the thread is told to stop meanwhile
   */
  static Worker start(DataSet data, BooleanSupplier isStopped) {
    try {
      Worker worker =
          new Worker(
              new ProcessBuilder(JavaCommand.of(WorkerMain.class))
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      worker.listen();
      worker.requests =
          new ObjectOutputStream(
              new BufferedOutputStream(worker.process.getOutputStream(), BUFFER));
      Outcome outcome = worker.ask(data, START, isStopped);
      if (outcome instanceof Outcome.Answered) {
        return worker;
      }
      throw new IOException("it does not start: " + outcome);
    } catch (IOException e) {
      throw new UncheckedIOException("a process of its own for a run: " + e.getMessage(), e);
    }
  }

  private void listen() {
    Thread listener = new Thread(this::collect, "answers of process " + process.pid());
    listener.setDaemon(true);
    listener.start();
  }

  private void collect() {
    try (ObjectInputStream in =
        new ObjectInputStream(new BufferedInputStream(process.getInputStream(), BUFFER))) {
      while (true) {
        answers.add(in.readObject());
      }
    } catch (IOException | ClassNotFoundException e) {
      answers.add(End.END);
    }
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws Interruption if the thread is told to stop; the process is gone then
   */
  Outcome ask(Object request, Duration limit, BooleanSupplier isStopped) {
    try {
      requests.writeObject(request);
      requests.reset();
      requests.flush();
    } catch (IOException e) {
      return died(); // it does not read any more
    }
    return await(System.nanoTime() + limit.toNanos(), isStopped);
  }

  private Outcome await(long until, BooleanSupplier isStopped) {
    try {
      while (System.nanoTime() < until) {
        Interruption.check(isStopped);
        Object answer = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (answer != null) {
          return answer == End.END ? died() : new Outcome.Answered(answer);
        }
      }
      close();
      return new Outcome.TimedOut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new Interruption();
    } catch (Interruption e) {
      close();
      throw e;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private Outcome died() {
    close();
    return new Outcome.Died(process.onExit().join().exitValue());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
