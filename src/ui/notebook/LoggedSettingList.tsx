import type { SavedSettings } from "../../exchange/runs/savedLog.ts";
import { grouped, shortest } from "../../schema/fields/notation.ts";
import { visible } from "../../schema/values/quote.ts";

/** Returns the settings that a log states, in words and in its own trainer's units. */
function texts(settings: SavedSettings): string[] {
  const { learningRate, batchSize, batchUnit, fullFineTuning, library, lossMethod } = settings;
  const numbers = [
    ["Learning rate", learningRate, (rate: number) => shortest(Number(rate.toPrecision(6)), "rate")],
    ["Epochs", settings.epochs, grouped],
    ["LoRA rank", settings.loraRank, grouped],
    ["Batch size", batchSize, (size: number) => `${grouped(size)}${batchUnit ? ` ${batchUnit}` : ""}`],
    ["Rollouts per prompt", settings.groupSize, grouped],
    ["Temperature", settings.temperature, grouped],
    ["KL weight", settings.klBeta, grouped],
    ["Max output tokens", settings.maxOutputTokens, grouped],
  ] as const;
  return [
    ...numbers.flatMap(([label, value, written]) => (value === undefined ? [] : [`${label} ${written(value)}`])),
    ...(lossMethod ? [`Loss ${visible(lossMethod, 40)}`] : []),
    ...(fullFineTuning ? ["Full fine-tuning"] : []),
    ...(library ? [visible(library, 40)] : []),
  ];
}

/** The settings of a saved log, as the log states them. */
export function LoggedSettingList({ settings }: { settings: SavedSettings }) {
  const stated = texts(settings);
  if (stated.length === 0) return <p className="run-settings muted">The log states no settings.</p>;
  return (
    <ul className="run-settings no-markers cluster muted" aria-label="Settings of the log">
      {stated.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
