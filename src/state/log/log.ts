import { createStore } from "zustand/vanilla";
import type { Known } from "../../diagnosis/advice/diagnosis.ts";
import type { Choice, DiagnosedRun, LogAnswer, LogHead, LogRequest } from "../../diagnosis/protocol.ts";

/** What we need of the worker that reads logs. */
export interface LogPort {
  postMessage(request: LogRequest): void;
  terminate(): void;
  onmessage: { handle(event: { readonly data: LogAnswer }): void }["handle"] | null;
  onerror: { handle(event: { readonly message?: string }): void }["handle"] | null;
}

/** A reward log that was dropped in, and what is known of its run. */
export interface LogState {
  /** none: nothing was dropped. failed: it could not be read, and `failure` says why. */
  readonly status: "none" | "reading" | "read" | "failed";
  readonly name: string;
  /** Whether it was made by the simulator, to try the diagnosis without a log of one's own. */
  readonly isExample: boolean;
  /** Share of the file that has been read, 0..1. */
  readonly progress: number;
  readonly head: LogHead | undefined;
  readonly choice: Choice;
  readonly known: Known;
  readonly seen: DiagnosedRun | undefined;
  readonly failure: string | undefined;
}

const nothing: LogState = {
  status: "none",
  name: "",
  isExample: false,
  progress: 0,
  head: undefined,
  choice: { run: 0 },
  known: {},
  seen: undefined,
  failure: undefined,
};

/** Keeps the log that is looked at; it is read, and its verdict found, in a worker of its own. */
export function createLog(createWorker: () => LogPort) {
  const store = createStore<LogState>(() => nothing);
  let worker: LogPort | undefined;
  let id = 0;
  let settled: (() => void) | undefined;

  const settle = (state: Partial<LogState>) => {
    store.setState(state);
    settled?.();
    settled = undefined;
  };
  const fail = (failure: string) => {
    worker?.terminate();
    worker = undefined;
    settle({ status: "failed", failure });
  };

  const take = (answer: LogAnswer) => {
    if (answer.id !== id) return;
    if (answer.kind === "progress") store.setState({ progress: Math.min(1, answer.read / Math.max(1, size)) });
    else if (answer.kind === "diagnosis") settle({ status: "read", seen: answer.run });
    else {
      const { head, choice, run } = answer;
      if (head.runs.length === 0) settle({ status: "failed", head, failure: head.problem ?? "This log holds no run." });
      else settle({ status: "read", head, choice, seen: run });
    }
  };
  const open = (): LogPort => {
    const port = createWorker();
    port.onmessage = ({ data }) => take(data);
    port.onerror = ({ message }) =>
      fail(`Reading stopped: ${message ?? "the worker could not be started"}. Try again.`);
    return port;
  };
  const send = (request: LogRequest) => {
    worker ??= open();
    worker.postMessage(request);
  };
  const look = () => {
    const { choice, known } = store.getState();
    send({ kind: "diagnose", id, choice, known });
  };
  let size = 0;

  return {
    store,
    /** Reads a file; fulfilled when it has been read, or could not be. */
    read: (file: File, isExample = false, known: Known = {}): Promise<void> => {
      settled?.();
      size = file.size;
      store.setState({ ...nothing, status: "reading", name: file.name, isExample, known });
      send({ kind: "read", id: ++id, file, known });
      return new Promise((resolve) => {
        settled = resolve;
      });
    },
    /** Stops reading, or forgets what was read. */
    close: () => {
      id++;
      worker?.terminate();
      worker = undefined;
      settle(nothing);
    },
    choose: (choice: Choice) => {
      store.setState({ choice });
      look();
    },
    /** Adds to what is known of the run beyond its log. */
    tell: (more: Known) => {
      const { known } = store.getState();
      store.setState({ known: { ...known, ...more, settings: { ...known.settings, ...more.settings } } });
      look();
    },
  };
}

export type LogStore = ReturnType<typeof createLog>;

/** Whether a file that was read is a reward log rather than something else: it has a run of several points with a reward. */
export const isRewardLog = ({ head }: LogState): boolean =>
  head?.runs.some(({ points, rewardColumns }) => points > 1 && rewardColumns.length > 0) ?? false;
