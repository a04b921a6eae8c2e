// Settings of the current run, which every file of the training reads.

export let slot: i32 = 0;
export let seed: i32 = 0;
/** Training prompts of the task. */
export let prompts: i32 = 0;
/** Hidden units, padded to a multiple of four: the padding is 0 and stays 0. */
export let units: i32 = 0;
/** ADAPTER_ALPHA / rank. */
export let scale: f32 = 0;
/** BASE_TEMPERATURE / temperature. */
export let sharpness: f32 = 0;
export let groupSize: i32 = 0;
export let klBeta: f32 = 0;
export let mantissaBits: i32 = 0;

const ADAPTER_ALPHA: f32 = 4;

export function setRun(
  newSlot: i32, newSeed: i32, newPrompts: i32, rank: i32, newSharpness: f32,
  newGroupSize: i32, newKlBeta: f32, newMantissaBits: i32,
): void {
  slot = newSlot;
  seed = newSeed;
  prompts = newPrompts;
  units = (rank + 3) & ~3;
  scale = ADAPTER_ALPHA / <f32>rank;
  sharpness = newSharpness;
  groupSize = newGroupSize;
  klBeta = newKlBeta;
  mantissaBits = newMantissaBits;
}
