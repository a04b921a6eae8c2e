import { columnName } from "./columnName.ts";
import { finiteCount } from "./finiteCount.ts";
import { finiteRows } from "./finiteRows.ts";
import type { LoggedRun } from "./log.ts";
import { isStepName } from "./steps.ts";

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
    "ep reward": 92,
    "ep rew": 92,
    eprew: 92,
    eprewmean: 92,
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
    "ep ret": 60,
  }),
);

const asSet = (words: string) => new Set(words.split(" "));
const rewards = asSet("reward rewards rew score scores");
/** What a grader counts; also what supervised training measures. */
const outcomes = asSet("accuracy acc correct correctness success successes solved solve pass return returns em f1 win");
/** Of these, those that supervised training logs as well. */
const supervised = asSet("accuracy acc correct correctness em f1");
/** With one of these words it is a spread, a part of the loss, a count, a setting or a duration. */
const never = asSet(
  "std stddev stdev var variance min max minimum maximum loss kl time timing seconds weight weights coef coeff scale baseline " +
    "advantage advantages count num zero frac fraction threshold clip clipped margin margins chosen rejected grad lr entropy " +
    "penalty length len error delta diff gap quantile best worst model p5 p10 p25 p50 p75 p90 p95 p99 sum runtime samples steps " +
    "iqr q5 q10 q25 q50 q75 q90 q95 aborted turns parse id seed cap nonzero unique skipped accuracies token tokens sem stderr ci σ",
);
/** Smoothed or normalized: good enough only where there is nothing else. */
const derived = asSet(
  "ema smooth smoothed ma running moving rolling cumulative discounted normalized norm filtered positive negative median",
);
/** The reward that is meant, beside the one that is trained on: where they part, the grader is exploited. */
const meant = asSet("gold true oracle");
/** Parts of a reward that are easily had. */
const easyParts = asSet("format xml xmlcount soft strict int tag tags structure shape style syntax");

const hasAny = (words: readonly string[], set: ReadonlySet<string>) => words.some((word) => set.has(word));

/** How well a name fits the training reward: above 0, the larger the better; 0 when it is none. */
function rewardFit(column: string): number {
  const { words, core, isEvaluation } = columnName(column);
  if (words.length === 0 || hasAny(words, never)) return 0;
  const exact = rewardNames.get(core);
  // of `reward` and `mean_reward` beside each other the plain one is the trainer's own
  const isPlain = core === words.join(" ");
  let fit = exact === undefined ? 0 : exact - (isPlain ? 0 : 0.4 + words.length / 100);
  if (exact === undefined) {
    const extra = Math.min(10, words.length);
    if (hasAny(words, rewards)) fit = (words[0] === "rewards" ? 54 : 62) - extra;
    else if (hasAny(words, outcomes)) fit = 42 - extra;
    else return 0;
    if (hasAny(words, easyParts)) fit -= 8;
  }
  if (hasAny(words, derived) || hasAny(words, meant)) fit -= 25;
  return Math.max(1, isEvaluation ? fit / 10 : fit);
}

/** A name that says nothing, as exports of a single chart have it. */
const isNameless = (column: string) => /^(?:value|y|data|mean|0)$/.test(columnName(column).words.join(" "));

const isAxis = (column: string) =>
  /^(?:(?:wall|relative) time|timestamp|time|epoch|runtime|index|unnamed|step|.* step|steps?|iteration|iter)$/.test(
    columnName(column).words.join(" "),
  );

/** The three columns of Stable-Baselines3's Monitor, which has reward, length and time of each episode under one letter. */
const isMonitor = ({ columns }: Pick<LoggedRun, "columns">) => ["r", "l", "t"].every((name) => columns.has(name));

/** Where several columns fit about as well, one with fewer values than this share of the fullest comes last. */
const ENOUGH = 1 / 20;
const SIMILAR = 0.75;
const FULLER = 0.15;

