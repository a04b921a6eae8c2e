import type { Examination, Explanation } from "./loggedVerdict.ts";

/** From this share of its highest on a rate is past its warm-up. */
const WARM = 0.95;

/** Whether the reward was level before the learning rate had been warmed up: then the rise was made at a lower rate. */
function roseInWarmUp({ series, trend }: Examination): boolean {
  const { learningRate } = series;
  if (learningRate === undefined) return false;
  const highest = learningRate.reduce((most, rate) => (rate > most ? rate : most), 0);
  const warm = learningRate.findIndex((rate) => rate >= WARM * highest);
  return warm > 0 && trend.levelFrom * (learningRate.length - 1) < warm;
}

/** Why the suggested change would not help, as what to look at instead; undefined where nothing speaks against it. */
function objectionTo({ change }: Explanation, seen: Examination): string | undefined {
  if (change === undefined || change.to <= change.from) return undefined;
  const { signs } = seen;
  if (change.field === "batchSize") return signs.cutOff?.remedy;
  if (change.field !== "learningRate") return undefined;
  if (roseInWarmUp(seen))
    return "The reward was level before the learning rate was warmed up, so a higher rate is not what it lacks: look at the grader and at the room that is left.";
  return (signs.vanishedGradient ?? signs.deadSteps ?? signs.equalGroups)?.remedy;
}

/** Takes back a change that a sign or the schedule speaks against. */
export function withVeto(explanation: Explanation, seen: Examination): Explanation {
  const lookAt = objectionTo(explanation, seen);
  if (lookAt === undefined) return explanation;
  const { change: _, ...rest } = explanation;
  return { ...rest, cause: "unknown", lookAt };
}
