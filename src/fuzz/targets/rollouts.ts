import { signal } from "../../cli/logs/signal.ts";
import { looksLikeRollouts } from "../../diagnosis/passRates/looksLikeRollouts.ts";
import { passRatesOf } from "../../diagnosis/passRates/passRates.ts";
import { readRollouts } from "../../diagnosis/passRates/readRollouts.ts";
import type { Rollouts } from "../../diagnosis/passRates/rollouts.ts";
import { packed } from "../grammar/archives.ts";
import { rollouts as makeRollouts } from "../grammar/rollouts.ts";
import { Input } from "../input.ts";
import { holdFinite, holdSaid, holdSeen } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import { holdUnpolluted } from "../oracles/legal.ts";
import type { Random } from "../random.ts";
import type { Case, Target } from "../target.ts";
import { piecesOf, printed } from "./printed.ts";

function make(random: Random): Case {
  const made = makeRollouts(random);
  const input = typeof made.file === "string" ? new Input(made.file) : Input.ofBytes(made.file);
  const isPacked = random.chance(0.15);
  return {
    input: isPacked ? Input.ofBytes(packed(input.bytes, made.name, random)) : input,
    expect(result) {
      const { prompts, problem } = result as Rollouts;
      if (made.prompts === undefined) return;
      hold(problem === undefined, "accounted", () => `nothing is read: ${problem}`);
      hold(
        prompts.length === made.prompts,
        "accounted",
        () => `not every prompt is read: ${prompts.length} of ${made.prompts}`,
      );
      const count = prompts.reduce((sum, prompt) => sum + prompt.rollouts, 0);
      hold(count === made.rollouts, "accounted", () => `not every rollout is read: ${count} of ${made.rollouts}`);
    },
  };
}

const isShare = (value: number) => value >= 0 && value <= 1;

/** Holds what pass rates promise: shares within 0 and 1 that add up, all numbers finite. */
function holdRates({ prompts }: Rollouts): void {
  const rates = passRatesOf({ prompts });
  if ("problem" in rates) {
    holdSeen(rates.problem, "the problem");
    return;
  }
  holdFinite(rates, "the pass rates");
  const { never, mixed, always, usefulShare, histogram, dead, single } = rates;
  for (const share of [
    never,
    mixed,
    always,
    rates.passRate,
    rates.grader.ties,
    rates.grader.outside,
    ...Object.values(usefulShare),
  ])
    hold(isShare(share), "legal", () => `no share: ${share}`);
  hold(Math.abs(never + mixed + always - 1) < 1e-9, "legal", () => `shares do not add up: ${never + mixed + always}`);
  const binned = histogram.reduce((sum, count) => sum + count, 0);
  hold(
    binned === rates.prompts - single,
    "accounted",
    () => `prompts are in no bin: ${binned} of ${rates.prompts - single}`,
  );
  hold(dead.length <= binned, "accounted", () => `too many dead prompts: ${dead.length} of ${binned}`);
}

/** What the command line prints of the rollouts. */
async function holdText(input: Input): Promise<void> {
  for (const json of [false, true]) {
    const text = await printed(input.bytes, (io) =>
      signal({ name: "signal", files: ["rollouts"], json, dead: false }, io),
    );
    if (!input.isBinary) holdSaid(text, input.text, "the signal");
    // JSON escapes what cannot be seen but for format characters, which a label may have
    if (!json) for (const line of text.split("\n")) holdSeen(line, "the signal");
  }
}

/** Files of scored rollouts. */
export const rolloutsTarget = (read: typeof readRollouts = readRollouts): Target => ({
  name: "rollouts",
  parts: 10,
  isAsync: true,
  limit: 3000,
  largest: 1 << 19,
  make,
  readOnly: ({ bytes }) => read([{ name: "file", bytes: piecesOf(bytes, 1 << 16) }]),
  async read(input, random) {
    const { bytes } = input;
    const rollouts = await read([{ name: "file", bytes: piecesOf(bytes, random.pick([1 << 16, 1 << 16, 100])) }]);
    const { problem, notes, prompts } = rollouts;
    hold(prompts.length > 0 === (problem === undefined), "accounted", () => `prompts beside a problem: ${problem}`);
    for (const line of [...notes, ...(problem === undefined ? [] : [problem])]) {
      holdSeen(line, "a note");
      if (!input.isBinary) holdSaid(line, input.text, "a note");
    }
    for (const { counts, rollouts: count } of prompts) {
      const sum = [...counts.values()].reduce((before, one) => before + one, 0);
      hold(sum === count, "accounted", () => `scores that are not counted: ${sum} of ${count}`);
    }
    if (prompts.length > 0 && random.chance(0.25)) {
      holdRates(rollouts);
      if (random.chance(0.3)) await holdText(input);
    }
    if (random.chance(0.2))
      await looksLikeRollouts({
        size: bytes.length,
        slice: (from, to) => new Blob([bytes as Uint8Array<ArrayBuffer>]).slice(from, to),
      });
    holdUnpolluted();
    return rollouts;
  },
});
