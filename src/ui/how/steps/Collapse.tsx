import { useMemo, useState } from "react";
import { defaultConfig } from "../../../schema/fields/defaults.ts";
import { percent } from "../../../schema/fields/notation.ts";
import { traceFormat } from "../../../simulator/walk/formatTrace.ts";
import { reward } from "../../parts/format.ts";
import { Choice } from "../Dials.tsx";
import { TraceLines } from "../TraceLines.tsx";

const rates = ["1e-4", "2e-4", "5e-4"] as const;

/** Seed of the first run: it rises before it collapses, as most at 5e-4 do. */
const FIRST_SEED = 16;

/** Step 5: one whole run; at a rate that is too high its format breaks. */
export function Collapse() {
  const [rate, setRate] = useState<(typeof rates)[number]>("5e-4");
  const [seed, setSeed] = useState(FIRST_SEED);
  const trace = useMemo(
    () => traceFormat({ ...defaultConfig, learningRate: Number(rate), epochs: 2, seed }),
    [rate, seed],
  );
  const peak = Math.max(...trace.reward);
  const end = trace.reward.at(-1) ?? 0;
  return (
    <>
      <p>
        Answer and format pass through the same adapter. Steps that overshoot break the format. Once no response is well
        formed, every rollout scores 0 and every advantage is 0: no reward is left to pull the run back, and few
        recover. At 5e-4 most simulated runs rise and then collapse.
      </p>
      <div className="cluster">
        <Choice label="Learning rate" value={rate} options={rates} onChange={setRate} />
        <button type="button" onClick={() => setSeed(seed + 1)}>
          Another run
        </button>
      </div>
      <TraceLines
        label="One simulated run of 2 epochs"
        step={trace.step}
        lines={[
          { name: "reward", values: trace.reward },
          { name: "well-formed responses", values: trace.validity },
        ]}
      />
      <p role="status">
        {end < peak / 2 ? "Collapses" : "Holds"}: reward {reward(trace.reward[0] ?? 0)} → peak {reward(peak)} →{" "}
        {reward(end)}. Well-formed responses {percent(trace.validity[0] ?? 0)} → {percent(trace.validity.at(-1) ?? 0)}.
      </p>
    </>
  );
}
