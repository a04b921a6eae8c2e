import type { Diagnosis } from "./advice/diagnosis.ts";
import type { Series } from "./log/log.ts";
import type { RunContext } from "./verdict/runContext.ts";

/** From the page to the worker that reads logs. A newer file takes the place of an older one. */
export type LogRequest =
  | { readonly kind: "read"; readonly id: number; readonly file: LogFile }
  | { readonly kind: "cancel" }
  | { readonly kind: "diagnose"; readonly id: number; readonly choice: Choice; readonly known: RunContext };

/** A file, as far as it is read: a File or a Blob is one. */
export interface LogFile {
  readonly size: number;
  stream(): ByteStream;
}

export interface ByteStream {
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
}

/** Which of the runs of a log is meant, and which of its columns is the reward: the best guess where none is named. */
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

/** A run as it was read to show something, or why it was not. */
export type Seen =
  | { readonly series: Series; readonly diagnosis: Diagnosis }
  | { readonly problem: string; readonly columns: readonly string[] };

/** From the worker to the page. */
export type LogAnswer =
  | { readonly kind: "progress"; readonly id: number; readonly read: number }
  | { readonly kind: "log"; readonly id: number; readonly head: LogHead }
  | { readonly kind: "seen"; readonly id: number; readonly seen: Seen };
