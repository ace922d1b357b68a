package initsweep.folder;

import initsweep.run.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.commons.lang3.SystemUtils;

/**
 * Identifies the process of a driver. A process can be looked up only by one that sees the same
 * process table: on Linux, that of the same boot and PID namespace. Host names do not tell, since
 * containers share host name and boot but not PIDs.
 *
 * @param table identifies the process table; empty if unknown
 * @param pid its PID in that table
 * @param started its start time in the unit of the table: the same PID with another start time is
 *     another process
 */
record DriverProcess(String table, long pid, String started) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

  /**
   * Index, among the fields of /proc/PID/stat after the name, of field 22: the start time in clock
   * ticks since boot.
   */
  private static final int START_TIME = 19;

  /** This process. */
  static DriverProcess mine() {
    ProcessHandle process = ProcessHandle.current();
    return new DriverProcess(thisTable(), process.pid(), start(process));
  }

  /** For a lease that records no process table. */
  static DriverProcess unknown(long pid) {
    return new DriverProcess("", pid, "");
  }

  /** Whether the process can be looked up from here and does not exist. */
  boolean isGone() {
    return !table.isEmpty()
        && table.equals(thisTable())
        && ProcessHandle.of(pid).filter(process -> start(process).equals(started)).isEmpty();
  }

  private static String thisTable() {
    if (!SystemUtils.IS_OS_LINUX) {
      return HostName.get();
    }
    try {
      return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(NAMESPACE);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * On Linux not Java's start instant, which is computed from the boot time and moves whenever the
   * clock is set.
   */
  private static String start(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_TIME];
    } catch (IOException e) { // no Linux, or the process has just ended
      return process.info().startInstant().map(Instant::toString).orElse("");
    }
  }
}
