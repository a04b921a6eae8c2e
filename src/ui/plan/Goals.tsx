import { Suspense, useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import { goalIds, goalLabels, strategy } from "../../schema/plan/goalLabels.ts";
import { Citation } from "../parts/Citation.tsx";
import { lazyPart } from "../parts/lazyPart.ts";
import type { PresetId } from "./PresetReview.tsx";
import "./plan.css";

const Missing = () => (
  <p role="alert" className="failure">
    This part could not be loaded. Reload the page: your settings are in the address and come back with it.
  </p>
);
const PresetReview = lazyPart(async () => (await import("./PresetReview.tsx")).PresetReview, Missing);

const labels: Readonly<Record<PresetId, string>> = { setup: "Recommended for my setup", ...goalLabels };
const presetIds: readonly PresetId[] = ["setup", ...goalIds];

/** Presets, each with a review of its changes before they are applied. */
export function Goals({ config }: { config: RunConfig }) {
  const [chosen, setChosen] = useState<PresetId>();
  return (
    <section className="goals divided" aria-labelledby="goals-title">
      <h2 id="goals-title">Optimize for</h2>
      <p className="quiet">A preset shows its changes and their reasons first.</p>
      <p className="quiet">
        {strategy.text}{" "}
        <small>
          <Citation source={strategy.source} />
        </small>
      </p>
      <div className="presets cluster">
        {presetIds.map((id) => (
          <button
            key={id}
            type="button"
            aria-expanded={id === chosen}
            aria-controls={id === chosen ? "proposal" : undefined}
            onClick={() => setChosen(id === chosen ? undefined : id)}
          >
            {labels[id]}
          </button>
        ))}
      </div>
      {chosen && (
        <div className="proposed" id="proposal">
          <Suspense>
            <PresetReview key={chosen} id={chosen} config={config} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
