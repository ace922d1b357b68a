package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.kernel.Kernels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final RunConfig CONFIG =
      RunConfig.of(
          "folder",
          Map.of(RunKey.HIDDEN, "20*2", RunKey.BATCH, "30", RunKey.ITERATIONS, "12"),
          new ProbePlan(List.of(), false, 1, 1, 0, 1),
          0);

  @TempDir private Path folder;

  @Test
  void iterationsInPiecesAreThoseOfTheWholeRun() {
    ImageSet images = LearnableFolder.images(folder, 100, 20);
    Training whole = new Training(CONFIG, images, Kernels.best());
    assertThat(whole.train()).isTrue();

    Training pieces = new Training(CONFIG, images, Kernels.best());
    pieces.iterate(5);
    pieces.iterate(0);
    pieces.iterate(7);
    assertThat(pieces.measured(false).trainLoss())
        .hasSize(12)
        .containsExactly(whole.measured(true).trainLoss());
    assertThatThrownBy(() -> pieces.iterate(1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }
}
