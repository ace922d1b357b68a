package initsweep.spec.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalvingTest {
  @ParameterizedTest
  @CsvSource({
    "3, 223, 2001, 223 669 2001",
    "3, 56, 501, 56 168 501",
    "2, 500, 2001, 500 1000 2001",
    "3, 100, 1000, 100 300 1000",
    "10, 1999, 2000, 1999 2000",
    "2, 1, 8, 1 2 4 8",
    "1000, 1, 100000000, 1 1000 1000000 100000000"
  })
  void rungsGrowByTheFactorAndTheLastIsTheWholeRun(
      int factor, int start, int iterations, String rungs) {
    assertThat(new Halving(factor, start).rungs(iterations))
        .isEqualTo(List.of(rungs.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource({"3, 8, 3", "3, 3, 1", "2, 7, 4", "2, 1, 1", "5, 10, 2"})
  void ofManyCandidatesAShareGoesOn(int factor, int candidates, int kept) {
    assertThat(new Halving(factor, 1).kept(candidates)).isEqualTo(kept);
  }
}