/**
 * Returns the columns that can be the mean reward of the training rollouts, best guess first: by name, and those with few values last. Where
 * no name fits, the only column beside the axis is a candidate if its name says nothing; `rewardDoubt` tells such a guess.
 */
export function rewardColumns({ columns }: Pick<LoggedRun, "columns">): readonly string[] {
  const before = known.get(columns);
  if (before) return before;
  const found = rankedRewards(columns);
  known.set(columns, found);
  return found;
}

/** Reward columns that were found; the columns of a run that is read never change, and are asked for often. */
const known = new WeakMap<LoggedRun["columns"], readonly string[]>();

function rankedRewards(columns: LoggedRun["columns"]): readonly string[] {
  if (isMonitor({ columns })) return ["r"];
  const fitting = [...columns.keys()]
    .map((column) => ({ column, fit: rewardFit(column), count: 0 }))
    .filter(({ fit }) => fit > 0)
    .map((candidate) => ({ ...candidate, count: finiteCount(columns.get(candidate.column)) }))
    .filter(({ count }) => count > 0);
  if (fitting.length === 0) {
    const others = [...columns].filter(([column, values]) => !isAxis(column) && finiteCount(values) > 0);
    const [only] = others;
    return only && others.length === 1 && isNameless(only[0]) ? [only[0]] : [];
  }
  // names of one fit are many in a hostile log, fits are few
  const fullest = new Map<number, number>();
  for (const { fit, count } of fitting) fullest.set(fit, Math.max(count, fullest.get(fit) ?? 0));
  /** Values of the fullest column among those whose names fit about as well. */
  const mostBeside = (own: number) =>
    [...fullest].reduce((most, [fit, count]) => (fit >= SIMILAR * own ? Math.max(most, count) : most), 0);
  const stepped = fitting.length > 1 ? steppedRows(columns) : undefined;
  const rank = ({ column, fit, count }: { column: string; fit: number; count: number }) => {
    const share = count / mostBeside(fit);
    if (count < 2 || share < ENOUGH) return fit / 100;
    const isSamples = stepped !== undefined && isSample(columns.get(column), stepped, count);
    // of two names that say the same the one with more points is the course, the other a sample of it
    return (isSamples ? fit / 2 : fit) * (share < 0.5 ? share ** FULLER : 1);
  };
  const ranked = fitting.map((candidate) => ({ ...candidate, rank: rank(candidate) }));
  return ranked.sort((a, b) => b.rank - a.rank).map(({ column }) => column);
}

/** 1 for each row that has a step in any column of that name, else 0; undefined where there is no such column. */
function steppedRows(columns: LoggedRun["columns"]): Uint8Array | undefined {
  const steps = [...columns].flatMap(([column, values]) => (isStepName(column) ? [values] : []));
  const [first] = steps;
  if (first === undefined) return undefined;
  const stepped = new Uint8Array(first.length);
  for (const step of steps)
    for (let row = 0; row < step.length; row++) if (Number.isFinite(step[row])) stepped[row] = 1;
  return stepped;
}

/** Whether most rows of a column have no step where others have one: a console prints a sample between the steps. */
function isSample(values: Float64Array | undefined, stepped: Uint8Array, count: number): boolean {
  if (values === undefined) return false;
  return finiteRows(values).filter((row) => stepped[row] === 1).length < count / 2;
}

/** Columns that only reinforcement learning has. */
const isOfRollouts = (column: string) => {
  const { words } = columnName(column);
  return hasAny(words, rewards) || words.some((word) => /^(?:kl|advantages?|completions?|rollouts?)$/.test(word));
};

/**
 * Returns why a column may not be the reward, in words that go on “… was taken for the reward: ”; undefined where its name says that it is.
 * Accuracy is doubtful where nothing else in the log is of reinforcement learning.
 */
