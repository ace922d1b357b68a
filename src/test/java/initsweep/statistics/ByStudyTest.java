package initsweep.statistics;

import static initsweep.statistics.Metric.TEST_ACCURACY;
import static initsweep.statistics.Runs.init;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.statistics.samples.Sample;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where cells choose several times, the mean of a study is a measurement of its own. */
class ByStudyTest {
  private static final Cell HE = init("he");
  private static final Cell XAVIER = init("xavier");

  private static Sample byStudy(Runs runs, int studies) {
    return runs.studyInStudies(TEST_ACCURACY, studies).comparisons().get(0).byStudy();
  }

  private static Double[] boxed(Reference row, String column) {
    return Arrays.stream(row.numbers(column)).boxed().toArray(Double[]::new);
  }

  @Test
  void itsIntervalIsThePairedOneOverTheMeansOfStudies() {
    Reference.of("by-study.csv")
        .forEach(
            row -> {
              Runs runs = new Runs().add(HE, boxed(row, "cell")).add(XAVIER, boxed(row, "against"));
              Sample found = byStudy(runs, row.whole("studies"));
              boolean isTurned = found.mean() * row.number("mean") < 0; // the better one is first
              double sign = isTurned ? -1 : 1;
              assertThat(found.count()).isEqualTo(row.whole("studies"));
              assertThat(sign * found.mean()).isCloseTo(row.number("mean"), within(1e-12));
              assertThat(isTurned ? -found.interval().high() : found.interval().low())
                  .isCloseTo(row.number("low"), within(1e-9));
              assertThat(isTurned ? -found.interval().low() : found.interval().high())
                  .isCloseTo(row.number("high"), within(1e-9));
            });
  }

  @Test
  void aStudyInWhichNoPairCompletedIsNoUnit() {
    Runs runs =
        new Runs()
            .add(HE, 0.9, 0.9, 0.9, null, null, null)
            .add(XAVIER, 0.8, 0.7, 0.6, 0.8, 0.8, 0.8);
    assertThat(byStudy(runs, 3).count()).isEqualTo(3);
    Runs unpaired =
        new Runs()
            .add(HE, 0.9, null, 0.9, 0.9, null, 0.9)
            .add(XAVIER, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8);
    assertThat(byStudy(unpaired, 3).count()).isEqualTo(2);
  }

  @Test
  void twoStudiesAreTooFew() {
    Runs runs = new Runs().ramp(HE, 0.9, 6).ramp(XAVIER, 0.8, 6);
    assertThat(byStudy(runs, 1).count()).isZero();
    assertThat(byStudy(runs, 2).count()).isZero();
    assertThat(byStudy(runs, 3).count()).isEqualTo(3);
  }
}
