package initsweep.ledger;

/** The simulated end of a process: nobody may catch it but the simulation. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
