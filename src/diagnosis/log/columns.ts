import { columnName } from "./columnName.ts";
import type { LoggedRun } from "./log.ts";

/** What a column can hold, apart from the reward. */
export type Role =
  | "rewardStd"
  | "kl"
  | "completionLength"
  | "gradientNorm"
  | "entropy"
  | "zeroVarianceShare"
  | "learningRate"
  | "clippedShare";

/** How well a name fits the mean reward of the training rollouts, by its core: the trainers' own names, the total before parts. */
const rewardNames = new Map<string, number>(
  Object.entries({
    reward: 100,
    "raw reward": 99, // slime logs `rewards` after normalization
    rewards: 98,
    "reward all": 96,
    "total reward": 95,
    "reward total": 95,
    "total rewards": 95,
    "reward raw reward": 93,
    "task reward": 92,
    "episode reward": 92,
    "episode rewards": 92,
    "ep rew": 92,
    rew: 92,
    "critic score": 90,
    "critic scores": 90,
    "critic reward": 88,
    "critic rewards": 88,
    score: 80,
    scores: 80,
    "total score": 80,
    rm: 78,
    return: 60,
    "episode return": 60,
    "episodic return": 60,
    "ep return": 60,
  }),
);

const asSet = (words: string) => new Set(words.split(" "));
const rewards = asSet("reward rewards rew score scores");
const outcomes = asSet("accuracy acc correct correctness success successes solved solve pass return returns em f1 win");
/** With one of these words it is a spread, a part of the loss, a count, a setting or a duration. */
const never = asSet(
  "std stddev stdev var variance min max minimum maximum loss kl time timing seconds weight weights coef coeff scale baseline " +
    "advantage advantages count num zero frac fraction threshold clip clipped margin margins chosen rejected grad lr entropy " +
    "penalty length len error delta diff gap quantile best worst model p5 p10 p25 p50 p75 p90 p95 p99 sum runtime samples steps " +
    "aborted turns parse id seed cap nonzero unique skipped",
);
/** Smoothed or normalized: good enough only where there is nothing else. */
const derived = asSet(
  "ema smooth smoothed ma running moving cumulative normalized norm filtered positive negative median",
);
/** The reward that is meant, beside the one that is trained on: where they part, the grader is exploited. */
const meant = asSet("gold true oracle");
/** Parts of a reward that are easily had. */
const easyParts = asSet("format xml xmlcount soft strict int tag tags structure shape style syntax");

/** How well a name fits the training reward: above 0, the larger the better; 0 when it is none. */
function rewardFit(column: string): number {
  const { words, core, isEvaluation } = columnName(column);
  if (words.length === 0 || words.some((word) => never.has(word))) return 0;
  const exact = rewardNames.get(core);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  // of `reward` and `mean_reward` beside each other the plain one is the trainer's own
  let fit = (exact ?? 0) - (exact !== undefined && core.length < words.join(" ").length ? 0.5 : 0);
  if (exact === undefined) {
    const extra = Math.min(10, words.length);
    if (has(rewards)) fit = (words[0] === "rewards" ? 54 : 62) - extra;
    else if (has(outcomes)) fit = 42 - extra;
    else return 0;
    if (has(easyParts)) fit -= 8;
  }
  if (has(derived) || has(meant)) fit -= 25;
  return Math.max(1, isEvaluation ? fit / 10 : fit);
}

function finiteCount(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (Number.isFinite(value)) count++;
  return count;
}

const isAxis = (column: string) =>
  /^(?:(?:wall|relative) time|timestamp|time|epoch|runtime|index|unnamed|step|.* step|steps?|iteration|iter)$/.test(
    columnName(column).words.join(" "),
  );

/**
 * The columns that can be the mean reward of the training rollouts, best guess first: by name, and those with few values last. A
 * run with a single column besides its axis has that one.
 */
export function rewardColumns({ columns }: Pick<LoggedRun, "columns">): readonly string[] {
  const fitting = [...columns.keys()]
    .map((column) => ({ column, fit: rewardFit(column), count: 0 }))
    .filter(({ fit }) => fit > 0)
    .map((candidate) => ({ ...candidate, count: finiteCount(columns.get(candidate.column) ?? new Float64Array()) }))
    .filter(({ count }) => count > 0);
  if (fitting.length === 0) {
    const others = [...columns].filter(([column, values]) => !isAxis(column) && finiteCount(values) > 0);
    const [only] = others;
    return only && others.length === 1 && isPlain(only[0]) ? [only[0]] : [];
  }
  const most = Math.max(...fitting.map(({ count }) => count));
  const rank = ({ fit, count }: { fit: number; count: number }) => (count < 2 || count < most / 20 ? fit / 100 : fit);
  return fitting.sort((a, b) => rank(b) - rank(a)).map(({ column }) => column);
}

/** A name that says nothing, as exports of a single chart have it. */
const isPlain = (column: string) => /^(?:value|y|data|column \d+|mean|\d+)$/.test(columnName(column).words.join(" "));

/** How well a name fits the reward on prompts that are not trained on; 0 when it is none. */
function heldOutFit(column: string): number {
  const { words, isEvaluation } = columnName(column);
  const has = (...some: string[]) => words.some((word) => some.includes(word));
  const isMeant = words.some((word) => meant.has(word)) && has("reward", "score");
  if (!(isEvaluation || isMeant) || words.some((word) => never.has(word))) return 0;
  const kind = has("reward", "rewards", "rew")
    ? 30
    : has("score", "scores")
      ? 28
      : words.some((word) => outcomes.has(word))
        ? 20
        : 0;
  if (kind === 0) return 0;
  // verl's val-core is the metric of the task, val-aux the rest; of maj@k and best@k the mean is what is trained
  const core = has("core") ? 2 : 0;
  const parts = has("maj") || words.some((word) => easyParts.has(word)) ? -6 : 0;
  return kind + core + parts + (has("mean", "avg", "average") ? 1 : 0) - words.length / 100;
}

