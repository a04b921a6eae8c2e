import type { Series } from "../../log/log.ts";
import type { Evidence } from "../../trend/evidence.ts";
import type { Sign } from "../../verdict/signs/sign.ts";
import { blameSetting, present } from "../explanation.ts";
import type { Examination, Explanation, LoggedVerdict } from "../loggedVerdict.ts";
import {
  forAnyTrainer,
  lowerHighRate,
  lowerRate,
  lowerTemperature,
  type Remedies,
  raiseLowBatch,
  returnToCheckpoint,
} from "../remedies.ts";
import { figure, type SimulatedVerdict, VISIBLE_GAP } from "../simulatedVerdict.ts";
import { noiseText, printed, riseSpan, span } from "../summary.ts";

/** A rise below this part of the fall cannot be seen beside it. */
const NO_RISE = 0.1;

function text(seen: Evidence): string {
  const [start, top, end] = [figure(seen.start), figure(seen.top), figure(seen.end)];
  const [rise, fall] = [seen.top - seen.start, seen.top - seen.end];
  if (rise < NO_RISE * fall) return `Collapses almost from the start: from ${start} to ${end}`;
  if (fall >= rise / 2) return `Climbs from ${start} to ${top}, then falls to ${end}`;
  if (fall < VISIBLE_GAP) return `The mean climbs from ${start} to ${end}, but not every run lasts`;
  return `The mean climbs from ${start} to ${top} and ends at ${end}`;
}

export const remedies: Remedies = {
  rules: [lowerHighRate, lowerTemperature, raiseLowBatch, lowerRate, returnToCheckpoint],
  elsewhere: forAnyTrainer("lower the learning rate when the reward spikes and then crashes", "learningRate", "down"),
};

export const spikeThenCollapseSimulated: SimulatedVerdict = {
  title: "Spike, then collapse",
  text,
};

/** Columns that show no steps that are too large, as the end of a sentence. */
function calmColumns({ kl, gradientNorm }: Series): string {
  const calm = [...(kl ? ["KL divergence"] : []), ...(gradientNorm ? ["gradient norm"] : [])];
  return calm.length === 0
    ? ""
    : `, while the ${calm.join(" and the ")} ${calm.length > 1 ? "give" : "gives"} no sign of steps that are too large`;
}

/** Share of the run after the beginning of a fall in which exploding steps may still be its cause. */
const AT_FALL = 0.1;

function explain(seen: Examination): Explanation {
  const { shrunk, atLimit, driftedAway, settled } = seen.signs;
  const last = seen.series.reward.length - 1;
  const isInTime = (seen.signs.exploded?.from ?? last) <= (seen.trend.fallsFrom + AT_FALL) * last;
  const exploded = isInTime ? seen.signs.exploded : undefined;
  const length = shrunk ?? atLimit;
  if (length === undefined || driftedAway || exploded)
    return blameSetting(remedies, seen, present(driftedAway, exploded, length, settled));
  return {
    cause: "data_or_grader",
    because: [length],
    lookAt: `Read responses from before and after the fall: ${length.text}${seen.signs.exploded ? "" : calmColumns(seen.series)}. Look for a grader or a length limit that pays such responses, for a missing baseline, and for many optimizer steps on the same rollouts.`,
  };
}

const rose = ({ trend }: Examination) => trend.top - trend.start > trend.noise / 2;

function fallSpan(seen: Examination): Sign {
  const { top, end, fall } = printed(seen);
  return span(seen, `Fall −${fall}`, `falls ${top} → ${end}: −${fall}`, seen.trend.fallsFrom);
}

function summary(seen: Examination): string {
  const { start, top, end, fall } = printed(seen);
  const levels = rose(seen) ? `${start} → ${top} → ${end}` : `${top} → ${end}`;
  return `The reward ${rose(seen) ? "rises, then falls" : "falls"} ${levels}: −${fall} from its best, ${noiseText(seen)}.`;
}

export const spikeThenCollapseLogged: LoggedVerdict = {
  summary,
  spans: (seen) => [...(rose(seen) ? [riseSpan(seen)] : []), fallSpan(seen)],
  explain,
};
