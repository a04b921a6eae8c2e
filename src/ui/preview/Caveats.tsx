import { mappingNotes } from "../../simulator/mappingNotes.ts";
import { usePreview, useRested } from "../parts/context.ts";
import { Fold } from "../parts/Fold.tsx";

/** Lists the settings that the simulation ignores or limits, and tells where it runs without WebAssembly. */
export function Caveats() {
  const text = useRested(({ config }) => mappingNotes(config).join("\n"));
  const slow = usePreview(({ stage }) => stage?.engine === "typescript");
  const notes = text === "" ? [] : text.split("\n");
  return (
    <>
      {notes.length > 0 && (
        <Fold className="fold" summary={`Simulation limits (${notes.length})`}>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Fold>
      )}
      {slow && (
        <p>This browser lacks WebAssembly with SIMD: the model runs in plain JavaScript, several times slower.</p>
      )}
    </>
  );
}
