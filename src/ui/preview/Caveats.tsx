import { mappingNotes } from "../../simulator/mappingNotes.ts";
import { usePreview, useSettings } from "../parts/context.ts";

/** Settings that the simulation ignores or limits, and a notice where it runs without WebAssembly. */
export function Caveats() {
  const text = useSettings(({ config }) => mappingNotes(config).join("\n"));
  const slow = usePreview(({ stage }) => stage?.engine === "typescript");
  const notes = text === "" ? [] : text.split("\n");
  if (slow)
    notes.push(
      "WebAssembly with SIMD does not work in this browser: the same model runs in plain JavaScript, several times slower.",
    );
  if (notes.length === 0) return null;
  return (
    <ul className="caveats muted" aria-label="About this simulation">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
