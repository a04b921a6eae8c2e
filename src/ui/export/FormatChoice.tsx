import { useId } from "react";
import type { Target } from "../../exchange/export/targets.ts";
import { ManagedClosed } from "../parts/ManagedClosed.tsx";
import { targetLabels } from "./targetLabels.ts";

interface Props {
  readonly target: Target;
  readonly choose: (target: Target) => void;
}

const formats = Object.keys(targetLabels) as Target[];
const open = formats.filter((format) => !targetLabels[format].closed);
const closed = formats.filter((format) => targetLabels[format].closed);

/** Every export format as a radio button, those that start a run today before those of managed jobs, which are closed. */
export function FormatChoice(props: Props) {
  const name = useId();
  const note = useId();
  return (
    <fieldset className="formats">
      <legend>Format</legend>
      <div className="cluster">
        {open.map((format) => (
          <Format key={format} format={format} name={name} {...props} />
        ))}
      </div>
      <p className="quiet" id={note}>
        <ManagedClosed />
      </p>
      <div className="cluster">
        {closed.map((format) => (
          <Format key={format} format={format} name={name} describedBy={note} {...props} />
        ))}
      </div>
    </fieldset>
  );
}

interface FormatProps extends Props {
  readonly format: Target;
  /** Name of the group of radio buttons. */
  readonly name: string;
  readonly describedBy?: string;
}

function Format({ format, name, describedBy, target, choose }: FormatProps) {
  return (
    <label>
      <input
        type="radio"
        name={name}
        aria-describedby={describedBy}
        checked={format === target}
        onChange={() => choose(format)}
      />
      {targetLabels[format].label}
    </label>
  );
}
