package initsweep.worker;

import initsweep.data.DataSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * A pool of idle worker processes of this JVM: starting and warming one up takes longer than many
 * runs. They exit together with this JVM.
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

  /** An idle worker with the same data and class path; the others are stopped. */
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
