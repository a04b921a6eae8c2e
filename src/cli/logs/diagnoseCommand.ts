import type { LoggedSettings } from "../../diagnosis/log/log.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import { type VerdictName, verdictNames } from "../../schema/curve.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { visible } from "../../schema/values/quote.ts";
import { type Failure, isFailure } from "../io.ts";

/** What `diagnose` is asked for. */
export interface DiagnoseCommand {
  readonly name: "diagnose";
  /** Paths; `-` is the standard input. */
  readonly files: readonly string[];
  readonly json: boolean;
  readonly known: RunContext;
  /** Name of the run, or its number from 1, where the log holds several. */
  readonly run?: string;
  /** The column that holds the reward. */
  readonly column?: string;
  /** Verdicts that end in the exit code `blocked`. */
  readonly failOn: readonly VerdictName[];
  /** Whether the file is read again while it grows. */
  readonly watch: boolean;
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
  "fail-on": text,
  watch: { type: "boolean" },
} as const;

type Values = { readonly [K in keyof Omit<typeof diagnoseOptions, "watch">]?: string | undefined } & {
  readonly watch?: boolean | undefined;
};

const number = (flag: string, value: string): number | Failure => {
  const read = parseNumber(value, "typed");
  if (read !== undefined && Number.isFinite(read)) return read;
  return { failure: `--${flag} must be a number (got “${visible(value)}”).` };
};

/** The verdicts in a list with commas. */
function verdictsIn(list = ""): readonly VerdictName[] | Failure {
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !verdictNames.some((known) => known === name));
  if (unknown !== undefined)
    return { failure: `--fail-on takes verdicts: ${verdictNames.join(", ")}; “${visible(unknown)}” is none.` };
  return verdictNames.filter((name) => names.includes(name));
}

/** The command that these flags spell, or what is wrong with one of them. */
export function decodeDiagnose(files: readonly string[], json: boolean, values: Values): DiagnoseCommand | Failure {
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
  const failOn = verdictsIn(values["fail-on"]);
  if (isFailure(failOn)) return failOn;
  const watch = values.watch ?? false;
  if (watch && (files.length > 1 || files[0] === "-"))
    return { failure: "--watch takes one FILE, and no standard input." };
  const lossMethod = values["rl-loss-method"];
  return {
    name: "diagnose",
    files,
    json,
    failOn,
    watch,
    known: {
      settings: { ...settings, ...(lossMethod !== undefined && { lossMethod }) },
      ...(maximum !== undefined && { rewardMaximum: maximum }),
    },
    ...(values.run !== undefined && { run: values.run }),
    ...(values["reward-column"] !== undefined && { column: values["reward-column"] }),
  };
}
