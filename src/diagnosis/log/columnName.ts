/** Segments that say where a number was logged, not what it is. */
const namespaces = new Set(
  "train training trainer agg agent metric metrics rollout env all global objective ppo grpo rl rlhf stats logs log scalars data values".split(
    " ",
  ),
);
const evaluations = new Set("eval evals evaluation val validation test heldout holdout".split(" "));
const averages = new Set(["mean", "avg", "average", "μ"]);

const asSet = (words: string) => new Set(words.split(" "));
/** What is measured in training. */
const metrics = asSet("loss reward rewards rew score scores kl acc accuracy return returns ret correct");
/** With one of these words a name is of a setting. */
const settings = asSet(
  "model coef coeff beta weight weights fn fns func funcs function type path manager ctrl use target scale",
);

/** A column's name as words: what `critic/score/mean` and `critic_score_mean` have in common. */
export interface ColumnName {
  /** All words in lower case, without what stands in parentheses. */
  readonly words: readonly string[];
  /** The words without namespaces at the front and without those for an average: “critic score”. */
  readonly core: string;
  /** Measured on prompts that are not trained on. */
  readonly isEvaluation: boolean;
  /** Something that is measured in training; a row of nothing such may be a config. */
  readonly isMetric: boolean;
}

const known = new Map<string, ColumnName>();

/** The words of a column's name: `train/meanReward (5e-1)` is train, mean, reward; its core is “reward”. */
export function columnName(column: string): ColumnName {
  const before = known.get(column);
  if (before) return before;
  const words = column
    .slice(0, 200)
    .replace(/\([^()]*\)/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const isEvaluation = words.some(
    (word, i) =>
      evaluations.has(word) ||
      // elsewhere they are something else: rewards/json_valid, reward_std_dev
      ((word === "valid" || word === "dev") && i === 0) ||
      (word === "held" && words[i + 1] === "out") ||
      (word === "out" && words[i - 1] === "held"),
  );
  const from = words.findIndex((word) => !namespaces.has(word));
  const core = words
    .slice(Math.max(0, from))
    .filter((word) => !averages.has(word))
    .join(" ");
  const isGradient = words.includes("grad") && words.includes("norm");
  const isMeasured = words.some((word) => metrics.has(word)) && !words.some((word) => settings.has(word));
  const name = { words, core, isEvaluation, isMetric: isGradient || isMeasured };
  // the same names come again and again; a hostile file has more of them than are worth remembering
  if (known.size < 20_000) known.set(column, name);
  return name;
}

/** Whether a name is one that a log of training has, however many others stand before it. */
export const isLikely = (column: string): boolean =>
  /step|rew|score|acc|kl|len|norm|entropy|lr|rate/i.test(column) && columnName(column).words.length < 8;
