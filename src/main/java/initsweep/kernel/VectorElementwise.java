package initsweep.kernel;

import static initsweep.kernel.VectorElementary.all;
import static initsweep.kernel.VectorElementary.expInRange;
import static initsweep.kernel.VectorElementary.gaussExponent;
import static initsweep.kernel.VectorElementary.gaussRemainder;
import static initsweep.kernel.VectorElementary.halfTurn;
import static initsweep.kernel.VectorElementary.high;
import static initsweep.kernel.VectorElementary.isOdd;
import static initsweep.kernel.VectorElementary.log1p;
import static initsweep.kernel.VectorElementary.low;
import static initsweep.kernel.VectorElementary.nearZeroCos;
import static initsweep.kernel.VectorElementary.nearZeroExpm1;
import static initsweep.kernel.VectorElementary.nearZeroSin;
import static initsweep.kernel.VectorElementary.nearestPower;
import static initsweep.kernel.VectorElementary.nearestQuarter;
import static initsweep.kernel.VectorElementary.quarterRemainder;
import static initsweep.kernel.VectorElementary.remainder;
import static initsweep.kernel.VectorLanes.FLOATS;
import static initsweep.kernel.VectorLanes.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link ScalarElementwise} on the Vector API, equal bit for bit. The remainder of a length that is
 * not a multiple of the lanes is left to the scalar code. Loops follow the rules for C2 in {@link
 * VectorElementary}.
 */
final class VectorElementwise implements Elementwise {
  private static final ScalarElementwise SCALAR = new ScalarElementwise();

  private static final FloatVector ZERO = all(0);
  private static final FloatVector ONE = all(1);
  private static final FloatVector TWO = all(2);
  private static final FloatVector THREE = all(3);
  private static final FloatVector FOUR = all(4);
  private static final FloatVector SIX = all(6);
  private static final FloatVector VANISHED = all(ScalarElementwise.VANISHED);
  private static final FloatVector SOFTSIGN_FLAT = all(ScalarElementwise.SOFTSIGN_FLAT);
  private static final FloatVector RATIONAL_TANH_FLAT = all(ScalarElementwise.RATIONAL_TANH_FLAT);
  private static final FloatVector EXP_MIN = all(Elementary.EXP_MIN);
  private static final FloatVector TAIL_MAX = all(Elementary.TAIL_MAX);
  private static final FloatVector TAIL_CENTRE = all(Elementary.TAIL_CENTRE);
  private static final FloatVector N10 = all(Elementary.N10);
  private static final FloatVector N9 = all(Elementary.N9);
  private static final FloatVector N8 = all(Elementary.N8);
  private static final FloatVector N7 = all(Elementary.N7);
  private static final FloatVector N6 = all(Elementary.N6);
  private static final FloatVector N5 = all(Elementary.N5);
  private static final FloatVector N4 = all(Elementary.N4);
  private static final FloatVector N3 = all(Elementary.N3);
  private static final FloatVector N2 = all(Elementary.N2);
  private static final FloatVector N1 = all(Elementary.N1);
  private static final FloatVector N0 = all(Elementary.N0);
  private static final FloatVector R6 = all(Elementary.R6);
  private static final FloatVector R5 = all(Elementary.R5);
  private static final FloatVector R4 = all(Elementary.R4);
  private static final FloatVector R3 = all(Elementary.R3);
  private static final FloatVector R2 = all(Elementary.R2);
  private static final FloatVector R1 = all(Elementary.R1);
  private static final FloatVector R0 = all(Elementary.R0);

