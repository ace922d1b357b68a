package initsweep.folder;

import initsweep.run.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.commons.lang3.SystemUtils;

/**
 * Which process a driver is. Two processes can look each other up only if they see the same process
 * table: on Linux that of one boot and one PID namespace, whatever the host is called, since
 * containers share host names and boots but not process numbers.
 *
 * @param table names the process table; empty if it is not known
 * @param pid number of the process there
 * @param started when it began, in the unit of the table: a process of the same number that began
 *     at another time is another one
 */
record DriverProcess(String table, long pid, String started) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

  /** Of the fields of /proc/PID/stat behind the name, in clock ticks since boot: field 22. */
  private static final int START_TIME = 19;

  /** This process. */
  static DriverProcess mine() {
    ProcessHandle process = ProcessHandle.current();
    return new DriverProcess(thisTable(), process.pid(), start(process));
  }

  /** Of a driver that did not say. */
  static DriverProcess unknown(long pid) {
    return new DriverProcess("", pid, "");
  }

  /** Whether the process can be looked up from here and is not there. */
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
   * Not Java's start instant where there is another: on Linux it is computed from the time of the
   * boot, which moves whenever the clock is set.
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
