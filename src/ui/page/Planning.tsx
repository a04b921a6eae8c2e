import { useRested } from "../parts/context.ts";
import { Goals } from "../plan/Goals.tsx";
import { RunSize } from "../plan/RunSize.tsx";
import { SweepEntry } from "../plan/SweepEntry.tsx";
import "./Planning.css";

/** Presets, the size of the run with its formulas, and the sweep: below form and curve. */
export function Planning({ onSweep }: { onSweep: () => void }) {
  const config = useRested((state) => state.config);
  const baseline = useRested((state) => state.baseline);
  return (
    <div className="planning">
      <div>
        <Goals config={config} />
        <SweepEntry onSweep={onSweep} />
      </div>
      <RunSize config={config} baseline={baseline} />
    </div>
  );
}
