import type { RunConfig } from "../../schema/fields/config.ts";
import { brief, grouped, rough } from "../../schema/fields/notation.ts";
import { memoryInUse } from "../../schema/fields/sizing.ts";
import { costAgainst, optimizerSteps, rollouts, trainedTokens } from "../../schema/plan/runSize.ts";
import { defaultsFor } from "./defaultsFor.ts";
import "./Tiles.css";

/** Writes 2.46M for 2,457,600. */
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

/** The size of the run in five numbers. */
export function Tiles({ config }: { config: RunConfig }) {
  const memory = memoryInUse(config);
  const tiles = [
    { value: grouped(optimizerSteps(config)), label: "optimizer steps" },
    { value: grouped(rollouts(config)), label: "rollouts" },
    { value: short.format(trainedTokens(config)), label: "trained tokens" },
    {
      value: `${rough(memory)} GB`,
      label: `of ${brief(config.gpuMemory)} per GPU`,
      isOver: memory > config.gpuMemory,
    },
    { value: `${brief(costAgainst(config, defaultsFor(config)))}×`, label: "cost vs. defaults" },
  ];
  return (
    <ul className="tiles no-markers" aria-label="Size of the run, estimated">
      {tiles.map(({ value, label, isOver }) => (
        <li key={label} data-over={isOver || undefined}>
          <b>{value}</b> <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}
