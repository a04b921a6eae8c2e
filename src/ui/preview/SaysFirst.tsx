import { usePreview, useStores } from "../parts/context.ts";
import { Sentence } from "./Sentence.tsx";
import "./VerdictSentence.css";

/** What was said of the curve when the page was built, as long as its settings are simulated; else the room of the sentence. */
export function SaysFirst() {
  const { firstSight } = useStores();
  const stage = usePreview((preview) => preview.stage);
  const failed = usePreview(({ status }) => status === "failed");
  if (!failed && firstSight && stage?.config === firstSight.stage.config)
    return <Sentence said={firstSight.said} busy />;
  return <p className="says">&nbsp;</p>;
}
