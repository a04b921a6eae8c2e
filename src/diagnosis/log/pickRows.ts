import type { LoggedRun } from "./log.ts";

/** Returns a run of some of the rows of another, without columns that are empty there; `part` is added to its name. */
export function pickRows(run: LoggedRun, rows: readonly number[], part = ""): LoggedRun {
  // a loop: Float64Array.from with a function takes ten times as long, and there may be a thousand parts of a thousand columns
  function pick(values: Float64Array): Float64Array {
    const picked = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] as number] ?? Number.NaN;
    return picked;
  }
  const columns = new Map(
    [...run.columns].flatMap(([name, values]) => {
      const picked = pick(values);
      return picked.some(Number.isFinite) ? [[name, picked] as const] : [];
    }),
  );
  return { ...run, name: [run.name, part].filter(Boolean).join(", "), step: pick(run.step), columns };
}
