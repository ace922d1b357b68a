package initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against np.kaiser and np.convolve: see {@code src/test/python/smoothing_reference.py}. */
class SmoothingTest {
  private static final Path REFERENCE = Path.of("src/test/resources/initsweep/report/smoothed.csv");

  private record Point(float loss, double smooth) {}

  private static List<Point> points(int length) throws IOException {
    return Files.readAllLines(REFERENCE).stream()
        .map(line -> line.split(","))
        .filter(fields -> fields[0].equals(Integer.toString(length)))
        .map(fields -> new Point(Float.parseFloat(fields[2]), Double.parseDouble(fields[3])))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 47})
  void aCurveIsSmoothedAsNumPyDoesItEndsIncluded(int length) throws IOException {
    List<Point> points = points(length);
    assertThat(points).hasSize(length);
    List<Double> smooth = Smoothing.of(points.stream().map(Point::loss).toList(), 1);
    assertThat(smooth).hasSize(length);
    for (int place = 0; place < length; place++) {
      assertThat(smooth.get(place)).isCloseTo(points.get(place).smooth(), within(1e-12));
    }
  }

  @Test
  void aStepTakesEveryThatManyPlaces() throws IOException {
    List<Float> curve = points(47).stream().map(Point::loss).toList();
    List<Double> whole = Smoothing.of(curve, 1);
    assertThat(Smoothing.of(curve, 20)).containsExactly(whole.get(0), whole.get(20), whole.get(40));
  }

  @Test
  void aCurveTooShortForTheWindowStaysAsItIs() {
    assertThat(Smoothing.of(List.of(3f, 2f, 1f), 1)).containsExactly(3.0, 2.0, 1.0);
    assertThat(Smoothing.of(List.of(), 1)).isEmpty();
  }
}
