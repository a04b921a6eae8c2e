import type { JobFigures } from "../../schema/plan/jobFigures.ts";
import type { ImportKind } from "./importKinds.ts";
import type { Statement } from "./statement.ts";

/** What a text was taken for and what it says, or why nothing can be read. */
export type ParseResult =
  | {
      readonly kind: ImportKind;
      readonly statements: readonly Statement[];
      /** It is part of a document: what it leaves out is not known. */
      readonly isFragment?: true;
      /** About the text as a whole, a sentence each. */
      readonly notes: readonly string[];
      /** What the service measured of the job. */
      readonly figures?: JobFigures;
    }
  | {
      readonly problem: string;
      /** The text is not of the form at all. */
      readonly malformed?: true;
      /** The text is of the form, and no other reading of it is tried. */
      readonly final?: true;
    };