export function rewardDoubt(run: Pick<LoggedRun, "columns">, column: string): string | undefined {
  const { words } = columnName(column);
  if (isMonitor(run) && column === "r") return undefined;
  if (isOfSingleRollouts(run, column)) return "it has few values and no step, as if each were that of a single rollout";
  if (hasAny(words, rewards)) return undefined;
  if (isNameless(column)) return "its name says nothing";
  const isSupervised = hasAny(words, supervised) && ![...run.columns.keys()].some(isOfRollouts);
  if (isSupervised) return "supervised training logs such a column too";
  return hasAny(words, outcomes) || rewardFit(column) > 0 ? undefined : "its name is none of a reward";
}

/** Whether a run has a column whose name says that it is the reward. */
export function hasReward(run: Pick<LoggedRun, "columns">): boolean {
  const [reward] = rewardColumns(run);
  return reward !== undefined && rewardDoubt(run, reward) === undefined;
}

/** A reward with more points and no more values than these, and nothing that counts them, may be printed for each rollout. */
const MANY_ROLLOUTS = 50;
const FEW_VALUES = 6;

function isOfSingleRollouts({ columns }: Pick<LoggedRun, "columns">, column: string): boolean {
  const values = columns.get(column);
  if (values === undefined || finiteCount(values) < MANY_ROLLOUTS) return false;
  const counters = [...columns.keys()].filter((name) => isStepName(name) || /^epochs?$/i.test(name));
  if (counters.some((name) => finiteCount(columns.get(name)) >= finiteCount(values) / 2)) return false;
  return new Set(values.filter(Number.isFinite)).size <= FEW_VALUES && columns.size > 1;
}

/** How well a name fits the reward on prompts that are not trained on; 0 when it is none. */
function heldOutFit(column: string): number {
  const { words, isEvaluation } = columnName(column);
  const has = (...some: string[]) => words.some((word) => some.includes(word));
  const isMeant = hasAny(words, meant) && has("reward", "score");
  if (!(isEvaluation || isMeant) || hasAny(words, never)) return 0;
  const kind = has("reward", "rewards", "rew") ? 30 : has("score", "scores") ? 28 : hasAny(words, outcomes) ? 20 : 0;
  if (kind === 0) return 0;
  // verl's val-core is the metric of the task, val-aux the rest; of maj@k and best@k the mean is what is trained
  const core = has("core") ? 2 : 0;
  const parts = has("maj") || hasAny(words, easyParts) ? -6 : 0;
  return kind + core + parts + (has("mean", "avg", "average") ? 1 : 0) - words.length / 100;
}

/** Share of the most evaluations that a column must have to come before those with more. */
const FEWEST_EVALUATIONS = 0.2;

/** Returns the columns that can be the reward on prompts that are not trained on, best guess first. */
export function heldOutColumns({ columns }: Pick<LoggedRun, "columns">): readonly string[] {
  const fitting = [...columns]
    .map(([column, values]) => ({ column, fit: heldOutFit(column), count: finiteCount(values) }))
    .filter(({ fit, count }) => fit > 0 && count > 0);
  const most = fitting.reduce((most, { count }) => Math.max(most, count), 0);
  // a summary at the end of a log has one value where the evaluations have several
  const isCourse = (count: number) => Number(count > 1 && count >= FEWEST_EVALUATIONS * most);
  return fitting.sort((a, b) => isCourse(b.count) - isCourse(a.count) || b.fit - a.fit).map(({ column }) => column);
}

/** Components of a reward that are read. */
const MOST_COMPONENTS = 20;

/** Returns the columns that are parts of the reward beside the one that is read as its total: rewards/format/mean, reward/accuracy. */
export function componentColumns(run: Pick<LoggedRun, "columns">, total: string): readonly string[] {
  const isPart = (column: string) => {
    const { words, core, isEvaluation } = columnName(column);
    return (
      column !== total && !isEvaluation && !rewardNames.has(core) && hasAny(words, rewards) && !hasAny(words, derived)
    );
  };
  return rewardColumns(run).filter(isPart).slice(0, MOST_COMPONENTS);
}
