import { nextRunOf } from "../../diagnosis/forecast/nextRun.ts";
import type { Pace } from "../../diagnosis/forecast/pace.ts";
import { brief } from "../../schema/fields/notation.ts";
import { useLog, useRested } from "../parts/context.ts";
import { steps } from "../parts/format.ts";

/** How long a run with the settings of the form would take at the pace of the log, with the formula; nothing where the log states no batch. */
export function NextRunHours({ pace }: { pace: Pace }) {
  const config = useRested((settings) => settings.config);
  const run = useLog((state) => state.diagnosed);
  const known = useLog((state) => state.known.settings);
  if (!run || "problem" in run) return null;
  const next = nextRunOf(config, pace, run.series, { ...run.series.settings, ...known });
  if (!next) return null;
  const { hoursByRollouts, hoursByTokens, loggedTokens, rollouts, rolloutsPerStep, secondsPerStep, tokens } = next;
  const hours = [hoursByRollouts, ...(hoursByTokens === undefined ? [] : [hoursByTokens])].toSorted((a, b) => a - b);
  const range = (times: number) => [...new Set(hours.map((value) => brief(value * times)))].join("–");
  return (
    <>
      <dt>Next run</dt>
      <dd>
        {range(1)} h, {range(config.gpuCount)} GPU-hours on {config.gpuCount} {config.gpuCount === 1 ? "GPU" : "GPUs"},
        with the settings of this page
        <br />
        <span className="quiet">
          {steps(rollouts)} rollouts ÷ {brief(rolloutsPerStep)} per step × {brief(secondsPerStep)} s ={" "}
          {brief(hoursByRollouts)} h
          {hoursByTokens !== undefined &&
            loggedTokens !== undefined &&
            `; × ${steps(tokens)} ÷ ${steps(loggedTokens)} tokens = ${brief(hoursByTokens)} h`}
        </span>
      </dd>
    </>
  );
}
