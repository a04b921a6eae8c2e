import type { Points } from "../points.ts";
import { hasStep, type Pair } from "./pairs.ts";

/** Puts the pairs of a console's lines together to points: a step that changes or a name that comes again begins a new one. */
export function createConsoleRows(points: Points) {
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
  return {
    flush,
    /** A line that is a point of its own. */
    whole(pairs: readonly Pair[]) {
      flush();
      put(pairs);
      flush();
    },
    add(pairs: readonly Pair[]) {
      const next = hasStep(pairs);
      const isOther = next !== undefined && step !== undefined && next !== step;
      if (isOther || pairs.some(({ name }) => name !== "step" && points.has(name))) flush();
      put(pairs);
      step = next ?? step;
    },
    /** A progress bar is drawn anew many times in a step: its last state counts. */
    bar(at: number, pairs: readonly Pair[]) {
      if (at !== barStep || !pendingBar) flush();
      barStep = at;
      pendingBar = [...pairs, { name: "step", value: at }];
    },
  };
}
