package initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a driver on YARN passes on of all that it has printed. */
class ErrorsTest {
  @Test
  void theLastErrorIsFoundWithItsRemedyWhateverItsWords() {
    assertThat(
            Errors.lastIn(
                """
                Sweep book: 30 runs in 10 chunks, to results/book
                error: an earlier one
                error: cannot write /out: I/O error: disk
                Use another disk.
                """))
        .hasValue("error: cannot write /out: I/O error: disk\nUse another disk.\n");
    assertThat(Errors.lastIn("30/30 runs, without an error: as it should be")).isEmpty();
  }
}
