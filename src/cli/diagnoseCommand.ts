import type { LoggedSettings } from "../diagnosis/log/log.ts";
import type { RunContext } from "../diagnosis/verdict/runContext.ts";
import { parseNumber } from "../schema/values/number.ts";
import { visible } from "../schema/values/quote.ts";
import type { Failure } from "./io.ts";

/** What `diagnose` is asked for. */
export interface DiagnoseCommand {
  readonly name: "diagnose";
  readonly operand: string;
  readonly json: boolean;
  readonly known: RunContext;
  /** Name of the run, or its number from 1, where the log holds several. */
  readonly run?: string;
  /** The column that holds the reward. */
  readonly column?: string;
}

type NumberKey = {
  [K in keyof LoggedSettings]-?: LoggedSettings[K] extends number | undefined ? K : never;
}[keyof LoggedSettings];

/** What may be told of a run beyond its log, in its trainer's own units. */
const settingFlags = {
  "learning-rate": "learningRate",
  epochs: "epochs",
  "lora-rank": "loraRank",
  "batch-size": "batchSize",
  "response-candidates-count": "groupSize",
  temperature: "temperature",
  "max-output-tokens": "maxOutputTokens",
  "rl-kl-beta": "klBeta",
} as const satisfies Record<string, NumberKey>;

const text = { type: "string" } as const;

export const diagnoseOptions = {
  "learning-rate": text,
  epochs: text,
  "lora-rank": text,
  "batch-size": text,
  "response-candidates-count": text,
  temperature: text,
  "max-output-tokens": text,
  "rl-kl-beta": text,
  "rl-loss-method": text,
  "reward-maximum": text,
  "reward-column": text,
  run: text,
} as const;

type Values = { readonly [K in keyof typeof diagnoseOptions]?: string | undefined };

const number = (flag: string, value: string): number | Failure => {
  const read = parseNumber(value, "typed");
  if (read !== undefined && Number.isFinite(read)) return read;
  return { failure: `--${flag} must be a number (got “${visible(value)}”).` };
};

/** The command that these flags spell, or what is wrong with one of them. */
export function decodeDiagnose(operand: string, json: boolean, values: Values): DiagnoseCommand | Failure {
  const settings: Partial<Record<NumberKey, number>> = {};
  for (const [flag, key] of Object.entries(settingFlags)) {
    const value = values[flag as keyof typeof settingFlags];
    if (value === undefined) continue;
    const read = number(flag, value);
    if (typeof read !== "number") return read;
    if (read < 0) return { failure: `--${flag} must not be negative; ${read} is.` };
    settings[key] = read;
  }
  const maximum =
    values["reward-maximum"] === undefined ? undefined : number("reward-maximum", values["reward-maximum"]);
  if (typeof maximum === "object") return maximum;
  const lossMethod = values["rl-loss-method"];
  return {
    name: "diagnose",
    operand,
    json,
    known: {
      settings: { ...settings, ...(lossMethod !== undefined && { lossMethod }) },
      ...(maximum !== undefined && { rewardMaximum: maximum }),
    },
    ...(values.run !== undefined && { run: values.run }),
    ...(values["reward-column"] !== undefined && { column: values["reward-column"] }),
  };
}
