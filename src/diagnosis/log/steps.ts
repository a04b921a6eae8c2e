import { columnName } from "./columnName.ts";

/** Names of the optimizer step in order of preference; W&B's _step counts calls of its log function. */
const stepNames = [
  /^(?:train(?:er|ing)?[/_.])?global[ _]?steps?(?:\/max_steps)?$/i,
  /^(?:(?:train(?:er|ing)?|current|opt(?:im(?:izer)?)?)[/_. ])?steps?$/i,
  /^(?:train|grad|policy|learner|rollout)[ _/]?step$/i,
  /^(?:step|global_step)[ _](?:num|number|idx|index|id)$/i,
  /^(?:[a-z]{1,12}\/)?(?:(?:training[ _])?iterations?|iters?|updates?|n_?updates?|itr)$/i,
  /^_step$/i,
  /^(?:progress\/)?batch(?:_idx)?$/i,
  /^(?:[a-z]{1,12}\/)?(?:timesteps?|total[ _]?timesteps|timesteps_total|episodes?|ep|round|rollout|chunk)$/i,
  /^(?:index|unnamed: 0)$/i,
];

/** Whether a column counts the steps of a run, by its name. */
export const isStepName = (column: string): boolean => stepNames.some((name) => name.test(column));

/** The words before the last slash: `rollout/step` and `rollout/raw_reward` are of one stream. */
const namespace = (column: string) => column.slice(0, column.lastIndexOf("/") + 1);

/**
 * Returns the column that counts the steps of a run, undefined where there is none: the best name among those that at least half of the
 * `rows` have, the reward's own stream first.
 */
export function stepColumn(
  columns: ReadonlyMap<string, Float64Array>,
  rows: readonly number[],
  rewardColumn: string | undefined,
): string | undefined {
  const own = rewardColumn === undefined ? "" : namespace(rewardColumn);
  const isOwn = (column: string) =>
    own !== "" && namespace(column) === own && columnName(column).words.at(-1) === "step";
  const rankOf = (column: string) => (isOwn(column) ? 0 : 1 + stepNames.findIndex((name) => name.test(column)));
  const candidates = [...columns.keys()].flatMap((column) =>
    isOwn(column) || isStepName(column) ? [{ column, rank: rankOf(column) }] : [],
  );
  const ranked = candidates.toSorted((a, b) => a.rank - b.rank);
  const enough = Math.max(1, rows.length / 2);
  const counted = ranked
    .map(({ column }) => ({ column, values: valuesAt(columns.get(column), rows) }))
    // a number of steps that stays the same is a setting
    .filter(({ values }) => values.length >= enough && (rows.length < 2 || new Set(values).size > 1));
  const ordered = counted.find(({ values }) => isOrdered(values));
  // “steps” that go up and down are the length of an episode
  return (ordered ?? counted.find(({ column, values }) => !/steps$/i.test(column) || isUnique(values)))?.column;
}

const valuesAt = (values: Float64Array | undefined, rows: readonly number[]) =>
  rows.map((row) => values?.[row] ?? Number.NaN).filter(Number.isFinite);
const isUnique = (values: readonly number[]) => new Set(values).size === values.length;
/** Of the rows, how many must not go back for a column to count them. */
const ORDERED = 0.7;
const isOrdered = (values: readonly number[]) =>
  values.filter((value, i) => i > 0 && value >= (values[i - 1] ?? value)).length >= ORDERED * (values.length - 1);
