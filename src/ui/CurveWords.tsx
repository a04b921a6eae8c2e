import { curveWords } from "./chart/curveWords.ts";
import { usePreview } from "./context.ts";

/** The curve in sentences, for those who cannot see it. */
export function CurveWords() {
  const ensemble = usePreview(({ stage }) => stage?.ensemble);
  const baseline = usePreview((preview) => preview.baseline?.ensemble);
  if (!ensemble) return <p>Simulating…</p>;
  return (
    <ul>
      {curveWords(ensemble, baseline).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
