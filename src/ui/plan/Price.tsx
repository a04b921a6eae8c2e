import { useId, useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import { brief } from "../../schema/fields/notation.ts";
import { priceOf, type RateUnit } from "../../schema/plan/runSize.ts";
import { parseNumber } from "../../schema/values/number.ts";

const units: readonly { value: RateUnit; label: string }[] = [
  { value: "gpu-hour", label: "GPU hour" },
  { value: "million-generated", label: "million generated tokens" },
  { value: "million-trained", label: "million trained tokens" },
];

const money = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

interface Props {
  readonly config: RunConfig;
  /** Estimates of the run's GPU-hours, used until hours are typed. */
  readonly gpuHours: readonly number[];
}

/** Estimates the cost from a typed rate; the rate is not stored. */
export function Price({ config, gpuHours }: Props) {
  const [unit, setUnit] = useState<RateUnit>("gpu-hour");
  const [rate, setRate] = useState(Number.NaN);
  const [hours, setHours] = useState(Number.NaN);
  const given = rate >= 0 && (unit !== "gpu-hour" || hours >= 0);
  const price = given ? priceOf(config, { rate, unit, hours }) : undefined;
  const estimated = unit === "gpu-hour" && rate >= 0 && !given ? gpuHours : [];
  const least = Math.min(...estimated);
  const most = Math.max(...estimated);
  return (
    <details className="background price">
      <summary>Estimate cost</summary>
      <p>No price is known here. Type what you pay, in any currency; it stays in this page until you leave it.</p>
      <p className="rate cluster">
        <Amount label="Rate" onAmount={setRate} />
        <label>
          per{" "}
          <select
            value={unit}
            onChange={(event) => {
              const found = units.find(({ value }) => value === event.target.value);
              if (found) setUnit(found.value);
            }}
          >
            {units.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {unit === "gpu-hour" && <Amount label="Hours of the run, as you measured or expect them" onAmount={setHours} />}
      </p>
      <p role="status">
        {estimated.length > 0 && (
          <>
            <b>
              {money.format(rate * least)} to {money.format(rate * most)}
            </b>{" "}
            in your currency: {brief(least)} to {brief(most)} GPU-hours at your last job's pace × {rate}
          </>
        )}
        {price && (
          <>
            <b>{money.format(price.value)}</b> in your currency: {price.formula}
          </>
        )}
      </p>
    </details>
  );
}

/** A field for a number of at least 0; NaN while it is empty or invalid. */
function Amount({ label, onAmount }: { label: string; onAmount: (amount: number) => void }) {
  const [wrong, setWrong] = useState(false);
  const id = useId();
  return (
    <span className="amount cluster">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-why` : undefined}
        onChange={({ target }) => {
          const amount = parseNumber(target.value, "typed") ?? Number.NaN;
          const given = amount >= 0 && Number.isFinite(amount);
          setWrong(!given && target.value.trim() !== "");
          onAmount(given ? amount : Number.NaN);
        }}
      />
      {wrong && (
        <span className="why" id={`${id}-why`} role="alert">
          {label} must be a number from 0 on.
        </span>
      )}
    </span>
  );
}
