// Counter-based random numbers, bit for bit those of ../../model/random.ts.

export const ANSWERS_STREAM: i32 = 12;
export const FEATURES_STREAM: i32 = 13;
export const LOGITS_STREAM: i32 = 14;
export const HARDNESS_STREAM: i32 = 15;
export const FORMAT_FEATURES_STREAM: i32 = 16;
export const MEMORIZED_STREAM: i32 = 17;
export const FORMAT_ANSWERS_STREAM: i32 = 18;
export const SKILL_STREAM: i32 = 19;
export const ADAPTER_STREAM: i32 = 21;
export const TOPIC_STREAM: i32 = 23;
export const FLAW_STREAM: i32 = 24;
export const ORDER_STREAM: i32 = 31;

/** Returns the part of the hash that all random numbers of a stream share. */
@inline
export function streamBits(seed: i32, stream: i32): i32 {
  return ((seed ^ <i32>0x9e3779b9) * <i32>0x85ebca6b) ^ ((stream + <i32>0x7f4a7c15) * <i32>0xc2b2ae35);
}

/** Hashes the stream's bits and two whole numbers to 32 bits. */
@inline
function hash(stream: i32, i: i32, j: i32): u32 {
  let bits: u32 = stream;
  bits = (bits ^ (bits >>> 15) ^ ((i + <i32>0x165667b1) * <i32>0x27d4eb2f)) * 0x2c1b3c6d;
  bits = (bits ^ (bits >>> 13) ^ ((j + <i32>0x3c6ef372) * <i32>0x9e3779b1)) * 0x297a2d39;
  bits = (bits ^ (bits >>> 16)) * 0x7feb352d;
  bits = (bits ^ (bits >>> 15)) * 0x846ca68b;
  return bits ^ (bits >>> 16);
}

/** Returns `hash` of four values of i at once. */
@inline
export function hash4(stream: i32, i: v128, j: i32): v128 {
  let bits = i32x4.splat(stream ^ (stream >>> 15));
  const mixed = i32x4.mul(i32x4.add(i, i32x4.splat(<i32>0x165667b1)), i32x4.splat(<i32>0x27d4eb2f));
  bits = i32x4.mul(v128.xor(bits, mixed), i32x4.splat(<i32>0x2c1b3c6d));
  const last = i32x4.splat((j + <i32>0x3c6ef372) * <i32>0x9e3779b1);
  bits = i32x4.mul(v128.xor(v128.xor(bits, i32x4.shr_u(bits, 13)), last), i32x4.splat(<i32>0x297a2d39));
  bits = i32x4.mul(v128.xor(bits, i32x4.shr_u(bits, 16)), i32x4.splat(<i32>0x7feb352d));
  bits = i32x4.mul(v128.xor(bits, i32x4.shr_u(bits, 15)), i32x4.splat(<i32>0x846ca68b));
  return v128.xor(bits, i32x4.shr_u(bits, 16));
}

/** Returns a uniform number, strictly between 0 and 1, in f64, so that every comparison has the same result as in TypeScript. */
@inline
export function uniform(stream: i32, i: i32, j: i32): f64 {
  return (<f64>hash(stream, i, j) + 0.5) * 2.3283064365386963e-10;
}

/** Returns a uniform whole number from 0 to count - 1. */
@inline
export function pick(stream: i32, i: i32, j: i32, count: i32): i32 {
  return <i32>(uniform(stream, i, j) * <f64>count);
}
