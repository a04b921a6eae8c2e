import type { LoggedRun } from "./log.ts";

/** Returns a run of some of the rows of another, without columns that are empty there; `part` is added to its name. */
export function pickRows(run: LoggedRun, rows: readonly number[], part = ""): LoggedRun {
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  const columns = new Map(
    [...run.columns].flatMap(([name, values]) => {
      const picked = pick(values);
      return picked.some(Number.isFinite) ? [[name, picked] as const] : [];
    }),
  );
  return { ...run, name: [run.name, part].filter(Boolean).join(", "), step: pick(run.step), columns };
}
