import { columnName } from "./columnName.ts";
import { finiteCount } from "./finiteCount.ts";
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
  | "clippedShare"
  | "clipFraction"
  | "clipFractionLow"
  | "clipFractionHigh"
  | "importanceRatio"
  | "effectiveSampleSize"
  | "logProbDifference"
  | "turns"
  | "toolCalls"
  | "failedShare"
  | "stepTime"
  | "throughput";

/** Patterns in order of preference, for a name's core or all of its words. */
interface Names {
  readonly patterns: readonly RegExp[];
  /** With one of these words it is something else. */
  readonly never: ReadonlySet<string>;
}

const names = (never: string, ...patterns: readonly RegExp[]): Names => ({
  patterns,
  never: new Set(never.split(" ")),
});

const roleNames: Readonly<Record<Role, Names>> = {
  rewardStd: names(
    "time",
    /^reward std$/,
    /^(?:group )?rewards? (?:group )?std$/,
    /^(?:critic )?scores? std$/,
    /^std rewards?$/,
    /^rewards? std ?dev(?:iation)?$/,
  ),
  kl: names(
    "coef coeff beta time timing target max min std ctl ctrl error compute mismatch gen inference masked unmasked",
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
    /^(?:\w+ ){0,2}kl(?: \w+)?$/,
  ),
  completionLength: names(
    "min max std prompt clip ratio time",
    /^(?:completions?|response|generation|output|rollout) (?:length|len)$/,
    // without a mean it is the sum over a step
    /(?:^| )(?:mean|avg|average) (?:num )?(?:completions?|response|generation|gen|output|generated) tokens$/,
    /(?:^| )(?:completions?|response|generation|gen|output|generated) tokens (?:mean|avg|average)$/,
    /^completions length$/,
    /^(?:num )?gen (?:len|length)(?: per sample)?$/,
    /^gen tokens per sample$/,
    /^ac tokens per turn$/,
    /^(?:glen|gen len|seq len|seq length|sequence length)$/,
    /^tokens? per (?:completion|response|sample|episode)$/,
    /^tokens completion$/,
    /^(?:completion|response) (?:length|len) all$/,
    /^generate num tokens$/,
    /^completions terminated length$/,
    /^total length$/,
    /^(?:avg|mean|average) tokens$/,
  ),
  gradientNorm: names(
    "critic max min time",
    /^(?:actor |optim |policy )?(?:grad|gradient) norm$/,
    /^(?:\w+ )?(?:grad|gradient) norm$/,
  ),
  entropy: names(
    "coef coeff max min time std",
    /^(?:actor |policy |optim )?entropy$/,
    /^(?:actor )?entropy loss$/,
    /^policy entropy avg$/,
    /^(?:\w+ ){0,2}entropy(?: all)?$/,
  ),
  zeroVarianceShare: names(
    "time",
    /^frac (?:reward )?zero std$/,
    /^(?:reward )?(?:zero|no) (?:std|variance|advantage) (?:frac|fraction|ratio|share|rate|groups?)$/,
    /^(?:frac|fraction) (?:zero|no|degenerate) .*(?:std|variance|groups?|advantage)$/,
    /^(?:degenerate|uniform|flat(?: reward)?|collapsed) groups? (?:frac|fraction|ratio|rate)$/,
    // Fireworks' cookbook drops groups whose rewards are all equal
    /^filter (?:reject )?ratio$/,
  ),
  learningRate: names(
    "critic time",
    /^(?:learning rate|lr)$/,
    /^(?:actor|act|optim|optimizer|policy) (?:lr|learning rate)$/,
    /^lr \w+(?: \w+)?$/,
    /^(?:\w+ )?(?:learning rate|lr)$/,
  ),
  clippedShare: names(
    "time",
    /^completions? clipped ratio$/,
    /^(?:response|completion|output) (?:length|len) clip(?:ped)? ratio$/,
    /^(?:truncated|truncation|clipped) (?:ratio|rate|frac|fraction|share)$/,
    /^(?:is |frac )?truncated(?: all)?$/,
    /^(?:response|completions?) (?:truncated|truncation) (?:ratio|rate|frac)$/,
    /^hit (?:limit|max)(?: (?:ratio|rate))?$/,
  ),
  // the share of tokens or samples whose policy ratio was clipped, TRL's and verl's names first
  clipFraction: names(
    "response completion completions length time low high lower higher critic vf value grad gradient",
    /^clip ratio region$/,
    /^(?:actor |policy |ppo )?(?:pg |ppo )?clip ?frac(?:tion)?$/,
    /^(?:actor )?clip ratio$/,
    /^(?:active|actor) clip (?:frac|ratio)$/,
  ),
  clipFractionLow: names("response completion completions length time min max", /^clip ratio low$/),
  clipFractionHigh: names("response completion completions length time min max", /^clip ratio high$/),
  importanceRatio: names(
    "min max std time",
    /^sampling importance sampling ratio$/,
    /^importance (?:sampling )?(?:ratio|weight)$/,
    /^tis weight$/,
    /^sampling importance ratio$/,
    /^probs ratio$/,
    /^ratio$/,
  ),
  effectiveSampleSize: names("time", /^(?:\w+ ){0,4}(?:ess|eff(?:ective)? sample size)$/),
  logProbDifference: names(
    "max min time",
    /^sampling sampling logp difference$/,
    /^(?:\w+ ){0,3}log ?p(?:rob)?s? (?:abs )?(?:diff|difference)$/,
    /^rollout probs diff$/,
    /^inference diff$/,
  ),
  turns: names("time min max std", /^(?:num )?turns(?: per (?:episode|rollout|sample))?$/, /^turns per episode$/),
  toolCalls: names(
    "time min max std failure",
    /^tools? call frequency$/,
    /^(?:num |total )?tool calls(?: per (?:episode|rollout|sample))?$/,
  ),
  failedShare: names(
    "time tool tools",
    /^has error$/,
    /^(?:exception|error|failure|fail) (?:rate|ratio|share|frac|fraction)$/,
    /^(?:rollouts?|samples?|episodes?) (?:error|failure|failed|fail) (?:rate|ratio|share|frac|fraction)$/,
  ),
  stepTime: names(
    "min max std",
    /^(?:perf )?step time$/,
    /^(?:perf )?time per step$/,
    /^timing s step$/,
    /^(?:timing )?(?:train )?total step time$/,
    /^time (?:step|total)$/,
    /^step duration$/,
  ),
  throughput: names("min max std", /^(?:perf )?throughput$/, /^(?:perf )?tokens (?:per )?s(?:ec(?:ond)?)?$/),
};

