package initsweep.worker;

import initsweep.data.DataSet;
import initsweep.run.Interruption;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker process, as seen from the process that started it. Serves one thread at a time. */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private static final Duration START = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 100;

  /** How long a signal may take from one process to another. */
  private static final long GRACE_MILLIS = 1000;

  /** How long a process may take to exit after its last answer. */
  private static final long FAREWELL_SECONDS = 10;

  private final Process process;
  private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
  private ObjectOutputStream requests;

  /** Marks the end of the process in the queue of answers. */
  private enum End {
    END
  }

  /** The outcome of a request. */
  sealed interface Outcome {
    record Answered(Object answer) implements Outcome {}

    /**
     * @param exitCode of the process; 128 + n if signal n ended it
     */
    record Died(int exitCode) implements Outcome {}

    /** The process was killed since it exceeded the limit. */
    record TimedOut() implements Outcome {}
  }

  private Worker(Process process) {
    this.process = process;
  }

  /**
   * Starts a process and sends it the data.
   *
   * @throws UncheckedIOException if it cannot be started
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
              new BufferedOutputStream(worker.process.getOutputStream(), WorkerMain.BUFFER));
      Outcome outcome = worker.ask(data, START, isStopped);
      if (outcome instanceof Outcome.Answered) {
        return worker;
      }
      throw new IOException("it does not start: " + outcome);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a worker process: " + e.getMessage(), e);
    }
  }

  private void listen() {
    Thread listener = new Thread(this::collect, "answers of process " + process.pid());
    listener.setDaemon(true);
    listener.start();
  }

  private void collect() {
    try (ObjectInputStream in =
        new ObjectInputStream(
            new BufferedInputStream(process.getInputStream(), WorkerMain.BUFFER))) {
      while (true) {
        answers.add(in.readObject());
      }
    } catch (IOException | ClassNotFoundException e) {
      LOG.debug("Lost the connection to worker process {}", process.pid(), e);
    } finally { // whatever ends this thread, the waiting thread must be notified
      answers.add(End.END);
    }
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws Interruption if the thread is told to stop; the process is killed then
   */
  Outcome ask(Object request, Duration limit, BooleanSupplier isStopped) {
    try {
      return send(request)
          ? await(System.nanoTime() + limit.toNanos(), isStopped)
          : died(isStopped);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new Interruption();
    } catch (Interruption e) {
      close();
      throw e;
    }
  }

  /** Whether the process still reads. */
  private boolean send(Object request) {
    try {
      requests.writeObject(request);
      requests.reset();
      requests.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Outcome await(long until, BooleanSupplier isStopped) throws InterruptedException {
    while (System.nanoTime() < until) {
      Interruption.check(isStopped);
      Object answer = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (answer != null) {
        return answer == End.END ? died(isStopped) : new Outcome.Answered(answer);
      }
    }
    close();
    return new Outcome.TimedOut();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * The exit code of a process that died. The signal that ended it may be about to reach this
   * process as well: Ctrl-C goes to all processes of a terminal, and the end of a job to all its
   * processes.
   *
   * @throws Interruption if the thread is told to stop a moment later
   */
  private Outcome died(BooleanSupplier isStopped) throws InterruptedException {
    if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
      close();
    }
    int exitCode = process.waitFor();
    for (long waited = 0; waited < GRACE_MILLIS; waited += LOOK_MILLIS) {
      Interruption.check(isStopped);
      Thread.sleep(LOOK_MILLIS);
    }
    return new Outcome.Died(exitCode);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
