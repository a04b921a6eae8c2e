// Rounding to few mantissa bits, as in ../../model/precision.ts, of four numbers at once.

const FLOAT32_MANTISSA: i32 = 23;

/** Rounds to the stored mantissa bits, ties to even; 0 bits, like 23, keep full precision. */
@inline
export function round4(x: v128, mantissaBits: i32): v128 {
  const dropped = mantissaBits == 0 ? 0 : FLOAT32_MANTISSA - mantissaBits;
  const lastKept = v128.and(i32x4.shr_u(x, dropped), i32x4.splat(dropped == 0 ? 0 : 1));
  const half = i32x4.splat(dropped == 0 ? 0 : (1 << (dropped - 1)) - 1);
  return v128.and(i32x4.add(x, i32x4.add(half, lastKept)), i32x4.splat(-(1 << dropped)));
}
