package initsweep.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Accumulates the time spent on the calling thread, in nanoseconds. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long cpu;
  private long wall;

  /** Runs {@code work} and adds its time, also if it throws. */
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

  /** Wall-clock time. */
  long wall() {
    return wall;
  }
}