/** The columns that can be the reward on prompts that are not trained on, best guess first. */
export function heldOutColumns({ columns }: Pick<LoggedRun, "columns">): readonly string[] {
  return [...columns.keys()]
    .map((column) => ({ column, fit: heldOutFit(column) }))
    .filter(({ column, fit }) => fit > 0 && finiteCount(columns.get(column) ?? new Float64Array()) > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ column }) => column);
}

/** Cores of names in order of preference. */
const roleNames: Readonly<Record<Role, readonly RegExp[]>> = {
  rewardStd: [
    /^reward std$/,
    /^(?:group )?rewards? (?:group )?std$/,
    /^(?:critic )?scores? std$/,
    /^std rewards?$/,
    /^rewards? stddev$/,
  ],
  kl: [
    /^kl$/,
    /^kl (?:divergence|div)$/,
    /^(?:ref|reference|policy) kl(?: divergence)?$/,
    /^critic kl$/,
    /^actor kl loss$/,
    /^kl loss$/,
    /^(?:actor )?reward kl penalty$/,
    /^teacher kl$/,
    /^approx ?kl$/,
    /^policy approx ?kl$/,
    /^actor ppo kl$/,
    /^optim kl sample v1$/,
    /^optim kl sample train v1$/,
    /^(?:\w+ )?kl(?: \w+)?$/,
  ],
  completionLength: [
    /^(?:completions?|response|generation|output|rollout) (?:length|len|tokens)$/,
    /^completions length$/,
    /^(?:num )?gen (?:len|length|tokens)(?: per sample)?$/,
    /^ac tokens per turn$/,
    /^(?:glen|gen len|seq len|seq length|sequence length)$/,
    /^tokens? per (?:completion|response|sample|episode)$/,
    /^(?:completion|response) (?:length|len|tokens) (?:all)$/,
    /^completions terminated length$/,
    /^total length$/,
  ],
  gradientNorm: [/^(?:actor |optim |policy )?(?:grad|gradient) norm$/, /^(?:\w+ )?(?:grad|gradient) norm$/],
  entropy: [
    /^(?:actor |policy |optim )?entropy$/,
    /^(?:actor )?entropy loss$/,
    /^policy entropy avg$/,
    /^(?:\w+ )?entropy(?: all)?$/,
  ],
  zeroVarianceShare: [
    /^frac (?:reward )?zero std$/,
    /^(?:zero|no) (?:std|variance|advantage) (?:frac|fraction|ratio|share|rate|groups?)$/,
    /^(?:frac|fraction) (?:zero|no|degenerate) .*(?:std|variance|groups?|advantage)$/,
    /^(?:degenerate|uniform|flat(?: reward)?|collapsed) groups? (?:frac|fraction|ratio|rate)$/,
  ],
  learningRate: [
    /^(?:learning rate|lr)$/,
    /^(?:actor|act|optim|optimizer|policy) (?:lr|learning rate)$/,
    /^lr \w+(?: \w+)?$/,
    /^(?:\w+ )?(?:learning rate|lr)$/,
  ],
  clippedShare: [
    /^completions? clipped ratio$/,
    /^(?:response|completion|output) (?:length|len) clip(?:ped)? ratio$/,
    /^(?:truncated|truncation|clipped) (?:ratio|rate|frac|fraction)$/,
    /^(?:is |frac )?truncated(?: all)?$/,
    /^(?:response|completions?) truncated (?:ratio|rate|frac)$/,
  ],
};
const roleNever: Readonly<Record<Role, ReadonlySet<string>>> = {
  rewardStd: asSet("time"),
  kl: asSet("coef coeff beta time timing target max min std ctl ctrl error compute"),
  completionLength: asSet("min max std prompt clip ratio time"),
  gradientNorm: asSet("critic max min time"),
  entropy: asSet("coef coeff max min time std"),
  zeroVarianceShare: asSet("time"),
  learningRate: asSet("critic time"),
  clippedShare: asSet("time"),
};

/** The column that holds this, or undefined; never one of an evaluation. */
export function roleColumn({ columns }: Pick<LoggedRun, "columns">, role: Role): string | undefined {
  const names = [...columns.keys()].filter((column) => {
    const { words, isEvaluation } = columnName(column);
    return !isEvaluation && !words.some((word) => roleNever[role].has(word));
  });
  const fits = roleNames[role].flatMap((pattern) => names.filter((column) => pattern.test(columnName(column).core)));
  const counts = fits.map((column) => finiteCount(columns.get(column) ?? new Float64Array()));
  // a setting that was printed once is no series
  const enough = Math.max(...counts) / 10;
  return fits.find((_, i) => (counts[i] ?? 0) >= enough);
}

/** A factor that a name carries: verl's actor/lr(1e-4) counts in units of 1e-4. */
export function unitOf(column: string): number {
  const unit = /\((\d[\d.]*(?:e[-+]?\d+)?)\)/i.exec(column.slice(0, 200))?.[1];
  return unit === undefined ? 1 : Number(unit);
}

/** A value in its unit: 0.010 in units of 1e-4 is 1e-6, and not 1.0000000000000002e-6. */
export const inUnit = (value: number, unit: number): number =>
  unit === 1 ? value : Number((value * unit).toPrecision(15));
