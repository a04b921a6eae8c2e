import type { Diagnosis } from "./advice/diagnosis.ts";
import type { RunForecast } from "./forecastRun.ts";
import type { Series } from "./log/log.ts";
import type { PassRates } from "./passRates/passRates.ts";
import type { Rollouts } from "./passRates/rollouts.ts";
import type { RunContext } from "./verdict/runContext.ts";

/** From the page to the worker that reads logs. A newer file replaces an older one, read or not. */
export type LogRequest =
  | { readonly kind: "read"; readonly id: number; readonly file: LogFile; readonly known: RunContext }
  | { readonly kind: "diagnose"; readonly id: number; readonly choice: Choice; readonly known: RunContext }
  | {
      readonly kind: "forecast";
      readonly id: number;
      readonly choice: Choice;
      readonly known: RunContext;
      /** Step at which the run is planned to end; undefined: as the log says, else twice as long. */
      readonly steps: number | undefined;
    }
  | { readonly kind: "rollouts"; readonly id: number; readonly file: LogFile & { readonly name: string } };

/** A file, as far as it is read: a File or a Blob is one. */
export interface LogFile {
  readonly size: number;
  stream(): ByteStream;
}

export interface ByteStream {
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
}

/** Which run of a log is meant, and which of its columns is the reward: the best guess where none is named. */
export interface Choice {
  readonly run: number;
  readonly column?: string;
}

/** What can be chosen in one run of a log. */
export interface RunHead {
  readonly name: string;
  readonly points: number;
  /** Those that can be the reward, best guess first. */
  readonly rewardColumns: readonly string[];
  readonly columns: readonly string[];
}

/** What was read of a file, without its numbers. */
export interface LogHead {
  readonly format: string;
  readonly notes: readonly string[];
  readonly problem?: string;
  readonly runs: readonly RunHead[];
}

/** The chosen run with its diagnosis, or why it has none and which columns could be the reward instead. */
export type DiagnosedRun =
  | { readonly series: Series; readonly diagnosis: Diagnosis }
  | { readonly problem: string; readonly columns: readonly string[] };

/** A run's forecast, or why there is none. */
export type ForecastAnswer = RunForecast | { readonly problem: string };

/** What a file of scored rollouts teaches, and what it was read from; or why nothing could be read. */
export type RolloutsAnswer =
  | { readonly rates: PassRates; readonly source: Omit<Rollouts, "prompts" | "problem"> }
  | { readonly problem: string };

/** From the worker to the page. A file that was read comes with the diagnosis of its default run, in one message. */
export type LogAnswer =
  | { readonly kind: "progress"; readonly id: number; readonly read: number }
  | {
      readonly kind: "log";
      readonly id: number;
      readonly head: LogHead;
      readonly choice: Choice;
      readonly run: DiagnosedRun;
    }
  | { readonly kind: "diagnosis"; readonly id: number; readonly run: DiagnosedRun }
  | { readonly kind: "forecast"; readonly id: number; readonly forecast: ForecastAnswer }
  | { readonly kind: "rollouts"; readonly id: number; readonly result: RolloutsAnswer };
