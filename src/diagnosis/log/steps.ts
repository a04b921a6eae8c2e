/** Names of the optimizer step in order of preference; W&B's _step counts calls of its log function. */
const stepNames = [
  /^(?:train(?:er|ing)?[/_.])?global[ _]?steps?$/i,
  /^(?:train(?:er|ing)?[/_.])?steps?$/i,
  /^(?:train|optimizer|optim|grad|policy|learner)[ _/]?step$/i,
  /^(?:step|global_step)[ _](?:num|number|idx|index|id)$/i,
  /^(?:iteration|iter|update|n_?updates?|training_iteration)s?$/i,
  /^_step$/i,
  /^(?:progress\/)?batch(?:_idx)?$/i,
  /^(?:timestep|timesteps|total_timesteps|episodes?|round|rollout|chunk)$/i,
];

/** The column that counts the steps of a run, or undefined: the best name among those that nearly all points have. */
export function stepColumn(columns: ReadonlyMap<string, Float64Array>): string | undefined {
  const filled = (values: Float64Array) => values.reduce((sum, value) => sum + Number(Number.isFinite(value)), 0);
  const candidates = stepNames.flatMap((pattern, rank) =>
    [...columns]
      .filter(([column]) => pattern.test(column))
      .map(([column, values]) => ({ column, rank, count: filled(values) })),
  );
  const most = Math.max(0, ...candidates.map(({ count }) => count));
  return candidates.find(({ count }) => count > 0 && count >= most / 2)?.column;
}

/** The step of each point, NaN where the log does not say. */
export function stepsOf(columns: ReadonlyMap<string, Float64Array>, count: number): Float64Array {
  const column = stepColumn(columns);
  return (column !== undefined && columns.get(column)) || new Float64Array(count).fill(Number.NaN);
}
