package initsweep.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Adds up the time of stretches of work on the calling thread, in nanoseconds. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long cpu;
  private long wall;

  /** Does a piece of work and adds what it took, also if it throws. */
  void time(Runnable work) {
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    long wallBefore = System.nanoTime();
    try {
      work.run();
    } finally {
      cpu += THREADS.getCurrentThreadCpuTime() - cpuBefore;
      wall += System.nanoTime() - wallBefore;
    }
  }

  /** Processor time of the thread. */
  long cpu() {
    return cpu;
  }

  /** Time on the clock. */
  long wall() {
    return wall;
  }
}
