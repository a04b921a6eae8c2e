import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { toMiniature } from "../mapping.ts";
import { ANSWERS, FEATURES } from "../model/dimensions.ts";
import type { Miniature } from "../model/miniature.ts";
import { type FormatContext, makeTask, type Prompt, type TaskSettings } from "../model/task.ts";
import { compiledKernel } from "./compiledKernel.ts";

const { start, exports } = compiledKernel;
const { memory, TASKS, TASK_BYTES, RIGHT_ANSWERS } = exports;

/** Floats of a context in the kernel: features, then logits and pay, each padded to 12. */
const CONTEXT = 72;

interface KernelContext {
  readonly features: Float32Array;
  readonly baseLogits: Float32Array;
  readonly pay: Float32Array;
  readonly right: number | undefined;
}

/** The kernel's task: format contexts, training prompts, held-out prompts. */
function kernelTask(settings: TaskSettings, seed: number, count: number): KernelContext[] {
  const miniature: Miniature = { ...toMiniature(defaultConfig), task: settings };
  const address = TASKS.value + start(miniature, seed) * TASK_BYTES.value;
  const right = new Uint8Array(memory.buffer, address + RIGHT_ANSWERS.value, count);
  return Array.from({ length: count }, (_, i) => {
    const floats = new Float32Array(memory.buffer, address + 4 * CONTEXT * i, CONTEXT);
    const logits = FEATURES + 12;
    return {
      features: floats.subarray(0, FEATURES),
      baseLogits: floats.subarray(FEATURES, FEATURES + ANSWERS),
      pay: floats.subarray(logits, logits + ANSWERS),
      right: right[i],
    };
  });
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (x, i) => Math.abs(x - (b[i] ?? Number.NaN))));

const settings = toMiniature(defaultConfig).task;

test.each<[name: string, change: Partial<TaskSettings>, seed: number]>([
  ["the default", {}, 1],
  ["another seed", {}, 12345],
  ["a seed of more than 32 bits", {}, 2 ** 40 + 3],
  ["many prompts", { prompts: 1000 }, 2],
  ["an odd number of prompts", { prompts: 51 }, 3],
  ["a complex task", { skills: 7 }, 4],
  ["a perfect grader", { gameableShare: 0 }, 5],
  ["a grader that is mostly flawed", { gameableShare: 0.9 }, 6],
  ["a start that can hardly be reached", { startingReward: 0.7 }, 7],
  ["nothing to memorize and no lazy pay", { memorizedShare: 0, lazyPay: 0 }, 8],
])("makes the task of the TypeScript model: %s", (_name, change, seed) => {
  const changed = { ...settings, ...change };
  const { format, train, heldOut } = makeTask(changed, seed);
  const contexts: (FormatContext | Prompt)[] = [...format, ...train, ...heldOut];
  const fast = kernelTask(changed, seed, contexts.length);
  contexts.forEach((context, i) => {
    const { features, baseLogits, pay, right } = fast[i] as KernelContext;
    expect(largestGap(features, context.features)).toBeLessThan(1e-4);
    expect(largestGap(baseLogits, context.baseLogits)).toBeLessThan(1e-4);
    expect(right).toBe("rightToken" in context ? context.rightToken : context.rightAnswer);
    expect(Array.from(pay)).toEqual("pay" in context ? Array.from(context.pay, Math.fround) : Array(ANSWERS).fill(0));
  });
});
