import type { Points } from "../../log/points.ts";
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
  /** Points that were made of words before the trainer's own rows came. */
  const early: { readonly point: number; readonly names: readonly string[] }[] = [];
  let isOpen = false;
  let barStep: number | undefined;
  let pendingBar: readonly Pair[] | undefined;
  let step: number | undefined;

  function put(pairs: readonly Pair[]) {
    for (const { name, value } of pairs) points.set(name, value);
    isOpen = true;
  }
  /** Puts pairs that a row of the trainer may turn out to have as well. */
  function putWords(pairs: readonly Pair[]) {
    const names = pairs.flatMap(({ name }) => (kindOf(name).isMetric ? [name] : []));
    if (early.length <= OWN_ROWS && names.length > 0) early.push({ point: points.count, names });
    put(pairs);
  }
  function flush() {
    if (pendingBar) putWords(pendingBar);
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
    /** Ends the last point, and takes back words that came before the trainer's own rows and say the same. */
    end() {
      flush();
      const same = early
        .map(({ point, names }) => ({ point, names: names.filter((name) => isOwn({ name, value: 0 })) }))
        .filter(({ names }) => names.length > 0);
      if (same.length <= OWN_ROWS) for (const { point, names } of same) points.unset(point, names);
    },
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
      putWords(pairs);
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
