package initsweep.worker;

import initsweep.data.DataSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * The processes of this JVM that wait for a run: starting one and warming it up takes longer than
 * many a run. They end with this machine.
 */
final class IdleWorkers {
  private static final Deque<Idle> IDLE = new ArrayDeque<>();

  /** A worker and what it was started with. */
  private record Idle(Worker worker, String dataHash, String classPath) {
    static Idle of(Worker worker, DataSet data) {
      return new Idle(worker, data.sha256(), JavaCommand.classPath());
    }

    boolean fits(DataSet data) {
      return worker.isAlive()
          && dataHash.equals(data.sha256())
          && classPath.equals(JavaCommand.classPath());
    }
  }

  private IdleWorkers() {}

  static Worker take(DataSet data, BooleanSupplier isStopped) {
    Worker worker = waiting(data);
    return worker == null ? Worker.start(data, isStopped) : worker;
  }

  /** One that fits; the others are of no use any more. */
  private static Worker waiting(DataSet data) {
    synchronized (IDLE) {
      while (!IDLE.isEmpty()) {
        Idle idle = IDLE.pop();
        if (idle.fits(data)) {
          return idle.worker();
        }
        idle.worker().close();
      }
      return null;
    }
  }

  static void giveBack(DataSet data, Worker worker) {
    synchronized (IDLE) {
      IDLE.push(Idle.of(worker, data));
    }
  }
}
