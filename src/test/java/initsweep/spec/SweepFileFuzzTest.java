package initsweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import initsweep.plan.Chunk;
import initsweep.plan.SweepPlan;
import initsweep.spec.yaml.SweepFileException;
import initsweep.spelling.InvalidValueException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read and planned, or refused, and nothing else happens. */
@Tag("small-heap")
class SweepFileFuzzTest {
  private static final int MUTATIONS = Integer.getInteger("initsweep.mutations", 4_000);

  /** For one of them: a thousand times what it takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String[] SPLINTERS = {
    "..",
    "*",
    "&a ",
    "*a",
    "!!",
    "[",
    "]",
    "{",
    "}",
    ":",
    ": ",
    "- ",
    "\n",
    "\t",
    "\"",
    "'",
    "|",
    ">",
    "%",
    "#",
    "?",
    "0",
    "9",
    "99999999999999999999",
    "-",
    "1e999",
    "NaN",
    "(",
    ")",
    ",",
    "\0",
    "\u00e9",
    "\ud83d\ude00",
    "---\n",
    "...\n",
    "<<: ",
    "init",
    "seed"
  };

  @TempDir Path folder;

  @Test
  void aDamagedFileIsPlannedOrRefusedInOneLine() throws IOException {
    Random random = new Random(20250101);
    List<byte[]> good = new ArrayList<>();
    for (Path file : SweepFiles.all("good")) {
      good.add(Files.readAllBytes(file));
    }
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = good.get(random.nextInt(good.size()));
      for (int damage = 1 + random.nextInt(3); damage > 0; damage--) {
        bytes = damaged(bytes, random);
      }
      byte[] mutation = bytes;
      refused += assertTimeoutPreemptively(PATIENCE, () -> isRefused(mutation)) ? 1 : 0;
    }
    assertThat(refused).isBetween(MUTATIONS / 10, 9 * MUTATIONS / 10);
  }

  private boolean isRefused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("x.yaml"), bytes);
    try {
      SweepSpec spec = SweepFile.read(file, List.of());
      assertThat(SweepJson.read(SweepJson.whole(spec))).isEqualTo(spec);
      Grid grid = new Grid(spec);
      assertThat(SweepPlan.of(grid).chunks().stream().mapToLong(Chunk::size).sum())
          .isEqualTo(grid.runCount());
      return false;
    } catch (SweepFileException | InvalidValueException e) {
      assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(2_000);
      return true;
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int until = Math.min(bytes.length, from + random.nextInt(1 + random.nextInt(20)));
    byte[] splinter =
        switch (random.nextInt(4)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> Arrays.copyOfRange(bytes, random.nextInt(from + 1), from);
          default -> SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(StandardCharsets.UTF_8);
        };
    byte[] result = Arrays.copyOf(bytes, from + splinter.length + bytes.length - until);
    System.arraycopy(splinter, 0, result, from, splinter.length);
    System.arraycopy(bytes, until, result, from + splinter.length, bytes.length - until);
    return result.length == 0 ? new byte[] {'x'} : result;
  }
}
