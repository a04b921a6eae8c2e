import type { Points } from "../log/points.ts";
import { hasMetric, hasStep, kindOf, type Pair } from "./pairs.ts";

/** Rows with a value from which on it is the trainer that prints it. */
const OWN_ROWS = 2;

/**
 * Puts the pairs of a console's lines together to points: a step that changes or a name that comes again begins a new one. What the
 * rows of the trainer hold, a line of words does not: it is one sample, or the same once more.
 */
export function createConsoleRows(points: Points) {
  const ownRows = new Map<string, number>();
  const isOwn = ({ name }: Pair) => (ownRows.get(kindOf(name).inLowerCase) ?? 0) >= OWN_ROWS;
  let isOpen = false;
  let barStep: number | undefined;
  let pendingBar: readonly Pair[] | undefined;
  let step: number | undefined;

  function put(pairs: readonly Pair[]) {
    for (const { name, value } of pairs) points.set(name, value);
    isOpen = true;
  }
  function flush() {
    if (pendingBar) put(pendingBar);
    pendingBar = undefined;
    if (isOpen) points.endPoint();
    isOpen = false;
    step = undefined;
  }
  /** Takes note of the names in a row of the trainer. */
  function own(names: readonly string[]) {
    for (const name of names) {
      const { isMetric, inLowerCase } = kindOf(name);
      if (isMetric) ownRows.set(inLowerCase, (ownRows.get(inLowerCase) ?? 0) + 1);
    }
  }
  return {
    flush,
    own,
    /** A line that is a point of its own. */
    whole(pairs: readonly Pair[]) {
      flush();
      put(pairs);
      flush();
      own(pairs.map(({ name }) => name));
    },
    add(all: readonly Pair[]) {
      const pairs = ownRows.size > 0 ? all.filter((pair) => !isOwn(pair)) : all;
      if (pairs.length === 0 || (pairs.length < all.length && !hasMetric(pairs))) return;
      const next = hasStep(pairs);
      const isOther = next !== undefined && step !== undefined && next !== step;
      if (isOther || pairs.some(({ name }) => name !== "step" && points.has(name))) flush();
      put(pairs);
      step = next ?? step;
    },
    /** A progress bar is drawn anew many times in a step: its last state counts. */
    bar(at: number, all: readonly Pair[]) {
      const pairs = ownRows.size > 0 ? all.filter((pair) => !isOwn(pair)) : all;
      if (pairs.length === 0) return;
      if (at !== barStep || !pendingBar) flush();
      barStep = at;
      pendingBar = [...pairs, { name: "step", value: at }];
    },
  };
}
