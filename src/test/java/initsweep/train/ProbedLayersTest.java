package initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Layout;
import initsweep.kernel.ScalarKernel;
import initsweep.nn.Activation;
import initsweep.nn.Inputs;
import initsweep.nn.Network;
import initsweep.nn.NetworkShape;
import initsweep.nn.Parameters;
import initsweep.nn.Workspace;
import initsweep.nn.activations.Activations;
import initsweep.probe.LayerProbe;
import initsweep.result.Histogram;
import initsweep.result.LayerStatistics;
import initsweep.run.ProbePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics of the layers, against the same definitions written in NumPy. */
class ProbedLayersTest {
  private static final ProbePlan PLAN = new ProbePlan(List.of(0), false, 40, 30, 0, 1);

  @ParameterizedTest
  @CsvSource({
    "noise,relu",
    "noise,tanh",
    "noise,sigmoid",
    "labels,relu",
    "labels,tanh",
    "labels,sigmoid"
  })
  void everyStatisticIsNumpys(String network, String activation) {
    ProbeReference reference = new ProbeReference(network);
    assertNumpys(reference, activation, measure(reference, Activations.parse(activation)));
  }

  @Test
  void aProbeThatLeavesZerosOutMeasuresTheSame() {
    ProbeReference reference = new ProbeReference("labels");
    Activation tanh = Activations.parse("tanh");
    Network network = new Network(reference.parameters(), tanh, new ScalarKernel());
    assertNumpys(reference, "tanh", labelled(reference, tanh, true).measure(network, 0));
  }

  private static void assertNumpys(
      ProbeReference reference, String activation, List<LayerStatistics> layers) {
    assertThat(layers).hasSize(ProbeReference.HIDDEN.size());
    for (LayerStatistics layer : layers) {
      Map<String, Double> expected = reference.statistics(activation, layer.layer());
      Map<String, Double> found = byName(layer);
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (name, value) ->
              assertThat(found.get(name))
                  .as("%s of layer %s", name, layer.layer())
                  .isCloseTo(value, within(1e-5 * Math.abs(value))));
    }
  }

  private static List<LayerStatistics> measure(ProbeReference reference, Activation activation) {
    Network network = new Network(reference.parameters(), activation, new ScalarKernel());
    return probe(reference, activation).measure(network, 0);
  }

  private static LayerProbe probe(ProbeReference reference, Activation activation) {
    int rows = reference.rows();
    if (reference.network().equals("noise")) {
      return LayerProbe.unlabelled(
          reference.shape(),
          activation,
          PLAN,
          new Inputs.Dense(rows, reference.shape().inputs(), reference.matrix("inputs")),
          reference.matrix("noise"));
    }
    return labelled(reference, activation, false);
  }

  private static LayerProbe labelled(
      ProbeReference reference, Activation activation, boolean isSparse) {
    MiniBatch batch =
        MiniBatch.slice(
            reference.examples(), new InputEncoding(brightness(), isSparse), 0, reference.rows());
    return LayerProbe.labelled(
        reference.shape(),
        activation,
        PLAN,
        batch.inputs(),
        batch.labels(),
        new Workspace(reference.shape(), batch.rows()));
  }

  private static float[] brightness() {
    float[] values = new float[256];
    IntStream.range(0, values.length).forEach(pixel -> values[pixel] = (float) (pixel / 255.0));
    return values;
  }

  private static Map<String, Double> byName(LayerStatistics layer) {
    Map<String, Double> byName = new TreeMap<>();
    byName.put("pre_mean", layer.preMean());
    byName.put("pre_std", layer.preStd());
    byName.put("mean", layer.mean());
    byName.put("std", layer.std());
    byName.put("min", layer.min());
    byName.put("max", layer.max());
    byName.put("zero_share", layer.zeroShare());
    byName.put("saturated_share", layer.saturatedShare());
    byName.put("dead_share", layer.deadShare());
    byName.put("input_share", layer.inputShare());
    byName.put("cosine", layer.cosine());
    byName.put("delta_rms", layer.deltaRms());
    byName.put("weight_rms", layer.weightRms());
    byName.put("weight_grad_rms", layer.weightGradRms());
    byName.put("unit_variance_share", layer.unitVarianceShare());
    byName.put("mean_square", layer.meanSquare());
    return byName;
  }

  @Test
  void everyActivationIsCountedOnce() {
    for (LayerStatistics layer : measure(new ProbeReference("noise"), Activations.parse("relu"))) {
      Histogram histogram = layer.histogram();
      long inBins = histogram.counts().stream().mapToLong(Long::longValue).sum();
      long cells = 40L * ProbeReference.HIDDEN.get(layer.layer() - 1);
      assertThat(histogram.below() + inBins + histogram.above()).isEqualTo(cells);
    }
  }

  @Test
  void aNumberThatDoesNotExistIsNullAndNotNan() {
    NetworkShape shape = new NetworkShape(3, List.of(4, 4), 0);
    Activation relu = Activations.parse("relu");
    LayerProbe probe =
        LayerProbe.unlabelled(
            shape, relu, PLAN, new Inputs.Dense(2, 3, Layout.matrix(2, 3)), Layout.matrix(2, 4));
    LayerStatistics zeros =
        probe.measure(new Network(new Parameters(shape), relu, new ScalarKernel()), 0).get(1);
    assertThat(zeros.std()).isZero();
    assertThat(zeros.zeroShare()).isEqualTo(1);
    assertThat(zeros.deadShare()).isEqualTo(1);
    assertThat(List.of(zeros.deltaRms(), zeros.weightRms(), zeros.weightGradRms()))
        .containsOnly(0.0);
    assertThat(zeros.inputShare()).isNull();
    assertThat(zeros.cosine()).isNull();
    assertThat(zeros.unitVarianceShare()).isNull();
  }

  @Test
  void whatOverflowsIsNullAndCountedInNoBin() {
    NetworkShape shape = new NetworkShape(3, List.of(4, 4), 0);
    Activation relu = Activations.parse("relu");
    Parameters parameters = new Parameters(shape);
    java.util.Arrays.fill(parameters.weights(1), 1e30f);
    java.util.Arrays.fill(parameters.weights(2), 1e30f);
    float[] ones = Layout.matrix(2, 3);
    java.util.Arrays.fill(ones, 1);
    LayerProbe probe =
        LayerProbe.unlabelled(shape, relu, PLAN, new Inputs.Dense(2, 3, ones), Layout.matrix(2, 4));
    LayerStatistics overflown =
        probe.measure(new Network(parameters, relu, new ScalarKernel()), 0).get(1);
    for (Double value : byName(overflown).values()) {
      assertThat(value == null || Double.isFinite(value)).isTrue();
    }
    assertThat(overflown.std()).isNull();
    assertThat(overflown.histogram().above()).isEqualTo(8);
  }
}
