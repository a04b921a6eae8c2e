import { grouped, percent, rough } from "../../schema/fields/notation.ts";
import { HEADROOM_RULE, largestBatch } from "../../schema/fields/sizing.ts";
import { estimateMemory } from "../../schema/plan/memory.ts";
import { useRested } from "../parts/context.ts";

const gib = (value: number) => value.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The memory of one training step, term by term with its formula, and the largest batch that fits. */
export function MemoryTable() {
  const config = useRested((state) => state.config);
  const { terms, total, available, headroom, architecture } = estimateMemory(config);
  const largest = largestBatch(config);
  return (
    <>
      <p>
        An estimate for one LoRA training step ({architecture}). On the managed service the GPU is an assumption, and
        rollouts are generated elsewhere.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Formula</th>
            <th scope="col">GB</th>
          </tr>
        </thead>
        <tbody>
          {terms.map(({ label, formula, source, gib: size }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                {formula}
                <small>{source}</small>
              </td>
              <td>{gib(size)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>
              {headroom >= 0
                ? `${rough(100 * headroom)}% of ${rough(available)} GB stay free.`
                : "More than the GPU has."}{" "}
              Fireworks says to raise the batch only above {percent(HEADROOM_RULE)}.
            </td>
            <td>{gib(total)}</td>
          </tr>
        </tfoot>
      </table>
      <p>
        {largest === undefined
          ? "No batch fits in 90% of this memory."
          : `Largest power of two that fits in 90% of the memory: ${grouped(largest)} tokens.`}
      </p>
    </>
  );
}
