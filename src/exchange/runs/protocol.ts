import type { DecodedRunsFile, RunsSource } from "./runsFile.ts";
import type { SavedRun } from "./savedRun.ts";

/** From the page to the worker: a file to read, and after each part that the next one is welcome. */
export type RunsRequest = { readonly kind: "read"; readonly file: RunsSource } | { readonly kind: "next" };

/** From the worker: runs and the share of the file that has been read; at the end what decoding gave, null where the browser cannot read the file. */
export type RunsAnswer =
  | { readonly kind: "runs"; readonly runs: readonly SavedRun[]; readonly share: number }
  | { readonly kind: "end"; readonly decoded: DecodedRunsFile | null };
