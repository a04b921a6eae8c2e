import { rough } from "../../schema/fields/notation.ts";
import { memoryInUse } from "../../schema/fields/sizing.ts";
import { useRested } from "../parts/context.ts";
import { Fold } from "../parts/Fold.tsx";
import { MemoryTable } from "./MemoryTable.tsx";
import "./MemoryEstimate.css";

/** The memory of one training step beside the available memory, with its terms on demand. */
export function MemoryEstimate() {
  const available = useRested(({ config }) => config.gpuMemory);
  const total = useRested(({ config }) => memoryInUse(config));
  const summary = (
    <>
      Memory on each GPU: about {rough(total)} of {rough(available)} GB
      {total > available && ": does not fit"}
      <meter
        min={0}
        max={1}
        low={0.7}
        high={0.9}
        optimum={0}
        value={Math.min(1, total / available)}
        aria-label="Share of the GPU memory in use"
      />
    </>
  );
  return (
    <Fold className="background memory" summary={summary}>
      <MemoryTable />
    </Fold>
  );
}
