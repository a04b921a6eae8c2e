// N(0, 1) numbers by Box & Muller, as in ../../model/random.ts.
import { cosineOfTurn4, logOfUniform4 } from "./functions";
import { hash4, streamBits } from "./random";

/** Writes numbers `first` (even) to `first + count` of a stream, times `size`, to `at`. Eight at a time: up to 7 more are written behind. */
export function writeGaussians(at: usize, first: i32, count: i32, size: f32, seed: i32, stream: i32): void {
  const bits = streamBits(seed, stream);
  for (let i = 0; i < count; i += 8) {
    const pairs = i32x4.add(i32x4.splat(first + i), i32x4(0, 2, 4, 6));
    const logs = logOfUniform4(hash4(bits, pairs, 1));
    const radius = f32x4.mul(f32x4.sqrt(f32x4.mul(logs, f32x4.splat(-2))), f32x4.splat(size));
    const turn = hash4(bits, pairs, 2);
    const even = f32x4.mul(radius, cosineOfTurn4(turn, 0));
    const odd = f32x4.mul(radius, cosineOfTurn4(turn, 1));
    const to = at + 4 * <usize>i;
    v128.store(to, v128.shuffle<f32>(even, odd, 0, 4, 1, 5));
    v128.store(to, v128.shuffle<f32>(even, odd, 2, 6, 3, 7), 16);
  }
}
