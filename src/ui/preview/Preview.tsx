import { Chart } from "../chart/Chart.tsx";
import { useComparison } from "../parts/context.ts";
import { HeldUntilUsed } from "../parts/HeldUntilUsed.tsx";
import { heldPart } from "../parts/heldPart.ts";
import { CurveText } from "./CurveText.tsx";
import { Failure, Stats } from "./RunStats.tsx";
import { VerdictSentence } from "./VerdictSentence.tsx";
import "./Preview.css";

const Caveats = import.meta.env.SSR
  ? (await import("./Caveats.tsx")).Caveats
  : heldPart(async () => (await import("./Caveats.tsx")).Caveats);

// the defaults have none
const caveats = (
  <HeldUntilUsed isShown={false}>
    <Caveats />
  </HeldUntilUsed>
);

/** The simulated curve with its verdict. */
export function Preview({ onExplain }: { onExplain: () => void }) {
  const baseline = useComparison((comparison) => comparison.baseline?.ensemble);
  return (
    <figure className="preview" aria-labelledby="preview-title">
      <figcaption className="cluster">
        <h2 id="preview-title">Simulated reward</h2>
        <Stats />
      </figcaption>
      <Chart baseline={baseline} />
      <Failure />
      <VerdictSentence />
      <p className="standing muted">
        Toy simulation of GRPO: trust the ranking and the shape, not the numbers.{" "}
        <button type="button" className="link" onClick={onExplain}>
          How it works
        </button>
      </p>
    </figure>
  );
}

/** The curve as text, and the caveats of the simulation. */
export function PreviewExtras() {
  return (
    <div className="extras cluster muted">
      <CurveText />
      {caveats}
    </div>
  );
}
