import type { JobFigures } from "../../../schema/plan/jobFigures.ts";
import type { ImportKind } from "./importKinds.ts";
import type { Statement } from "./statement.ts";

/** The detected format and the statements of a text, or the error. */
export type ParseResult =
  | {
      readonly kind: ImportKind;
      readonly statements: readonly Statement[];
      /** Only a part of a document: fields that are missing are unknown. */
      readonly isFragment?: true;
      /** Notes on the text as a whole, one sentence each. */
      readonly notes: readonly string[];
      /** Measured figures of a finished job. */
      readonly figures?: JobFigures;
    }
  | {
      readonly problem: string;
      /** The text is not in the format at all. */
      readonly malformed?: true;
      /** The text is in the format; no other format is tried. */
      readonly final?: true;
    };
