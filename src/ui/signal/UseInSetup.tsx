import { useState } from "react";
import type { PassRates } from "../../diagnosis/passRates/passRates.ts";
import { checkField } from "../../schema/values/validate.ts";
import { useSettings, useStores } from "../parts/context.ts";

/** Two digits: the setup needs no more. */
const rounded = (rate: number) => Number(rate.toPrecision(2));

/** Takes starting reward and prompts of the setup from the file. */
export function UseInSetup({ rates, onClose }: { rates: PassRates; onClose: () => void }) {
  const { settings } = useStores();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const present = useSettings(({ config }) => config);
  const offers = [
    {
      field: "startingReward",
      label: "starting reward",
      value: rounded(rates.grader.outside > 0 ? rates.passRate : rates.meanScore),
    },
    { field: "prompts", label: "prompts", value: rates.prompts },
  ] as const;
  return (
    <div className="use-in-setup">
      {offers.map(({ field, label, value }) => {
        const check = checkField(field, value);
        return (
          <p key={field}>
            <button
              type="button"
              aria-disabled={!check.ok || present[field] === value}
              onClick={() => {
                if (!check.ok || present[field] === value) return;
                settings.change({ [field]: value });
                setTaken([...taken, `${label} ${value}`]);
              }}
            >
              Use {value} as {label}
            </button>{" "}
            {!check.ok && <span className="quiet">outside the range of the simulation</span>}
            {check.ok && present[field] === value && <span className="quiet">in the setup</span>}
          </p>
        );
      })}
      <p>
        <span role="status">{taken.length > 0 && `Setup: ${taken.join(", ")}.`}</span>{" "}
        {taken.length > 0 && (
          <button type="button" className="link" onClick={onClose}>
            To the settings
          </button>
        )}
      </p>
    </div>
  );
}
