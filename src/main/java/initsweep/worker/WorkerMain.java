package initsweep.worker;

import initsweep.data.DataSet;
import initsweep.kernel.Kernels;
import initsweep.kernel.VectorModule;
import initsweep.run.RunConfig;
import initsweep.train.Trainer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Main class of a worker process. Reads a data set and then configurations from standard input, and
 * writes a {@link PortableResult} for each to standard output; whatever a plug-in prints goes to
 * standard error.
 */
public final class WorkerMain {
  /** The first answer, before any run was asked for. */
  static final String READY = "ready";

  static final int BUFFER = 1 << 16;

  /** Exit code of a worker that cannot continue, for example without memory for its answer. */
  private static final int BROKEN = 70;

  private WorkerMain() {}

  public static void main(String[] arguments) {
    VectorModule.load();
    Locale.setDefault(Locale.ROOT); // as in the driver
    PrintStream out = System.out;
    System.setOut(System.err);
    ProcessHandle.current().parent().ifPresent(WorkerMain::endWith);
    try (ObjectInputStream requests =
            new ObjectInputStream(new BufferedInputStream(System.in, BUFFER));
        ObjectOutputStream answers = new ObjectOutputStream(new BufferedOutputStream(out))) {
      Trainer trainer = new Trainer((DataSet) requests.readObject(), Kernels.best());
      send(answers, READY);
      while (true) {
        RunConfig config = RunConfig.ofJson((String) requests.readObject());
        send(answers, PortableResult.of(trainer.run(config)));
      }
    } catch (EOFException e) { // the parent has closed the pipe
      Runtime.getRuntime().halt(0); // also ends threads that a plug-in has left
    } catch (Throwable e) { // exceptions of a run are results; this one is the worker's own
      System.err.println("The worker process cannot continue: " + e);
      Runtime.getRuntime().halt(BROKEN);
    }
  }

  private static void send(ObjectOutputStream answers, Object answer) throws IOException {
    answers.writeObject(answer);
    answers.reset();
    answers.flush();
  }

  /** Exits with the parent, so that a run that never ends does not outlive it. */
  private static void endWith(ProcessHandle parent) {
    var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }
}
