package initsweep.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@link Elementary} on vectors, expression by expression.
 *
 * <p>C2 always inlines methods of the Vector API into a loop, but methods such as these only while
 * the compilation has fewer than 18,000 nodes, some 40 vector operations; and a vector passed to a
 * call that is not inlined is allocated on the heap. So loops call these methods before their own
 * arithmetic, constants are stored as vectors, and signs are restored without {@code copySign}
 * where possible.
 */
final class VectorElementary {
  private static final VectorSpecies<Float> FLOATS = VectorLanes.FLOATS;

  private static final FloatVector EXP_MAX = all(Elementary.EXP_MAX);
  private static final FloatVector EXP_MIN = all(Elementary.EXP_MIN);
  private static final FloatVector LOG2_E = all(Elementary.LOG2_E);
  private static final FloatVector ROUNDER = all(Elementary.ROUNDER);
  private static final FloatVector LN2_HIGH = all(Elementary.LN2_HIGH);
  private static final FloatVector LN2_LOW = all(Elementary.LN2_LOW);
  private static final FloatVector MINUS_LN2_HIGH = all(-Elementary.LN2_HIGH);
  private static final FloatVector MINUS_LN2_LOW = all(-Elementary.LN2_LOW);
  private static final FloatVector E5 = all(Elementary.E5);
  private static final FloatVector E4 = all(Elementary.E4);
  private static final FloatVector E3 = all(Elementary.E3);
  private static final FloatVector E2 = all(Elementary.E2);
  private static final FloatVector E1 = all(Elementary.E1);
  private static final FloatVector E0 = all(Elementary.E0);
  private static final FloatVector T4 = all(Elementary.T4);
  private static final FloatVector T3 = all(Elementary.T3);
  private static final FloatVector T2 = all(Elementary.T2);
  private static final FloatVector T1 = all(Elementary.T1);
  private static final FloatVector T0 = all(Elementary.T0);
  private static final FloatVector L8 = all(Elementary.L8);
  private static final FloatVector L7 = all(Elementary.L7);
  private static final FloatVector L6 = all(Elementary.L6);
  private static final FloatVector L5 = all(Elementary.L5);
  private static final FloatVector L4 = all(Elementary.L4);
  private static final FloatVector L3 = all(Elementary.L3);
  private static final FloatVector L2 = all(Elementary.L2);
  private static final FloatVector L1 = all(Elementary.L1);
  private static final FloatVector L0 = all(Elementary.L0);
  private static final FloatVector R6 = all(Elementary.R6);
  private static final FloatVector R5 = all(Elementary.R5);
  private static final FloatVector R4 = all(Elementary.R4);
  private static final FloatVector R3 = all(Elementary.R3);
  private static final FloatVector R2 = all(Elementary.R2);
  private static final FloatVector R1 = all(Elementary.R1);
  private static final FloatVector R0 = all(Elementary.R0);
  private static final FloatVector S2 = all(Elementary.S2);
  private static final FloatVector S1 = all(Elementary.S1);
  private static final FloatVector S0 = all(Elementary.S0);
  private static final FloatVector C2 = all(Elementary.C2);
  private static final FloatVector C1 = all(Elementary.C1);
  private static final FloatVector C0 = all(Elementary.C0);
  private static final FloatVector TWO_OVER_PI = all(Elementary.TWO_OVER_PI);
  private static final FloatVector MINUS_HALF_PI_HIGH = all(-Elementary.HALF_PI_HIGH);
  private static final FloatVector MINUS_HALF_PI_MIDDLE = all(-Elementary.HALF_PI_MIDDLE);
  private static final FloatVector MINUS_HALF_PI_LOW = all(-Elementary.HALF_PI_LOW);
  private static final FloatVector MINUS_HALF = all(-0.5f);
  private static final FloatVector HALF = all(0.5f);
  private static final FloatVector ZERO = all(0);
  private static final FloatVector ONE = all(1);
  private static final FloatVector TWO = all(2);

  private VectorElementary() {}

  static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  static FloatVector exp(FloatVector x) {
    return expInRange(x.min(EXP_MAX).max(EXP_MIN));
  }

  /** e^x for x from {@link Elementary#EXP_MIN} to {@link Elementary#EXP_MAX}. */
  static FloatVector expInRange(FloatVector x) {
    FloatVector power = nearestPower(x);
    IntVector n = power.reinterpretAsInts();
    return nearZeroExpm1(remainder(x, power)).add(ONE).mul(high(n)).mul(low(n));
  }

  /**
   * 1.5·2²³ + n for the whole number n for which 2^n is nearest to e^x. Its last bits are n; Java
   * 17 has no vector instruction that converts to int.
   */
  static FloatVector nearestPower(FloatVector x) {
    return x.fma(LOG2_E, ROUNDER);
  }

