// Elementary functions of four f32 at once; polynomials of the Cephes library (Moshier), accurate to about 1e-7.

/** Returns the sum of the four lanes. */
@inline
export function sum(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** Returns the sums of four vectors, in order. */
@inline
export function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Returns the largest of the four lanes. */
@inline
export function highest(x: v128): f32 {
  const pairs = f32x4.pmax(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(pairs, v128.shuffle<f32>(pairs, pairs, 1, 0, 3, 2)), 0);
}

/** Returns the largest lanes of four vectors, in order. */
@inline
export function highests(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.pmax(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.pmax(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.pmax(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** The exponential of a smaller number is set to 0: it would change nothing, and denormal numbers are slow. */
const LOWEST_EXPONENT: f32 = -50;

/** Returns e^x for x up to 80. */
@inline
export function exp4(x: v128): v128 {
  const inRange = f32x4.gt(x, f32x4.splat(LOWEST_EXPONENT));
  x = f32x4.pmax(x, f32x4.splat(LOWEST_EXPONENT));
  // adding 1.5 * 2^23 leaves the nearest whole power of 2 in the low bits
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504088896341)), f32x4.splat(12582912));
  const power = f32x4.sub(shifted, f32x4.splat(12582912));
  x = f32x4.sub(x, f32x4.mul(power, f32x4.splat(0.693359375)));
  x = f32x4.add(x, f32x4.mul(power, f32x4.splat(2.12194440e-4)));
  let y = f32x4.splat(1.9875691500e-4);
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.mul(f32x4.mul(y, x), x), f32x4.add(x, f32x4.splat(1)));
  const scale = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  return v128.and(f32x4.mul(y, scale), inRange);
}

@inline
export function exp(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}

/** Returns log(1 + x) for x from -.3 to .42. */
@inline
function logNearOne(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let y = f32x4.splat(7.0376836292e-2);
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(-1.1514610310e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.1676998740e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(-1.2420140846e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.4249322787e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(-1.6668057665e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(2.0000714765e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(-2.4999993993e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(3.3333331174e-1));
  return f32x4.add(f32x4.mul(square, f32x4.sub(f32x4.mul(y, x), f32x4.splat(0.5))), x);
}

/** Returns the natural logarithm of positive numbers that are not denormal. */
@inline
function log4(x: v128): v128 {
  // x = fraction * 2^power, with the fraction from sqrt(1/2) to sqrt(2)
  let power = i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126));
  let fraction = v128.or(v128.and(x, i32x4.splat(0x7fffff)), i32x4.splat(0x3f000000));
  const small = f32x4.lt(fraction, f32x4.splat(0.707106781186547524));
  power = i32x4.add(power, small);
  fraction = f32x4.add(fraction, v128.and(fraction, small));
  const powers = f32x4.convert_i32x4_s(power);
  const near = logNearOne(f32x4.sub(fraction, f32x4.splat(1)));
  const low = f32x4.sub(near, f32x4.mul(powers, f32x4.splat(2.12194440e-4)));
  return f32x4.add(low, f32x4.mul(powers, f32x4.splat(0.693359375)));
}

@inline
export function log(x: f32): f32 {
  return f32x4.extract_lane(log4(f32x4.splat(x)), 0);
}

/** Returns the logarithm of the uniform number (bits + .5) / 2^32; near 1 from its distance to 1, which f32 would lose. */
@inline
export function logOfUniform4(bits: v128): v128 {
  const x = f32x4.mul(f32x4.add(f32x4.convert_i32x4_u(bits), f32x4.splat(0.5)), f32x4.splat(2.3283064365386963e-10));
  const below = f32x4.add(f32x4.convert_i32x4_u(v128.not(bits)), f32x4.splat(0.5));
  const near = logNearOne(f32x4.mul(below, f32x4.splat(-2.3283064365386963e-10)));
  return v128.bitselect(near, log4(x), f32x4.gt(x, f32x4.splat(0.75)));
}

/** Returns the angle within a quadrant of a full turn of 2^32, in radians from -pi/4 to pi/4. */
@inline
function withinQuadrant(turn: v128, quadrant: v128): v128 {
  const rest = f32x4.convert_i32x4_s(i32x4.sub(turn, i32x4.shl(quadrant, 30)));
  return f32x4.mul(f32x4.add(rest, f32x4.splat(0.5)), f32x4.splat(1.4629180792671596e-9));
}

@inline
function sineNearZero(x: v128, square: v128): v128 {
  let y = f32x4.splat(-1.9515295891e-4);
  y = f32x4.add(f32x4.mul(y, square), f32x4.splat(8.3321608736e-3));
  y = f32x4.add(f32x4.mul(y, square), f32x4.splat(-1.6666654611e-1));
  return f32x4.add(f32x4.mul(f32x4.mul(y, square), x), x);
}

@inline
function cosineNearZero(square: v128): v128 {
  let y = f32x4.splat(2.443315711809948e-5);
  y = f32x4.add(f32x4.mul(y, square), f32x4.splat(-1.388731625493765e-3));
  y = f32x4.add(f32x4.mul(y, square), f32x4.splat(4.166664568298827e-2));
  return f32x4.add(f32x4.mul(f32x4.sub(f32x4.mul(y, square), f32x4.splat(0.5)), square), f32x4.splat(1));
}

/** Returns the cosine of the uniform angle 2 pi (turn + .5) / 2^32, or its sine: the cosine a quarter turn before. */
@inline
export function cosineOfTurn4(turn: v128, sine: i32): v128 {
  const quadrant = i32x4.shr_u(i32x4.add(turn, i32x4.splat(1 << 29)), 30);
  const x = withinQuadrant(turn, quadrant);
  const square = f32x4.mul(x, x);
  // quadrants 0 to 3 of the cosine: cos, -sin, -cos, sin
  const from = i32x4.sub(quadrant, i32x4.splat(sine));
  const odd = i32x4.eq(v128.and(from, i32x4.splat(1)), i32x4.splat(1));
  const sign = i32x4.shl(v128.and(i32x4.add(from, i32x4.splat(1)), i32x4.splat(2)), 30);
  return v128.xor(v128.bitselect(sineNearZero(x, square), cosineNearZero(square), odd), sign);
}
