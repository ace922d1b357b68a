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
 * The process that trains. Reads a data set and then configurations from standard input, and writes
 * a {@link PortableResult} for each to standard output; whatever a plug-in prints goes to standard
 * error.
 */
public final class WorkerMain {
  /** The first answer, before any run was asked for. */
  static final String READY = "ready";

  static final int BUFFER = 1 << 16;

  /** Exit code of a process that cannot go on, such as one without memory for its answer. */
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
    } catch (EOFException e) { // nobody asks any more
      Runtime.getRuntime().halt(0); // whatever threads a plug-in has left
    } catch (Throwable e) { // what a run throws is a result; this is the process's own
      System.err.println("The process of a run cannot go on: " + e);
      Runtime.getRuntime().halt(BROKEN);
    }
  }

  private static void send(ObjectOutputStream answers, Object answer) throws IOException {
    answers.writeObject(answer);
    answers.reset();
    answers.flush();
  }

  /** A run that never ends must not outlive whoever waits for it. */
  private static void endWith(ProcessHandle parent) {
    var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }
}
