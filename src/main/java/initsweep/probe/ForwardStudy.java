package initsweep.probe;

import initsweep.data.NormalInputs;
import initsweep.kernel.Kernel;
import initsweep.kernel.Layout;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.random.Draws;
import initsweep.random.RandomStreams;
import initsweep.result.Diagnosis;
import initsweep.result.LayerStatistics;
import initsweep.result.RunResult;
import initsweep.result.TrainingVerdict;
import initsweep.run.RunConfig;
import java.util.List;

/**
 * A run without labels, the article's first experiment: propagates normal inputs forward through
 * freshly initialised hidden layers, and noise backward.
 */
public final class ForwardStudy {
  private final RunConfig config;
  private final Network network;
  private final LayerProbe probe;

  public ForwardStudy(RunConfig config, NormalInputs data, Kernel kernel) {
    this.config = config;
    NetworkShape shape = config.shape(data.features(), 0);
    RandomStreams streams = config.rng().streams(config.seed());
    int rows = Math.min(config.probe().inputs(), data.count());
    int fittingRows = Math.min(config.init().fittingExamples(), data.count());
    int drawn = Math.max(rows, fittingRows);
    float[] inputs = Layout.matrix(drawn, data.features());
    data.draw(streams.inputs(), drawn, inputs, Layout.stride(data.features()));
    Parameters parameters = config.draw(shape, config.inputSecondMoment(0, 1), streams);
    config.init().fit(parameters, config.activation(), kernel, fittingRows, inputs);
    network = new Network(parameters, config.activation(), kernel);
    float[] noise = noise(rows, shape.width(shape.layers()), streams.noise());
    probe =
        LayerProbe.unlabelled(
            shape,
            config.activation(),
            config.probe(),
            new Inputs.Dense(rows, data.features(), inputs),
            noise);
  }

  private static float[] noise(int rows, int width, Draws draws) {
    float[] noise = Layout.matrix(rows, width);
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < width; unit++) {
        noise[row * Layout.stride(width) + unit] = (float) draws.nextGaussian();
      }
    }
    return noise;
  }

  public RunResult.Measured measured() {
    List<LayerStatistics> layers =
        config.probe().isDueAt(0, 0) ? probe.measure(network, 0) : List.of();
    Diagnosis diagnosis =
        layers.isEmpty()
            ? null
            : Verdicts.diagnose(
                layers,
                ReferenceSpread.of(config.activation()),
                TrainingVerdict.NOT_TRAINED,
                TrainingVerdict.NOT_TRAINED);
    return new RunResult.Measured(
        null, null, null, null, new float[0], List.of(), layers, null, diagnosis);
  }
}
