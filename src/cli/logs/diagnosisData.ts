import type { FileDiagnosis } from "./fileDiagnosis.ts";

const last = (values: Float64Array) => values[values.length - 1] ?? Number.NaN;

/** The diagnosis as data: what every reader may rely on, and beside it all that the page shows. */
export function diagnosisData({ log, run: index, series, diagnosis }: FileDiagnosis) {
  const run = log.runs[index];
  const { trend, verdict, cause, confidence, alternatives, evidence, change = null, ...rest } = diagnosis;
  const { level: _, low: __, high: ___, ...numbers } = trend;
  return {
    verdict,
    cause,
    confidence,
    alternatives,
    evidence,
    change,
    series: {
      points: series.reward.length,
      firstReward: series.reward[0],
      lastReward: last(series.reward),
      columns: [...(run?.columns.keys() ?? [])],
      rewardColumn: series.rewardColumn,
      ...(series.heldOut && {
        heldOut: {
          column: series.heldOut.column,
          points: series.heldOut.reward.length,
          lastReward: last(series.heldOut.reward),
        },
      }),
      firstStep: series.step[0],
      lastStep: last(series.step),
      restarts: series.restarts.length,
      settings: series.settings,
    },
    ...rest,
    trend: numbers,
    format: log.format,
    run: run?.name ?? "",
    runs: log.runs.map(({ name, step }) => ({ name, points: step.length })),
    notes: log.notes,
  };
}
