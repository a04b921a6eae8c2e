/** What W&B puts between a run's name and its metric in the header of an exported chart; both may hold it, the name more often. */
const between = " - ";
/** Bounds of a grouped line, not measurements. */
const bounds = /__(?:MIN|MAX)$/;

/**
 * The run and metric of each column in the header of a chart that W&B exported: `my-run - train/reward`. A column of all runs, the
 * step, has no run; bounds are undefined. Undefined when the header is none of a chart.
 */
export function wideColumns(
  names: readonly string[],
): readonly ({ run: string | undefined; column: string } | undefined)[] | undefined {
  const columns = names.map((name) => {
    if (bounds.test(name)) return undefined;
    const at = name.lastIndexOf(between);
    return at <= 0
      ? { run: undefined, column: name }
      : { run: name.slice(0, at).trim(), column: name.slice(at + between.length).trim() };
  });
  const isAxis = /step|time|epoch|iteration|index|^(?:train\/)?[\w]{1,40}$/i.test(names[0] ?? "");
  const isChart = isAxis && columns.some((column) => column?.run !== undefined) && columns[0]?.run === undefined;
  return isChart ? columns : undefined;
}

/** Whether a header is that of W&B's table of runs: one row a run, and no course. */
export const isTableOfRuns = (names: readonly string[]): boolean =>
  names[0] === "Name" && names.includes("State") && !names.some((name) => /^_?step$/i.test(name));
