import type { Series } from "../log/log.ts";
import type { Reading } from "../verdict/reading.ts";
import type { ReportedTrend } from "../verdict/reportedTrend.ts";
import type { Sign } from "../verdict/signs/sign.ts";
import type { Signs } from "../verdict/signs/signs.ts";
import type { Cause, Question } from "./diagnosis.ts";
import type { RunSettings, SuggestedChange } from "./suggestedChange.ts";

/** All that is known of a log once it has been read. */
export interface Examination {
  readonly reading: Reading;
  readonly trend: ReportedTrend;
  readonly series: Series;
  readonly signs: Signs;
  readonly run: RunSettings;
}

/** What a verdict means for a run. */
export interface Explanation {
  readonly cause: Cause;
  readonly change?: SuggestedChange;
  readonly lookAt?: string;
  readonly needed?: string;
  readonly question?: Question;
  /** Signs of other columns that it rests on. */
  readonly because: readonly Sign[];
}

/** What a verdict says of the log of a real run. */
export interface LoggedVerdict {
  /** The verdict in one sentence with its numbers. */
  readonly summary: (seen: Examination) => string;
  /** Spans of the curve that the verdict rests on. */
  readonly spans: (seen: Examination) => readonly Sign[];
  readonly explain: (seen: Examination) => Explanation;
}