export const roles = Object.keys(roleNames) as readonly Role[];

/** Returns the column that holds this, or undefined; never one of an evaluation. */
export function roleColumn({ columns }: Pick<LoggedRun, "columns">, role: Role): string | undefined {
  const { patterns, never } = roleNames[role];
  const candidates = [...columns.keys()].filter((column) => {
    const { words, isEvaluation } = columnName(column);
    return !isEvaluation && !words.some((word) => never.has(word));
  });
  const fits = patterns.flatMap((pattern) =>
    candidates.filter((column) => {
      const { core, words } = columnName(column);
      return pattern.test(core) || pattern.test(words.join(" "));
    }),
  );
  const counts = fits.map((column) => finiteCount(columns.get(column)));
  // a setting that was printed once is no series
  const enough = counts.reduce((most, count) => Math.max(most, count), 0) / 10;
  return fits.find((_, i) => (counts[i] ?? 0) >= enough);
}

/** The factor that a name carries: verl's actor/lr(1e-4) counts in units of 1e-4. */
export function unitOf(column: string): number {
  const unit = /\((\d[\d.]*(?:e[-+]?\d+)?)\)/i.exec(column.slice(0, 200))?.[1];
  return unit === undefined ? 1 : Number(unit);
}

/** A value in its unit: 0.010 in units of 1e-4 is 1e-6, and not 1.0000000000000002e-6. */
export const inUnit = (value: number, unit: number): number =>
  unit === 1 ? value : Number((value * unit).toPrecision(15));
