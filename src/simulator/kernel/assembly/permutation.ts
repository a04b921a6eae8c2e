// Random permutations (Fisher & Yates) of 0, 1, ..., as i32.
import { ANSWERS_STREAM, ORDER_STREAM, pick, streamBits } from "./random";

/** Writes the order of an epoch's prompts. */
export function writeOrder(at: usize, prompts: i32, seed: i32, epoch: i32): void {
  const stream = streamBits(seed, ORDER_STREAM);
  writeSorted(at, prompts);
  for (let last = prompts - 1; last > 0; last--) swap(at, last, pick(stream, epoch, last, last + 1));
}

/** Writes the right answer, minus 1, of each skill. */
export function writeSkillAnswers(at: usize, answers: i32, seed: i32): void {
  const stream = streamBits(seed, ANSWERS_STREAM);
  writeSorted(at, answers);
  for (let last = answers - 1; last > 0; last--) swap(at, last, pick(stream, last, 0, last + 1));
}

function writeSorted(at: usize, count: i32): void {
  for (let i = 0; i < count; i++) store<i32>(at + 4 * <usize>i, i);
}

@inline
function swap(at: usize, i: i32, j: i32): void {
  const moved = load<i32>(at + 4 * <usize>i);
  store<i32>(at + 4 * <usize>i, load<i32>(at + 4 * <usize>j));
  store<i32>(at + 4 * <usize>j, moved);
}
