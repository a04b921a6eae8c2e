import { verdictHint, verdictSentence, verdictTitle } from "../diagnosis/words.ts";
import { mappingNotes } from "../simulator/mapping.ts";
import { CurveTable } from "./CurveTable.tsx";
import { Chart } from "./chart/Chart.tsx";
import { usePreview, useSettings, useStores } from "./context.ts";
import { reward } from "./figures.ts";
import { Fact } from "./ScenarioBar.tsx";

/** What would happen: the simulated curve, what it did in a sentence, and what it is. */
export function Preview() {
  return (
    <figure className="preview" aria-labelledby="preview-title">
      <figcaption>
        <h2 id="preview-title">Simulated reward</h2>
        <Stats />
      </figcaption>
      <Chart />
      <Failure />
      <Says />
      <p className="standing">
        <b>Simulated on a toy task, not your model:</b> order and shape carry over, numbers do not.{" "}
        <span>Each run really trains a miniature policy with GRPO and a low-rank adapter.</span>
      </p>
    </figure>
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

function Stats() {
  const stage = usePreview((preview) => preview.stage);
  if (!stage) return <p className="stats">Simulating…</p>;
  const { summary } = stage;
  const runs = stage.runs.length;
  const collapsed = Math.round(summary.collapsedShare * runs);
  return (
    <ul className="stats">
      <li>
        <b>{reward(summary.end)}</b> end of training
      </li>
      <li>
        <b>{reward(summary.heldOutEnd)}</b> held-out
      </li>
      <li>
        <b>
          {collapsed} of {runs}
        </b>{" "}
        runs collapse
      </li>
    </ul>
  );
}

function Says() {
  const stage = usePreview((preview) => preview.stage);
  const done = usePreview(({ status }) => status === "done");
  if (!stage) return <p className="says">&nbsp;</p>;
  const { verdict, config } = stage;
  const hint = verdictHint(verdict.name, config);
  return (
    <p className="says" data-verdict={verdict.name} role="status" aria-busy={!done}>
      <strong>{verdictTitle(verdict.name)}.</strong> {verdictSentence(verdict, config)}{" "}
      {hint && <span className="hint">{hint}</span>}
    </p>
  );
}

function Failure() {
  const { preview } = useStores();
  const message = usePreview(({ failure }) => failure);
  if (message === undefined) return null;
  return (
    <p className="failure" role="alert">
      The simulation stopped: {message}. Your settings are safe.{" "}
      <button type="button" onClick={preview.retry}>
        Try again
      </button>
    </p>
  );
}

function Caveats() {
  const notes = useSettings(({ config }) => mappingNotes(config).join("\n"));
  if (notes === "") return null;
  return (
    <ul className="caveats" aria-label="What the simulation leaves out here">
      {notes.split("\n").map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
