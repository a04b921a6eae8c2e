import { Suspense, useState } from "react";
import { mappingNotes } from "../simulator/mapping.ts";
import { CurveTable } from "./CurveTable.tsx";
import { Chart } from "./chart/Chart.tsx";
import { usePreview, useSettings } from "./context.ts";
import { HowItWorks, Says } from "./later.ts";
import { Fact } from "./ScenarioBar.tsx";
import { Failure, Stats } from "./Seen.tsx";

/** What would happen: the simulated curve, what it did in a sentence, and what it is. */
export function Preview() {
  return (
    <figure className="preview" aria-labelledby="preview-title">
      <figcaption>
        <h2 id="preview-title">Simulated reward</h2>
        <Stats />
        <p className="explained">
          Reward is your evaluator's score of a response, 0 to 1; held-out is the same on prompts that are not trained
          on.
        </p>
      </figcaption>
      <Chart />
      <Failure />
      <Says />
      <p className="standing">
        <b>Simulated on a toy task, not your model:</b> order and shape carry over, numbers do not. <How />
      </p>
    </figure>
  );
}

function How() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        How this preview works
      </button>
      {open && (
        <Suspense>
          <HowItWorks onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What one may want of the preview beside the curve itself. */
export function PreviewExtras() {
  return (
    <>
      <div className="extras">
        <CurveTable />
        <Fact field="seed" />
      </div>
      <Caveats />
    </>
  );
}

function Caveats() {
  const text = useSettings(({ config }) => mappingNotes(config).join("\n"));
  const slow = usePreview(({ stage }) => stage?.engine === "typescript");
  const notes = text === "" ? [] : text.split("\n");
  if (slow)
    notes.push(
      "WebAssembly with SIMD does not work in this browser: the same model runs in plain JavaScript, several times slower.",
    );
  if (notes.length === 0) return null;
  return (
    <ul className="caveats" aria-label="About this simulation">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
