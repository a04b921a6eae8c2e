import type { Series } from "../../log/log.ts";
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
import { noiseText, printed, riseSpan, span } from "../summary.ts";

/** Changes to try, the first that fits. */
export const remedies: Remedies = {
  rules: [lowerHighRate, lowerTemperature, raiseLowBatch, lowerRate, returnToCheckpoint],
  elsewhere: forAnyTrainer("lower the learning rate when the reward spikes and then crashes", "learningRate", "down"),
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
