import { settingNames } from "../../diagnosis/log/settingNames.ts";
import { drawnVerdicts, drawRun } from "../../diagnosis/trend/drawnRuns.ts";
import type { Random } from "../random.ts";
import { series } from "./courses.ts";

/** A table: names with a value for each row; NaN where there is none. */
export interface Table {
  readonly names: readonly string[];
  readonly columns: readonly (readonly number[])[];
  readonly rows: number;
  /** The column of the reward, as it must come back. */
  readonly reward: string;
  /** Set where a name is no trainer's, or the reward stands alone: then another column, or none, may be read with good reason. */
  readonly isOdd: boolean;
}

const rewards = [
  "reward",
  "train/reward",
  "critic/score/mean",
  "rewards/accuracy_reward/mean",
  "reward/mean",
  "env/all/reward/total",
  "accuracy",
  "mean_reward",
];
const others = [
  ...[
    "reward_std",
    "kl",
    "approx_kl",
    "completion_length",
    "completions/mean_length",
    "response_length/mean",
    "grad_norm",
    "entropy",
  ],
  ...[
    "frac_reward_zero_std",
    "learning_rate",
    "lr",
    "actor/lr(1e-4)",
    "completions/clipped_ratio",
    "clip_ratio/region_mean",
    "clip_ratio/low_mean",
  ],
  ...[
    "clip_ratio/high_mean",
    "sampling/importance_sampling_ratio/mean",
    "ess",
    "sampling/sampling_logp_difference/mean",
    "num_turns/mean",
  ],
  ...[
    "tools/call_frequency",
    "exception_rate",
    "perf/step_time",
    "perf/throughput",
    "loss",
    "epoch",
    "eval_reward",
    "eval/reward",
    "val-core/reward/mean@1",
  ],
  ...[
    "test/accuracy",
    "rewards/format_reward/mean",
    "rewards/length/mean",
    "rewards/accuracy/std",
    "gold_reward",
    "policy/entropy",
    "actor/pg_clipfrac",
  ],
  ...[
    "time",
    "_runtime",
    "_timestamp",
    "num_tokens",
    "value",
    "x",
    "seed",
    "max_steps",

    "elapsed",
  ],
];
const stepNames = [
  "step",
  "step",
  "step",
  "global_step",
  "Step",
  "train/global_step",
  "_step",
  "iteration",
  "epoch",
  "episode",
];
const odd = [
  "__proto__",
  "constructor",
  "toString",
  "a b",
  "reward\u202e",
  "r,e",
  'q"q',
  "",
  "Ünicode",
  "reward (%)",
  "x".repeat(300),
];

/** What a quantity may be, by its name: shares stay within 0 and 1, rates are small. */
function valuesOf(name: string, random: Random, rows: number): number[] {
  if (/epoch$/.test(name)) return random.list(rows, (i) => Number((i / rows).toFixed(3)));
  // rows of another seed are another run
  if (name === "seed") return new Array<number>(rows).fill(random.within(0, 100));
  const values = series(random, rows);
  if (/frac|clip|ratio|rate$|ess$|share|accuracy|exception/.test(name))
    return values.map((value) => Math.min(1, Math.abs(value)));
  if (/length|tokens|turns|time|norm|kl/.test(name))
    return values.map((value) => Math.abs(value) * random.pick([1, 1, 300]));
  if (/^lr|learning_rate/.test(name)) return values.map((value) => Math.abs(value) * 1e-5);
  return values;
}

/** Longest drawn run that is taken, in points: what is diagnosed costs in proportion. */
const LONGEST_DRAWN = 300;

/** Returns a table as a trainer logs one: a step, a reward and some of what else is logged. */
export function table(random: Random): Table {
  const drawn = random.chance(0.3) ? Array.from(drawRun(random.pick(drawnVerdicts), random.bits()).reward) : [];
  const rows =
    drawn.length > 0 && drawn.length <= LONGEST_DRAWN
      ? drawn.length
      : random.pick([0, 1, 2, 5, 12, 12, 20, 20, 30, 40, 60, 100, 150]);
  const reward = random.pick(rewards);
  const names = new Map<string, readonly number[]>();
  const from = random.pick([0, 1, 1, 1, 10, 1000]);
  const apart = random.pick([1, 1, 1, 5, 10]);
  // a run that is started again counts from an earlier step
  const again = random.chance(0.08) ? random.below(rows + 1) : rows;
  const back = random.within(0, again);
  const stepAt = (i: number) => from + apart * (i < again ? i : i - back);
  if (random.chance(0.9)) names.set(random.pick(stepNames), random.list(rows, stepAt));
  names.set(reward, rows === drawn.length && rows > 0 ? drawn : valuesOf(reward, random, rows));
  const count = random.pick([0, 1, 3, 6, 12]);
  for (let i = 0; i < count; i++) {
    const name = random.chance(0.04) ? random.pick(odd) : random.pick(others);
    if (names.has(name)) continue;
    const values = valuesOf(name, random, rows);
    const isEvaluation = /eval|val-|test/.test(name);
    const every = random.pick([2, 5, 10]);
    names.set(name, isEvaluation ? values.map((value, row) => (row % every === 0 ? value : Number.NaN)) : values);
  }
  const isOdd = names.size < 2 || again < rows || odd.some((name) => names.has(name));
  return { names: [...names.keys()], columns: [...names.values()], rows, reward, isOdd };
}

const allSettings = Object.values(settingNames).flat();

/** Settings as a log or the code beside it states them, as pairs. */
export const settings = (random: Random): readonly (readonly [string, number | string])[] =>
  random.list(random.below(6), () => {
    const name = random.pick(allSettings);
    if (/loss|estimator|type/.test(name))
      return [name, random.pick(["grpo", "dapo", "bnpo", "gspo", "x".repeat(300)])] as const;
    if (/lr|rate$/.test(name)) return [name, random.pick([1e-6, 5e-6, 2e-4])] as const;
    return [name, random.pick([1, 2, 4, 8, 16, 0.1, 0.7, 512, 1000])] as const;
  });
