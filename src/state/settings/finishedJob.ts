import { createStore } from "zustand/vanilla";
import type { JobFigures } from "../../schema/plan/jobFigures.ts";

/** Key of localStorage. */
const KEY = "goldilocks.finishedJob";

const isCount = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value > 0;
const isAbsentOrCount = (value: unknown) => value === undefined || isCount(value);

/** Returns stored figures; undefined of anything else. */
function checked(value: unknown): JobFigures | undefined {
  const { acceleratorSeconds, accelerators, elapsedSeconds, requests, tokens } = Object(value);
  const isWhole =
    isCount(acceleratorSeconds) &&
    [elapsedSeconds, requests, tokens].every(isAbsentOrCount) &&
    Array.isArray(accelerators) &&
    accelerators.every((type) => typeof type === "string");
  return isWhole ? { acceleratorSeconds, accelerators, elapsedSeconds, requests, tokens } : undefined;
}

function stored(): JobFigures | undefined {
  try {
    return checked(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return undefined;
  }
}

/** Holds the measured figures of the job that was imported last, on this machine. */
export function createFinishedJob() {
  const store = createStore<{ readonly figures: JobFigures | undefined }>(() => ({ figures: undefined }));
  return {
    store,
    start: () => store.setState({ figures: stored() }),
    /** Keeps the figures in place of those before; undefined forgets them. */
    keep: (figures: JobFigures | undefined) => {
      store.setState({ figures });
      try {
        if (figures === undefined) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, JSON.stringify(figures));
      } catch {
        // full or disabled: the page holds them until it is closed
      }
    },
  };
}
