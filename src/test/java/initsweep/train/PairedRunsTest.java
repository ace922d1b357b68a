package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import initsweep.data.BatchSampler;
import initsweep.data.ImageSet;
import initsweep.data.LearnableFolder;
import initsweep.data.NormalInputs;
import initsweep.data.Sampling;
import initsweep.kernel.Kernels;
import initsweep.kernel.Layout;
import initsweep.kernel.VectorKernel;
import initsweep.nn.Activation;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.nn.activations.Activations;
import initsweep.nn.initialisers.Initialisers;
import initsweep.random.RandomMode;
import initsweep.random.RandomStreams;
import initsweep.result.LayerStatistics;
import initsweep.run.ProbePlan;
import initsweep.run.RunConfig;
import initsweep.run.RunKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of one seed differ by the factor under study and by nothing else. */
class PairedRunsTest {
  private static final int ROWS = 50;
  private static final NetworkShape SHAPE = new NetworkShape(30, List.of(20, 17, 13, 20), 0);

  /**
   * Without biases, ReLU networks from the same normals are each other's multiples: activations of
   * layer l under std b are (b/a)^l times those under std a. Where b/a is a power of two no product
   * or sum rounds differently.
   */
  @ParameterizedTest
  @CsvSource({"0.01,0.02", "0.5,0.125", "1,4", "0.01,0.005"})
  void biasFreeReluActivationsScaleWithTheDepthExactly(String a, String b) {
    double ratio = Double.parseDouble(b) / Double.parseDouble(a);
    Workspace under = forward(a);
    Workspace scaled = forward(b);
    for (int layer = 1; layer <= SHAPE.layers(); layer++) {
      float factor = (float) Math.pow(ratio, layer);
      assertScaled(layer, under.activations(layer), scaled.activations(layer), factor);
    }
  }

  private static void assertScaled(int layer, float[] under, float[] scaled, float factor) {
    for (int row = 0; row < ROWS; row++) {
      for (int j = 0; j < SHAPE.width(layer); j++) {
        int at = row * Layout.stride(SHAPE.width(layer)) + j;
        assertThat(scaled[at])
            .as("layer %s, input %s, unit %s", layer, row, j)
            .isEqualTo(under[at] * factor);
      }
    }
  }

  private static Workspace forward(String std) {
    Activation relu = Activations.parse("relu");
    RandomStreams streams = RandomMode.COUNTER.streams(7);
    float[] inputs = Layout.matrix(ROWS, SHAPE.inputs());
    new NormalInputs(ROWS, SHAPE.inputs())
        .draw(streams.inputs(), ROWS, inputs, Layout.stride(SHAPE.inputs()));
    Parameters parameters = Initialisers.draw(SHAPE, 1, relu, Initialisers.parse(std), streams);
    Workspace pass = new Workspace(SHAPE, ROWS);
    new Network(parameters, relu, new VectorKernel())
        .forward(new Inputs.Dense(ROWS, SHAPE.inputs(), inputs), pass);
    return pass;
  }

  @ParameterizedTest
  @EnumSource(RandomMode.class)
  void theMeasuredLayersOfSuchRunsScaleToo(RandomMode rng) {
    List<LayerStatistics> under = study("0.5", rng);
    List<LayerStatistics> scaled = study("2", rng);
    for (int l = 1; l <= under.size(); l++) {
      LayerStatistics a = under.get(l - 1);
      LayerStatistics b = scaled.get(l - 1);
      double factor = Math.pow(4, l);
      assertThat(b.zeroShare()).isEqualTo(a.zeroShare());
      assertThat(b.deadShare()).isEqualTo(a.deadShare());
      assertThat(b.inputShare()).isEqualTo(a.inputShare());
      assertThat(b.cosine()).isEqualTo(a.cosine());
      assertThat(b.mean()).isEqualTo(a.mean() * factor);
      assertThat(b.std()).isEqualTo(a.std() * factor);
      assertThat(b.max()).isEqualTo(a.max() * factor);
    }
  }

  private static List<LayerStatistics> study(String init, RandomMode rng) {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.INIT,
            init,
            RunKey.RNG,
            rng.toString(),
            RunKey.HIDDEN,
            "[40,30,20]",
            RunKey.ITERATIONS,
            "0",
            RunKey.SEED,
            "3");
    RunConfig config = RunConfig.of("normal(200,50)", keys, ProbePlan.DEFAULT, 0);
    return new Trainer(new NormalInputs(200, 50), Kernels.best()).run(config).measured().layers();
  }

  /**
   * Networks that do not learn (lr 0) record the loss of their first weights on every batch. Under
   * two initialisers that draw the same weights by different names, equal curves are equal batches;
   * another seed shows that batches differ.
   */
  @ParameterizedTest
  @ValueSource(strings = {"counter", "numpy"})
  void runsOfOneSeedSeeTheSameBatchesWhateverTheInitialiser(String rng, @TempDir Path folder) {
    ImageSet images = LearnableFolder.images(folder, 500, 50);
    // 64 inputs and width 64: xavier's standard deviation is 1/8 in every layer.
    float[] xavier = curve(images, "xavier", "5", rng);
    assertThat(curve(images, "0.125", "5", rng)).containsExactly(xavier);
    assertThat(curve(images, "0.125", "6", rng)).doesNotContain(xavier);
  }

  private static float[] curve(ImageSet images, String init, String seed, String rng) {
    Map<RunKey<?>, String> keys =
        Map.of(
            RunKey.INIT,
            init,
            RunKey.SEED,
            seed,
            RunKey.RNG,
            rng,
            RunKey.HIDDEN,
            "64*2",
            RunKey.LR,
            "0",
            RunKey.ITERATIONS,
            "12",
            RunKey.BATCH,
            "32");
    return new Trainer(images, Kernels.best())
        .run(RunConfig.of("images", keys, ProbePlan.DEFAULT, 0))
        .measured()
        .trainLoss();
  }

  /**
   * The weights a run draws before its batches take nothing from the stream of batches, whatever
   * they are.
   */
  @ParameterizedTest
  @EnumSource(Sampling.class)
  void theBatchesOfASeedDoNotDependOnTheNetwork(Sampling sampling) {
    int[] withoutWeights = new int[100];
    batches(sampling, RandomMode.COUNTER.streams(9)).next(withoutWeights);
    for (String init : List.of("0.01", "xavier", "he")) {
      RandomStreams streams = RandomMode.COUNTER.streams(9);
      Initialisers.draw(SHAPE, 1, Activations.parse("tanh"), Initialisers.parse(init), streams);
      int[] batch = new int[100];
      batches(sampling, streams).next(batch);
      assertThat(batch).containsExactly(withoutWeights);
    }
  }

  private static BatchSampler batches(Sampling sampling, RandomStreams streams) {
    return sampling.sampler(1000, RandomMode.COUNTER, streams.batches());
  }
}
