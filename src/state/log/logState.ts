import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  Choice,
  DiagnosedRun,
  ForecastAnswer,
  LogAnswer,
  LogHead,
  LogRequest,
  RolloutsAnswer,
} from "../../diagnosis/protocol.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";

/** The part of a Worker that is used. */
export interface LogPort {
  postMessage(request: LogRequest): void;
  terminate(): void;
  onmessage: { handle(event: { readonly data: LogAnswer }): void }["handle"] | null;
  onerror: { handle(event: { readonly message?: string }): void }["handle"] | null;
}

/** The open log, and what is known about its run. */
export interface LogState {
  /** none: no log is open. failed: it could not be read; `failure` is the reason. */
  readonly status: "none" | "reading" | "read" | "failed";
  readonly name: string;
  /** True for a simulated example. */
  readonly isExample: boolean;
  /** Share of the file that has been read, 0..1. */
  readonly progress: number;
  readonly head: LogHead | undefined;
  readonly choice: Choice;
  readonly known: RunContext;
  readonly diagnosed: DiagnosedRun | undefined;
  /** The form when the log was read: the change to try is made from it, so that it does not follow the form. */
  readonly setup: RunConfig;
  /** Where the chosen run is heading; undefined until it is known. */
  readonly forecast: ForecastAnswer | undefined;
  /** How many forecasts were asked for and have not come; while one has not, `forecast` is of another plan. */
  readonly forecastsDue: number;
  /** Step at which the run is planned to end, where it was typed. */
  readonly plannedSteps: number | undefined;
  /** Set where the file holds scored rollouts instead of a log. */
  readonly rollouts: Exclude<RolloutsAnswer, { readonly problem: string }> | undefined;
  readonly failure: string | undefined;
  /** True where the worker stopped: the same file may be read at another try. */
  readonly canRetry: boolean;
}

/** No log is open. */
export const noLog: LogState = {
  status: "none",
  name: "",
  isExample: false,
  progress: 0,
  head: undefined,
  choice: { run: 0 },
  known: {},
  diagnosed: undefined,
  setup: defaultConfig,
  forecast: undefined,
  forecastsDue: 0,
  plannedSteps: undefined,
  rollouts: undefined,
  failure: undefined,
  canRetry: false,
};

/** What a log is opened with; the code that does it is loaded with the first file. */
export interface LogSource {
  readonly store: StoreApi<LogState>;
  /** Starts a worker that reads and diagnoses one file. */
  readonly createWorker: () => LogPort;
  /** Returns the present config of the form. */
  readonly form: () => RunConfig;
}

/** Makes the store of the open log. */
export const createLogSource = (
  createWorker: () => LogPort,
  form: () => RunConfig = () => defaultConfig,
): LogSource => ({ store: createStore<LogState>(() => noLog), createWorker, form });
