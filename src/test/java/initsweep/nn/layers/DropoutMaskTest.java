package initsweep.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import initsweep.kernel.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the masks are NumPy's is asserted with the networks. */
class DropoutMaskTest {
  private static final int ROWS = 128;
  private static final int WIDTH = 101;

  private static float[] draw(long key, double rate, long iteration) {
    float[] mask = Layout.matrix(ROWS, WIDTH);
    new DropoutMask(key, rate).draw(iteration, ROWS, WIDTH, mask);
    return mask;
  }

  /** 12,928 units: five standard errors are 0.022 at most. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5, 0.9, 0.999999})
  void aShareOfTheUnitsIsDropped(double rate) {
    float[] mask = draw(1, rate, 0);
    int kept = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int j = 0; j < WIDTH; j++) {
        float value = mask[row * Layout.stride(WIDTH) + j];
        assertThat(value).isIn(0f, 1f);
        kept += (int) value;
      }
    }
    double error = Math.sqrt(rate * (1 - rate) / (ROWS * WIDTH));
    assertThat(kept / (double) (ROWS * WIDTH)).isCloseTo(1 - rate, within(5 * error + 1e-12));
  }

  /** The uniforms are shared: with a lower rate every unit is kept that was kept. */
  @Test
  void masksOfTwoRatesAreNested() {
    float[] few = draw(7, 0.6, 3);
    float[] many = draw(7, 0.3, 3);
    for (int i = 0; i < few.length; i++) {
      assertThat(many[i]).isGreaterThanOrEqualTo(few[i]);
    }
  }

  @Test
  void iterationsAndLayersHaveMasksOfTheirOwn() {
    assertThat(draw(1, 0.5, 0)).isEqualTo(draw(1, 0.5, 0)).isNotEqualTo(draw(1, 0.5, 1));
    assertThat(draw(1, 0.5, 0)).isNotEqualTo(draw(2, 0.5, 0));
  }
}
