import { type ReactNode, useId } from "react";
import { percent, shortest } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { notch, snap, toPosition } from "../../schema/fields/scale.ts";
import type { SimulatedConfig } from "../../simulator/mapping.ts";

function Labelled({ label, said, children }: { label: string; said: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="dial">
      <label htmlFor={id}>{label}</label> <output htmlFor={id}>{said}</output>
      {children(id)}
    </div>
  );
}

interface DialProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A linear slider from 0 to `max`. */
export function Dial({ label, value, max, step, onChange }: DialProps) {
  return (
    <Labelled label={label} said={String(value)}>
      {(id) => (
        <input
          id={id}
          type="range"
          min={0}
          max={max}
          step={step}
          value={value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
    </Labelled>
  );
}

type Dialled = "learningRate" | "epochs" | "startingReward" | "gameableShare";

/** A slider on the scale of a parameter. */
export function ScaleDial({
  field,
  config,
  change,
}: {
  field: Dialled;
  config: SimulatedConfig;
  change: (patch: Partial<SimulatedConfig>) => void;
}) {
  const { label, scale, notation } = parameters[field];
  const value = config[field];
  const said = notation === "share" ? percent(value) : shortest(value, notation);
  return (
    <Labelled label={label} said={said}>
      {(id) => (
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step="any"
          aria-valuetext={said}
          value={toPosition(scale, value)}
          onChange={(event) => change({ [field]: snap(scale, event.target.valueAsNumber) })}
          onKeyDown={(event) => {
            const count = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
            if (count === undefined) return;
            event.preventDefault();
            change({ [field]: notch(scale, value, count) });
          }}
        />
      )}
    </Labelled>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly words?: Readonly<Record<string, string>>;
  readonly onChange: (value: Value) => void;
}

/** A select with a few options. */
export function Choice<Value extends string>({ label, value, options, words, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="dial">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words?.[option] ?? option}
          </option>
        ))}
      </select>
    </div>
  );
}
