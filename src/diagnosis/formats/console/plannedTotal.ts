/** A step out of all of them: Step 12/500, [step 12 of 500], Iteration 12 / 500. */
const stepOf =
  /(?<![\w./])(?:step|iter|iteration)s?[ \t#:=]{0,4}(\d{1,9})[ \t]{0,2}(?:\/|of)[ \t]{0,2}(\d{1,9})(?![\w/]|\.\d)/i;
/** Different totals that are told apart; bars of batches have as many as they like. */
const MOST_TOTALS = 200;
/** Different steps from which on a total is one of a course. */
const FEWEST_STEPS = 3;
/** A total counts the logged steps where its last step is within this share of theirs. */
const NEAR = 0.05;

interface Total {
  last: number;
  steps: number;
}

/** Gathers the planned steps that a console shows beside the step: by a progress bar, or in words. */
export function collectTotals() {
  const totals = new Map<number, Total>();
  function see(step: number, total: number) {
    const found = totals.get(total);
    if (found && step > found.last) {
      found.last = step;
      found.steps++;
    }
    if (!found && total >= 2 && step <= total && totals.size < MOST_TOTALS) totals.set(total, { last: step, steps: 1 });
  }
  return {
    see,
    /** Takes a line of words. */
    line(text: string) {
      const found = text.length < 2000 ? stepOf.exec(text) : null;
      if (found) see(Number(found[1]), Number(found[2]));
    },
    /** The total whose steps are those of a log up to `last`; undefined where none is, as for bars that count batches or epochs. */
    plannedSteps(last: number): number | undefined {
      const fitting = [...totals].filter(
        ([, { last: own, steps }]) => steps >= FEWEST_STEPS && Math.abs(own - last) <= Math.max(1, NEAR * last),
      );
      return fitting.sort(([, one], [, other]) => other.steps - one.steps)[0]?.[0];
    },
  };
}
