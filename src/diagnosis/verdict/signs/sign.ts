import type { Series } from "../../log/log.ts";

/** A note is worth a look, a warning holds a run back, a critical sign makes what follows it worthless. */
export type SignLevel = "note" | "warning" | "critical";

/** One thing that a log shows, in numbers, and where. */
export interface Sign {
  readonly text: string;
  /** Its name on the chart; absent of what is not shaded. */
  readonly label?: string;
  /** The column it is read off. */
  readonly column?: string;
  /** First and last of the points that show it. */
  readonly from?: number;
  readonly to?: number;
  /** Absent of what the reward itself shows. */
  readonly level?: SignLevel;
  /** What to look at or to change, as a sentence. */
  readonly remedy?: string;
  /** Where the limit comes from. */
  readonly source?: string;
}

/** A sign that is looked for in the columns beside the reward. */
export interface SignRule {
  readonly level: SignLevel;
  readonly remedy: string;
  readonly source: string;
  /** Columns by which it could be told, as a trainer logs them. */
  readonly needs: string;
  /** What is ruled out where the sign was looked for and is not there. */
  readonly absence?: { readonly what: string; readonly why: string };
  /** Whether the columns hold enough values to judge. */
  readonly canJudge: (series: Series) => boolean;
  /** The sign where the columns show it; its own level, if any, is the rule's otherwise. */
  readonly read: (series: Series) => Sign | undefined;
}

/** The limits were checked on about 280 logs of other people's runs. */
export const realLogs = "Goldilocks, checked on about 280 real logs, 2026-11-28";
/** Limits of other people's guides and tools. */
export const published = "published thresholds as of 2026-11-28, not checked on real logs";
