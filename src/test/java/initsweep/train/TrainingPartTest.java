package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import initsweep.data.Examples;
import initsweep.data.HeldOut;
import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.data.TrainingPart;
import initsweep.kernel.Kernels;
import initsweep.result.RunResult;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import initsweep.spelling.InvalidValueException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on a part of the training images, and through layers with norm, skips and dropout. */
class TrainingPartTest {
  private static ImageSet images;

  @BeforeAll
  static void draw(@TempDir Path folder) {
    images = LearnableFolder.images(folder, 500, 50);
  }

  private static RunConfig config(String train, String norm, String dropout) {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.HIDDEN,
            "20*3",
            RunKey.BATCH,
            "32",
            RunKey.ITERATIONS,
            "40",
            RunKey.TRAIN,
            train,
            RunKey.NORM,
            norm,
            RunKey.SKIP,
            "residual",
            RunKey.DROPOUT,
            dropout);
    return RunConfig.of("images", keys, ProbePlan.DEFAULT, 0);
  }

  /** The same as if the file of training images were shorter. */
  @Test
  void theFirstImagesAreThoseOfAShorterFile() {
    Examples all = images.train();
    byte[] pixels = Arrays.copyOf(all.pixels(), 100 * all.features());
    Examples first = new Examples(pixels, Arrays.copyOf(all.labels(), 100), all.classes());
    ImageSet shorter = new ImageSet(first, images.test(), images.sha256());
    RunResult part = new Trainer(images, Kernels.best()).run(config("first(100)", "none", "0"));
    RunResult whole = new Trainer(shorter, Kernels.best()).run(config("all", "none", "0"));
    assertThat(part.measured()).usingRecursiveComparison().isEqualTo(whole.measured());
    assertThat(part.runId()).isNotEqualTo(whole.runId());
  }

  @Test
  void aSampleHasOfEachClassItsShareAndNoneThatIsHeldOut() {
    HeldOut cut = TrainingPart.parse("sample(100)").of(HeldOut.of(images, 200));
    int[] all = perClass(images.train());
    int[] part = perClass(cut.images().train());
    assertThat(cut.images().train().count()).isEqualTo(100);
    for (int c = 0; c < all.length; c++) {
      assertThat(part[c]).isBetween(all[c] / 5 - 1, all[c] / 5 + 1);
    }
    assertThat(cut.validation().count()).isEqualTo(200);
  }

  private static int[] perClass(Examples examples) {
    int[] counts = new int[examples.classes()];
    for (int i = 0; i < examples.count(); i++) {
      counts[examples.label(i)]++;
    }
    return counts;
  }

  @Test
  void moreImagesThanThereAreAreRefused() {
    assertThatThrownBy(() -> TrainingPart.parse("first(501)").of(images))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "train first(501) asks for more training images than there are; expected at most 500");
  }

  /** Whatever trains beside it, and with whatever workspace. */
  @ParameterizedTest
  @CsvSource({"batch, 0", "layer, 0.2", "batch, 0.5"})
  void aRunHasTheSameBitsAloneAndBesideOthers(String norm, String dropout) {
    RunConfig run = config("all", norm, dropout);
    RunConfig other = config("all", norm, "0.1");
    Trainer trainer = new Trainer(images, Kernels.best());
    List<RunResult> together = trainer.run(List.of(other, run, other, run), () -> false);
    RunResult alone = new Trainer(images, Kernels.best()).run(run);
    assertThat(alone.error()).isNull();
    for (int i : new int[] {1, 3}) {
      assertThat(together.get(i).measured()).usingRecursiveComparison().isEqualTo(alone.measured());
    }
    assertThat(alone.measured().testAccuracy()).isNotNull();
  }
}
