import type { Choice, LogAnswer, RolloutsAnswer } from "../../diagnosis/protocol.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import { type LogPort, type LogSource, type LogState, noLog } from "./logState.ts";

/** What is known about a file beyond its content. */
interface Origin {
  readonly isExample?: boolean;
  readonly known?: RunContext;
}

/** A file that a worker of its own has read. */
export interface ReadFile {
  /** True if it has a run of several points with a reward. */
  readonly isRewardLog: boolean;
  /** Makes it the open log; its worker stays. */
  readonly show: () => void;
  /** Ends its worker. */
  readonly discard: () => void;
}

type WholeLog = Extract<LogAnswer, { kind: "log" }>;

/** A worker reads one file, so all its answers belong to the same request. */
const REQUEST_ID = 1;

/** Sends a file to a new worker and resolves with the log; rejects where the worker fails. */
const readIn = (port: LogPort, file: File, known: RunContext, onProgress: (share: number) => void): Promise<WholeLog> =>
  new Promise((resolve, reject) => {
    port.onmessage = ({ data }) => {
      if (data.kind === "progress") onProgress(Math.min(1, data.read / Math.max(1, file.size)));
      else if (data.kind === "log") resolve(data);
    };
    port.onerror = ({ message }) => reject(new Error(message ?? "the worker could not be started"));
    port.postMessage({ kind: "read", id: REQUEST_ID, file, known });
  });

/** Sends a file of scored rollouts to a new worker and resolves with what they teach; rejects where the worker fails. */
const readRolloutsIn = (port: LogPort, file: File, onProgress: (share: number) => void): Promise<RolloutsAnswer> =>
  new Promise((resolve, reject) => {
    port.onmessage = ({ data }) => {
      if (data.kind === "progress") onProgress(Math.min(1, data.read / Math.max(1, file.size)));
      else if (data.kind === "rollouts") resolve(data.result);
    };
    port.onerror = ({ message }) => reject(new Error(message ?? "the worker could not be started"));
    // a File keeps its name when it is sent
    port.postMessage({ kind: "rollouts", id: REQUEST_ID, file });
  });

const isRewardLog = ({ head }: WholeLog): boolean =>
  head.runs.some(({ points, rewardColumns }) => points > 1 && rewardColumns.length > 0);

/** Opens logs, each of which is read and diagnosed in a worker of its own. */
function createLog({ store, createWorker, form }: LogSource) {
  let current: LogPort | undefined;

  const close = () => {
    current?.terminate();
    current = undefined;
    store.setState(noLog);
  };
  /** Reads the last file again. */
  let again = () => Promise.resolve();
  const fail = (message: string | undefined) => {
    close();
    store.setState({
      status: "failed",
      failure: `Reading stopped: ${message || "the worker failed"}.`,
      canRetry: true,
    });
  };
  const predict = () => {
    if (!current) return;
    const { choice, known, plannedSteps: steps, forecastsDue } = store.getState();
    store.setState({ forecastsDue: forecastsDue + 1 });
    current.postMessage({ kind: "forecast", id: REQUEST_ID, choice, known, steps });
  };
  const ask = () => {
    const { choice, known } = store.getState();
    current?.postMessage({ kind: "diagnose", id: REQUEST_ID, choice, known });
    predict();
  };

  function show(
    port: LogPort,
    { head, choice, run }: WholeLog,
    origin: Pick<LogState, "name" | "known" | "isExample">,
  ) {
    if (port !== current) close();
    current = port;
    port.onmessage = ({ data }) => {
      if (data.kind === "diagnosis") store.setState({ diagnosed: data.run });
      else if (data.kind === "forecast")
        store.setState(({ forecast, forecastsDue: due }) => ({
          forecast: due > 1 ? forecast : data.forecast,
          forecastsDue: due - 1,
        }));
    };
    port.onerror = ({ message }) => fail(message);
    const failure = head.runs.length === 0 ? (head.problem ?? "This log holds no run.") : undefined;
    const status = failure === undefined ? "read" : "failed";
    const read = { head, choice, diagnosed: run, setup: form() };
    store.setState({ ...noLog, ...origin, ...read, status, progress: 1, failure });
    if (status === "read") predict();
  }

  /** Replaces the open log by a file; resolves when it is read or has failed. */
  async function read(file: File, { isExample = false, known = {} }: Origin = {}): Promise<void> {
    close();
    again = () => read(file, { isExample, known });
    const origin = { name: file.name, isExample, known };
    store.setState({ ...origin, status: "reading" });
    let port: LogPort | undefined;
    try {
      port = createWorker();
      current = port;
      const log = await readIn(port, file, known, (progress) => port === current && store.setState({ progress }));
      if (port === current) show(port, log, origin);
    } catch (error) {
      if (port === current) fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Replaces the open log by a file of scored rollouts; resolves when it is read or has failed. */
  async function readRollouts(file: File): Promise<void> {
    close();
    again = () => readRollouts(file);
    store.setState({ name: file.name, status: "reading" });
    let port: LogPort | undefined;
    try {
      port = createWorker();
      current = port;
      const result = await readRolloutsIn(port, file, (progress) => port === current && store.setState({ progress }));
      if (port !== current) return;
      close();
      if ("problem" in result) store.setState({ name: file.name, status: "failed", failure: result.problem });
      else store.setState({ name: file.name, status: "read", progress: 1, rollouts: result });
    } catch (error) {
      if (port === current) fail(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    store,
    close,
    read,
    readRollouts,
    /** Reads the last file again, after its worker has stopped. */
    retry: () => again(),
    /** Reads a file in another worker while the open log stays; rejects where that worker fails. */
    readAside: async (file: File): Promise<ReadFile> => {
      const port = createWorker();
      try {
        const log = await readIn(port, file, {}, () => {});
        return {
          isRewardLog: isRewardLog(log),
          show: () => {
            again = () => read(file);
            show(port, log, { name: file.name, isExample: false, known: {} });
          },
          discard: () => port.terminate(),
        };
      } catch (error) {
        port.terminate();
        throw error;
      }
    },
    /** Diagnoses another run or column. */
    choose: (choice: Choice) => {
      store.setState({ choice, plannedSteps: undefined, forecast: undefined });
      ask();
    },
    /** Forecasts the run's end at another step; undefined: as the log says. */
    plan: (plannedSteps: number | undefined) => {
      store.setState({ plannedSteps });
      predict();
    },
    /** Resolves with the open log once its forecast is that of the present plan, or its worker has stopped. */
    whenForecast: (): Promise<LogState> =>
      new Promise((resolve) => {
        const leave = store.subscribe(check);
        check(store.getState());
        function check(state: LogState) {
          if (state.forecastsDue > 0) return;
          leave();
          resolve(state);
        }
      }),
    /** Adds to what is known about the run, and diagnoses it again. */
    tell: (more: RunContext) => {
      const { known } = store.getState();
      store.setState({ known: { ...known, ...more, settings: { ...known.settings, ...more.settings } } });
      ask();
    },
  };
}

export type LogStore = ReturnType<typeof createLog>;

const logs = new WeakMap<LogSource, LogStore>();

/** Returns the open log of this source: the same one at every call. */
export function logOf(source: LogSource): LogStore {
  const log = logs.get(source) ?? createLog(source);
  logs.set(source, log);
  return log;
}
