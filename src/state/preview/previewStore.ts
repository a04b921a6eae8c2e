import { createStore } from "zustand/vanilla";
import type { Verdict } from "../../diagnosis/verdict/verdict.ts";
import type { Simulated } from "../../simulator/mapping.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import type { Batch } from "../../simulator/preview/protocol.ts";

/** What the runs of one config were read to show. */
export interface Reading {
  readonly verdict: Verdict;
  readonly config: Simulated;
  /** Mean training reward at the end. */
  readonly end: number;
}

export interface PreviewState {
  readonly status: "working" | "done" | "failed";
  /** The latest curve; while working it may be that of the settings before. */
  readonly stage: PreviewStage | undefined;
  /** Read off enough runs to stand; while working it may be of the settings before. */
  readonly reading: Reading | undefined;
  readonly failure: string | undefined;
  /** The runs of the baseline on the same seeds, where one is pinned and simulated. */
  readonly baseline?: Batch | undefined;
}

/** A preview before any answer; `seen` is what the page shows until then. */
export const previewStore = (seen: PreviewStage | undefined) =>
  createStore<PreviewState>(() => ({ status: "working", stage: seen, reading: undefined, failure: undefined }));
