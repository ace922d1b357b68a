package initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.spec.Grid;
import initsweep.spec.SweepFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * An unfinished folder is resumed with the chunks that it was begun with. Where a sweep file itself
 * was changed, its line in chunks.csv changes, too; a line that changes with no such change needs
 * the next version of the plan.
 */
class FrozenChunksTest {
  @ParameterizedTest
  @CsvFileSource(resources = "chunks.csv", numLinesToSkip = 1)
  void theRunsAndSecondsOfEachChunkStay(String sweep, int chunks, String crc) {
    Path file = Path.of("conf", sweep + ".yaml");
    SweepPlan plan = SweepPlan.of(new Grid(SweepFile.read(file, List.of())));
    assertThat(plan.chunks()).hasSize(chunks);
    assertThat(crc(plan.chunks())).isEqualTo(crc);
  }

  private static String crc(List<Chunk> chunks) {
    CRC32 crc = new CRC32();
    for (Chunk chunk : chunks) {
      String line = "%s %s\n".formatted(chunk.runs().boxed().toList(), chunk.seconds());
      crc.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
