import { useMemo, useState } from "react";
import { defaultConfig } from "../../../schema/fields/defaults.ts";
import { percent } from "../../../schema/fields/notation.ts";
import { traceFormat } from "../../../simulator/walk/formatTrace.ts";
import { reward } from "../../parts/format.ts";
import { Choice } from "../Dials.tsx";
import { TraceLines } from "../TraceLines.tsx";

const rates = ["1e-4", "2e-4", "5e-4"] as const;

/** Step 5: one whole run; at a rate that is too high its format breaks. */
export function Collapse() {
  const [rate, setRate] = useState<(typeof rates)[number]>("5e-4");
  const trace = useMemo(() => traceFormat({ ...defaultConfig, learningRate: Number(rate), epochs: 2 }), [rate]);
  const first = trace.validity[0] ?? 0;
  const last = trace.validity.at(-1) ?? 0;
  const peak = Math.max(...trace.reward);
  return (
    <>
      <p>
        Answer and format pass through the same adapter. Steps that overshoot break the format: every rollout scores 0,
        every advantage is 0, and nothing pulls the run back. At 5e-4 most simulated runs rise and then collapse; this
        is one of them.
      </p>
      <Choice label="Learning rate" value={rate} options={rates} onChange={setRate} />
      <TraceLines
        label="One simulated run of 2 epochs"
        step={trace.step}
        lines={[
          { name: "reward", values: trace.reward },
          { name: "well-formed responses", values: trace.validity },
        ]}
      />
      <p role="status">
        Reward {reward(trace.reward[0] ?? 0)} → peak {reward(peak)} → {reward(trace.reward.at(-1) ?? 0)}. Well-formed
        responses {percent(first)} → {percent(last)}.
      </p>
    </>
  );
}