  @Override
  public void exp(int from, int to, float[] x, float[] y) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      VectorElementary.exp(FloatVector.fromArray(FLOATS, x, i)).intoArray(y, i);
    }
    SCALAR.exp(i, to, x, y);
  }

  /** Without slopes uses the plain loop, which C2 vectorises and unrolls better than this one. */
  @Override
  public void relu(int from, int to, float[] z, float[] h, float[] slope) {
    if (slope == null) {
      SCALAR.relu(from, to, z, h, null);
      return;
    }
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector y = FloatVector.fromArray(FLOATS, z, i).max(ZERO);
      y.intoArray(h, i);
      IntVector bits = y.reinterpretAsInts();
      bits.or(bits.neg())
          .lanewise(VectorOperators.ASHR, Integer.SIZE - 1)
          .and(Elementary.ONE_BITS)
          .reinterpretAsFloats()
          .intoArray(slope, i);
    }
    SCALAR.relu(i, to, z, h, slope);
  }

  @Override
  public void leakyRelu(float a, int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      VectorMask<Float> right = x.compare(VectorOperators.GT, ZERO);
      x.mul(a).blend(x, right).intoArray(h, i);
      if (slope != null) {
        ONE.mul(a).blend(ONE, right).intoArray(slope, i);
      }
    }
    SCALAR.leakyRelu(a, i, to, z, h, slope);
  }

  @Override
  public void elu(float above, float below, int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector clamped = x.min(ZERO).max(EXP_MIN);
      FloatVector power = nearestPower(clamped);
      FloatVector p = nearZeroExpm1(remainder(clamped, power));
      IntVector n = power.reinterpretAsInts();
      FloatVector high = high(n);
      FloatVector low = low(n);
      FloatVector expm1 = p.fma(high, high.sub(ONE.div(low))).mul(low);
      VectorMask<Float> right = x.compare(VectorOperators.GE, ZERO);
      expm1.mul(below).blend(x.mul(above), right).intoArray(h, i);
      if (slope != null) {
        FloatVector left = p.add(ONE).mul(high).mul(low).mul(below);
        left.blend(above, x.compare(VectorOperators.GT, ZERO)).intoArray(slope, i);
      }
    }
    SCALAR.elu(above, below, i, to, z, h, slope);
  }

  @Override
  public void clip(float min, float max, int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      x.max(min).min(max).intoArray(h, i);
      if (slope != null) {
        ONE.blend(ZERO, x.compare(VectorOperators.LE, min))
            .blend(ZERO, x.compare(VectorOperators.GE, max))
            .intoArray(slope, i);
      }
    }
    SCALAR.clip(min, max, i, to, z, h, slope);
  }

  @Override
  public void hardSigmoid(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      x.add(THREE).max(ZERO).min(SIX).div(SIX).intoArray(h, i);
      if (slope != null) {
        VectorMask<Float> flat = x.abs().compare(VectorOperators.GE, THREE);
        ONE.mul(ScalarElementwise.ONE_SIXTH).blend(ZERO, flat).intoArray(slope, i);
      }
    }
    SCALAR.hardSigmoid(i, to, z, h, slope);
  }

  @Override
  public void sigmoid(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector y = ONE.div(VectorElementary.exp(x.neg()).add(ONE));
      y.intoArray(h, i);
      if (slope != null) {
        y.mul(ONE.sub(y)).intoArray(slope, i);
      }
    }
    SCALAR.sigmoid(i, to, z, h, slope);
  }

  @Override
  public void tanh(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector y = VectorElementary.tanh(x);
      y.intoArray(h, i);
      if (slope != null) {
        ONE.sub(y.mul(y)).intoArray(slope, i);
      }
    }
    SCALAR.tanh(i, to, z, h, slope);
  }

  @Override
  public void softsign(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector bounded = x.max(SOFTSIGN_FLAT.neg()).min(SOFTSIGN_FLAT);
      FloatVector inverse = ONE.div(bounded.abs().add(ONE));
      bounded.mul(inverse).intoArray(h, i);
      if (slope != null) {
        inverse.mul(inverse).intoArray(slope, i);
      }
    }
    SCALAR.softsign(i, to, z, h, slope);
  }

  @Override
  public void softplus(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector e = VectorElementary.exp(x.abs().neg());
      FloatVector log = log1p(e);
      x.max(ZERO).add(log).intoArray(h, i);
      if (slope != null) {
        ONE.blend(e, x.compare(VectorOperators.LT, ZERO)).div(e.add(ONE)).intoArray(slope, i);
      }
    }
    SCALAR.softplus(i, to, z, h, slope);
  }

  @Override
  public void silu(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector size = x.abs().min(VANISHED);
      FloatVector e = expInRange(size.neg());
      VectorMask<Float> left = x.compare(VectorOperators.LT, ZERO);
      FloatVector inverse = ONE.div(e.add(ONE));
      FloatVector other = e.mul(inverse);
      FloatVector sigmoid = inverse.blend(other, left);
      x.blend(size.neg(), left).mul(sigmoid).intoArray(h, i);
      if (slope != null) {
        FloatVector mirrored = other.blend(inverse, left);
        size.blend(size.neg(), left).fma(mirrored, ONE).mul(sigmoid).intoArray(slope, i);
      }
    }
    SCALAR.silu(i, to, z, h, slope);
  }

  @Override
  public void mish(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector size = x.abs().min(VANISHED);
      FloatVector e = expInRange(size.neg());
      VectorMask<Float> left = x.compare(VectorOperators.LT, ZERO);
      FloatVector square = e.mul(e);
      FloatVector above = e.fma(TWO, ONE.blend(square, left));
      FloatVector inverse = ONE.div(square.blend(ONE, left).mul(TWO).add(above));
      FloatVector tanh = above.mul(inverse);
      x.blend(size.neg(), left).mul(tanh).intoArray(h, i);
      if (slope != null) {
        FloatVector steepness =
            e.add(ONE).mul(FOUR).mul(square.blend(e, left)).mul(inverse.mul(inverse));
        size.blend(size.neg(), left).fma(steepness, tanh).intoArray(slope, i);
      }
    }
    SCALAR.mish(i, to, z, h, slope);
  }

  @Override
  public void gelu(int from, int to, float[] z, float[] h, float[] slope) {
    normalTails(1, from, to, z, h, slope);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector tail = FloatVector.fromArray(FLOATS, h, i);
      VectorMask<Float> left = x.compare(VectorOperators.LT, ZERO);
      FloatVector size = x.abs().min(TAIL_MAX);
      FloatVector cdf = ONE.sub(tail).blend(tail, left);
      x.blend(size.neg(), left).mul(cdf).intoArray(h, i);
      if (slope != null) {
        FloatVector density =
            FloatVector.fromArray(FLOATS, slope, i).mul(ScalarElementwise.ONE_OVER_ROOT_TWO_PI);
        size.blend(size.neg(), left).fma(density, cdf).intoArray(slope, i);
      }
    }
    SCALAR.gelu(i, to, z, h, slope);
  }

  @Override
  public void erf(int from, int to, float[] z, float[] h, float[] slope) {
    normalTails(Elementary.ROOT_2, from, to, z, h, slope);
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector far = ONE.sub(FloatVector.fromArray(FLOATS, h, i).mul(TWO));
      FloatVector square = x.mul(x);
      FloatVector p = R6.fma(square, R5).fma(square, R4).fma(square, R3).fma(square, R2);
      FloatVector near = p.fma(square, R1).fma(square, R0).mul(x);
      far.blend(far.neg(), x.compare(VectorOperators.LT, ZERO))
          .blend(near, x.abs().compare(VectorOperators.LT, Elementary.ERF_POLYNOMIAL_BELOW))
          .intoArray(h, i);
      if (slope != null) {
        FloatVector.fromArray(FLOATS, slope, i)
            .mul(ScalarElementwise.TWO_OVER_ROOT_PI)
            .intoArray(slope, i);
      }
    }
    SCALAR.erf(i, to, z, h, slope);
  }

  /**
   * The first part of gelu and erf, which would be too long for C2 in one loop; for whole vectors
   * only: Φ(−t) and, if wanted, e^(−t²/2) for t = scale·|z|.
   */
  private static void normalTails(
      float scale, int from, int to, float[] z, float[] tail, float[] gauss) {
    for (int i = from; i <= to - LANES; i += LANES) {
      FloatVector t = FloatVector.fromArray(FLOATS, z, i).abs().mul(scale).min(TAIL_MAX);
      FloatVector exponent = gaussExponent(t);
      FloatVector power = nearestPower(exponent);
      FloatVector expm1 = nearZeroExpm1(gaussRemainder(t, exponent, power));
      IntVector n = power.reinterpretAsInts();
      FloatVector high = high(n);
      FloatVector low = low(n);
      FloatVector w = ONE.div(t.add(TAIL_CENTRE));
      FloatVector q = t.sub(TAIL_CENTRE).mul(w);
      FloatVector p = N10.fma(q, N9).fma(q, N8).fma(q, N7).fma(q, N6).fma(q, N5).fma(q, N4);
      FloatVector ratio = p.fma(q, N3).fma(q, N2).fma(q, N1).fma(q, N0).mul(w);
      ratio.fma(expm1, ratio).mul(high).mul(low).intoArray(tail, i);
      if (gauss != null) {
        expm1.add(ONE).mul(high).mul(low).intoArray(gauss, i);
      }
    }
  }

  /** Vectors with an element beyond the range reduction are left to the scalar code. */
  @Override
  public void sin(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      if (x.abs().compare(VectorOperators.GT, Elementary.SIN_MAX).anyTrue()) {
        SCALAR.sin(i, i + LANES, z, h, slope);
      } else {
        FloatVector quarter = nearestQuarter(x);
        FloatVector r = quarterRemainder(x, quarter);
        IntVector n = quarter.reinterpretAsInts();
        VectorMask<Float> odd = isOdd(n);
        FloatVector halfTurn = halfTurn(n);
        FloatVector halfTurnAhead = halfTurn(n.add(1));
        FloatVector sin = nearZeroSin(r);
        FloatVector cos = nearZeroCos(r);
        sin.blend(cos, odd).mul(halfTurn).intoArray(h, i);
        if (slope != null) {
          cos.blend(sin, odd).mul(halfTurnAhead).intoArray(slope, i);
        }
      }
    }
    SCALAR.sin(i, to, z, h, slope);
  }

  @Override
  public void rationalTanh(int from, int to, float[] z, float[] h, float[] slope) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, z, i);
      FloatVector y =
          x.mul(ScalarElementwise.TWO_THIRDS).max(RATIONAL_TANH_FLAT.neg()).min(RATIONAL_TANH_FLAT);
      FloatVector size = y.abs();
      FloatVector square = y.mul(y).mul(ScalarElementwise.RATIONAL_TANH_QUARTIC);
      FloatVector b = square.fma(size, size).add(ONE);
      FloatVector below = size.fma(b, ONE);
      y.mul(b).div(below).mul(ScalarElementwise.RATIONAL_TANH_SCALE).intoArray(h, i);
      if (slope != null) {
        FloatVector rise = square.fma(FOUR, TWO).fma(size, ONE);
        rise.div(below.mul(below))
            .mul(ScalarElementwise.RATIONAL_TANH_STEEPNESS)
            .intoArray(slope, i);
      }
    }
    SCALAR.rationalTanh(i, to, z, h, slope);
  }
}
