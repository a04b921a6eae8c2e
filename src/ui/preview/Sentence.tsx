import type { Said } from "../../state/preview/prerenderedPreview.ts";
import "./VerdictSentence.css";

interface Props {
  readonly said: Said;
  readonly verdict?: string;
  /** Whether newer runs are on their way. */
  readonly busy: boolean;
}

/** What the curve did. */
export function Sentence({ said: { lead, sentence, hint }, verdict, busy }: Props) {
  return (
    <p className="says" data-verdict={verdict} aria-busy={busy}>
      <strong>{lead}.</strong> {sentence} {hint && <span className="hint">{hint}</span>}
    </p>
  );
}
