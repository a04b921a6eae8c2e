import { createStore } from "zustand/vanilla";
import type { JobFigures } from "../../schema/plan/jobFigures.ts";
import { readItem, writeItem } from "./storage.ts";

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
    return checked(JSON.parse(readItem(KEY) ?? "null"));
  } catch {
    return undefined; // it holds something else
  }
}

/** Holds the measured figures of the job that was imported last, on this machine; `onWrite` is told whether the browser took a change. */
export function createFinishedJob(onWrite: (isWritten: boolean) => void) {
  const store = createStore<{ readonly figures: JobFigures | undefined }>(() => ({ figures: undefined }));
  return {
    store,
    start: () => store.setState({ figures: stored() }),
    /** Keeps the figures in place of those before; undefined forgets them. What cannot be stored is held until the page is closed. */
    keep: (figures: JobFigures | undefined) => {
      store.setState({ figures });
      onWrite(writeItem(KEY, figures && JSON.stringify(figures)));
    },
  };
}