  /** x − n ln 2. */
  static FloatVector remainder(FloatVector x, FloatVector power) {
    FloatVector n = power.sub(ROUNDER);
    return n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
  }

  static FloatVector nearZeroExpm1(FloatVector r) {
    FloatVector p = E5.fma(r, E4).fma(r, E3).fma(r, E2).fma(r, E1).fma(r, E0);
    return p.fma(r.mul(r), r);
  }

  /** 2^⌊n/2⌋, the first factor of 2^n; n in the last bits. */
  static FloatVector high(IntVector n) {
    return powerOfTwo(n.lanewise(VectorOperators.ASHR, 1));
  }

  /** The second factor of 2^n. */
  static FloatVector low(IntVector n) {
    return powerOfTwo(n.sub(n.lanewise(VectorOperators.ASHR, 1)));
  }

  private static FloatVector powerOfTwo(IntVector exponent) {
    return exponent
        .add(Elementary.EXPONENT_BIAS)
        .lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS)
        .reinterpretAsFloats();
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector sign = sign(x);
    FloatVector size = x.abs();
    FloatVector far = ONE.sub(TWO.div(exp(size.add(size)).add(ONE)));
    FloatVector z = size.mul(size);
    FloatVector p = T4.fma(z, T3).fma(z, T2).fma(z, T1).fma(z, T0);
    FloatVector near = p.mul(z).fma(size, size);
    return far.blend(near, size.lt(Elementary.TANH_POLYNOMIAL_BELOW)).mul(sign);
  }

  /** 1 with the sign of x. */
  private static FloatVector sign(FloatVector x) {
    return x.reinterpretAsInts()
        .and(Integer.MIN_VALUE)
        .or(Elementary.ONE_BITS)
        .reinterpretAsFloats();
  }

  static FloatVector log1p(FloatVector u) {
    VectorMask<Float> halved = u.compare(VectorOperators.GT, Elementary.LOG_HALVED_ABOVE);
    FloatVector f = u.blend(u.sub(ONE).mul(HALF), halved);
    FloatVector p =
        L8.fma(f, L7).fma(f, L6).fma(f, L5).fma(f, L4).fma(f, L3).fma(f, L2).fma(f, L1).fma(f, L0);
    FloatVector square = f.mul(f);
    FloatVector curve = p.mul(f).fma(square, square.mul(MINUS_HALF));
    FloatVector whole = f.add(curve.add(LN2_LOW)).add(LN2_HIGH);
    return f.add(curve).blend(whole, halved);
  }

  static FloatVector gaussExponent(FloatVector t) {
    return t.mul(t).mul(MINUS_HALF).max(EXP_MIN);
  }

  static FloatVector gaussRemainder(FloatVector t, FloatVector exponent, FloatVector power) {
    FloatVector lost = t.fma(t, t.mul(t).neg());
    return lost.fma(MINUS_HALF, remainder(exponent, power));
  }

  /**
   * 1.5·2²³ + n for the whole number n for which nπ/2 is nearest to x, as {@link #nearestPower}.
   */
  static FloatVector nearestQuarter(FloatVector x) {
    return x.fma(TWO_OVER_PI, ROUNDER);
  }

  /** x − nπ/2. */
  static FloatVector quarterRemainder(FloatVector x, FloatVector quarter) {
    FloatVector n = quarter.sub(ROUNDER);
    FloatVector r = n.fma(MINUS_HALF_PI_HIGH, x);
    return n.fma(MINUS_HALF_PI_LOW, n.fma(MINUS_HALF_PI_MIDDLE, r));
  }

  /** Where sine and cosine change places: n is odd. */
  static VectorMask<Float> isOdd(IntVector n) {
    IntVector bitsOfTwo = n.and(1).lanewise(VectorOperators.LSHL, Integer.SIZE - 2);
    return bitsOfTwo.reinterpretAsFloats().compare(VectorOperators.GT, ZERO);
  }

  /** −1 where the last bit but one of n is set, else 1. */
  static FloatVector halfTurn(IntVector n) {
    IntVector signBit = n.and(2).lanewise(VectorOperators.LSHL, Integer.SIZE - 2);
    return signBit.or(Elementary.ONE_BITS).reinterpretAsFloats();
  }

  static FloatVector nearZeroSin(FloatVector r) {
    FloatVector z = r.mul(r);
    return S2.fma(z, S1).fma(z, S0).fma(z, ONE).mul(r);
  }

  static FloatVector nearZeroCos(FloatVector r) {
    FloatVector z = r.mul(r);
    FloatVector p = C2.fma(z, C1).fma(z, C0);
    return p.mul(z).fma(z, z.mul(MINUS_HALF)).add(ONE);
  }
}
