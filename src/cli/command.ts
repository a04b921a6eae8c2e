import { parseArgs } from "node:util";
import { visible } from "../schema/values/quote.ts";
import { type Failure, isFailure } from "./io.ts";
import { type DiagnoseCommand, decodeDiagnose, diagnoseOptions } from "./logs/diagnoseCommand.ts";
import { decodeForecast, type ForecastCommand } from "./logs/forecastCommand.ts";
import type { SignalCommand } from "./logs/signal.ts";
import { jobFlagNames } from "./settings/jobFlags.ts";
import type { LaunchCommand } from "./settings/launchCommand.ts";

/** What the arguments ask for. */
export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | { readonly name: "reference" }
  | LaunchCommand
  | {
      readonly name: "simulate";
      readonly operand: string;
      readonly json: boolean;
      readonly seeds: number;
      /** undefined: the config's own seed. */
      readonly seedBase: number | undefined;
    }
  | DiagnoseCommand
  | ForecastCommand
  | SignalCommand
  | ({ readonly name: "behaviours" } & Measurement)
  | ({ readonly name: "realism" } & Measurement)
  | ({ readonly name: "diagnosis-accuracy" } & Measurement)
  | ({ readonly name: "forecast-accuracy" } & Measurement);

const measurements = ["behaviours", "realism", "diagnosis-accuracy", "forecast-accuracy"] as const;
export type MeasurementName = (typeof measurements)[number];
const isMeasurement = (name: string): name is MeasurementName => measurements.some((known) => known === name);

/** What a measurement of the product itself needs. */
interface Measurement {
  readonly json: boolean;
  readonly seeds: number;
  readonly seedBase: number;
  /** Whether forecast-accuracy measures what a change would have done, instead of forecasts. */
  readonly whatIf?: boolean;
}

const options = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  json: { type: "boolean" },
  to: { type: "string" },
  pin: { type: "boolean" },
  seeds: { type: "string" },
  "seed-base": { type: "string" },
  dataset: { type: "string" },
  evaluator: { type: "string" },
  "base-model": { type: "string" },
  "warm-start-from": { type: "string" },
  "output-model": { type: "string" },
  "display-name": { type: "string" },
  "node-count": { type: "string" },
  "wandb-project": { type: "string" },
  "wandb-entity": { type: "string" },
  steps: { type: "string" },
  dead: { type: "boolean" },
  "what-if": { type: "boolean" },
  ...diagnoseOptions,
} as const;
type Flag = keyof typeof options;

const diagnoseFlags = Object.keys(diagnoseOptions) as (keyof typeof diagnoseOptions)[];

/** The flags of each command. */
const flagsOf: ReadonlyMap<string, readonly Flag[]> = new Map<string, readonly Flag[]>([
  ["export", ["to", "pin", ...jobFlagNames]],
  ["check", ["json", "to", ...jobFlagNames]],
  ["diagnose", ["json", ...diagnoseFlags]],
  ["forecast", ["json", "steps", "run", "reward-column", "reward-maximum"]],
  ["signal", ["json", "dead"]],
  ["simulate", ["json", "seeds", "seed-base"]],
  ["behaviours", ["json", "seeds", "seed-base"]],
  ["realism", ["json", "seeds", "seed-base"]],
  ["diagnosis-accuracy", ["json", "seeds", "seed-base"]],
  ["forecast-accuracy", ["json", "seeds", "seed-base", "what-if"]],
]);

const USUAL_SEEDS = 64;
/** Fewer leave some claims within two standard errors of their thresholds. */
const MEASURED_SEEDS = 192;
/** Where measurements start: beyond the seeds that the model was tuned on and those of the page. */
const MEASURED_FROM = 5000;
const MOST_SEEDS = 4096;
const LAST_SEED = 2 ** 31 - 1;

const failure = (text: string): Failure => ({ failure: `${text} Try: goldilocks help` });

const optionOf = (argument: string | undefined) => {
  const [, name = ""] = /^--([a-z-]+)(?:=|$)/.exec(argument ?? "") ?? [];
  return Object.hasOwn(options, name) ? options[name as Flag] : undefined;
};

/** A flag and its value as one argument: a value may begin with a dash, unless it is a flag of ours. */
function withValues(argv: readonly string[]): string[] {
  const [flag, value, ...rest] = argv;
  if (flag === undefined) return [];
  const takes = optionOf(flag)?.type === "string" && !flag.includes("=");
  if (!takes || value === undefined || optionOf(value)) return [flag, ...withValues(argv.slice(1))];
  return [`${flag}=${value}`, ...withValues(rest)];
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: withValues(argv), options, allowPositionals: true });
  } catch (error) {
    // the first sentence names the flag; the rest is advice about dashes
    const [sentence = ""] = (error instanceof Error ? error.message : "").split(/\.\s|\n/);
    const advice = sentence.includes("ambiguous") ? " Write --flag=VALUE where the value begins with a dash." : "";
    return failure(`${visible(sentence, 200).replace(/\.$/, "")}.${advice}`);
  }
}

function wholeNumber(flag: string, text: string, min: number, max: number): number | Failure {
  // digits alone, as the clients' own counts: 1e2 is none
  const value = /^\d+$/.test(text) ? Number(text) : undefined;
  if (value !== undefined && value >= min && value <= max) return value;
  return failure(`${flag} must be a whole number, ${min}–${max} (got “${visible(text)}”).`);
}

/** The command that prints a fixed text, where that is what is asked for. */
function textAsked({ values, positionals }: Exclude<ReturnType<typeof parsed>, Failure>): Command | undefined {
  const [name, extra] = positionals;
  if (values.help || name === "help") return { name: "help" };
  if (values.version) return { name: "version" };
  return name === "reference" && extra === undefined ? { name } : undefined;
}

/** The command that the arguments spell, or one line about what is wrong with them. */
export async function decodeCommand(argv: readonly string[]): Promise<Command | Failure> {
  const args = parsed(argv);
  if (isFailure(args)) return args;
  const { values, positionals } = args;
  const [name, operand, extra] = positionals;
  const text = textAsked(args);
  if (text) return text;
  if (name === undefined)
    return failure(
      "A command is missing: export, check, simulate, diagnose, forecast, signal, behaviours, realism, diagnosis-accuracy or forecast-accuracy.",
    );

  const flags = flagsOf.get(name);
  if (flags === undefined) return failure(`There is no command “${visible(name)}”.`);
  const foreign = Object.keys(values).find((flag) => !flags.some((own) => own === flag));
  if (foreign !== undefined) return failure(`${name} takes no --${foreign}.`);
  if (isMeasurement(name)) return decodeMeasurement(name, operand, values);
  const takes = ["diagnose", "forecast", "signal"].includes(name) ? "FILE" : "LINK_OR_FILE";
  if (operand === undefined) return failure(`${name} needs ${takes}.`);
  if (name === "diagnose") return orFailure(decodeDiagnose(positionals.slice(1), values.json ?? false, values));
  if (name === "signal")
    return { name, files: positionals.slice(1), json: values.json ?? false, dead: values.dead ?? false };
  if (extra !== undefined) return failure(`${name} takes one ${takes}; “${visible(extra)}” is too much.`);
  if (name === "forecast") return orFailure(decodeForecast(operand, values));
  if (name === "simulate") return decodeSimulation(operand, values);
  // the forms and the job's fields are loaded for the commands that need them
  return orFailure((await import("./settings/launchCommand.ts")).decodeLaunch(name, operand, values));
}

const orFailure = (command: Command | Failure) => (isFailure(command) ? failure(command.failure) : command);

function decodeSimulation(
  operand: string,
  values: { readonly json?: boolean; readonly seeds?: string; readonly "seed-base"?: string },
): Command | Failure {
  const json = values.json ?? false;
  const seeds = wholeNumber("--seeds", values.seeds ?? String(USUAL_SEEDS), 1, MOST_SEEDS);
  if (typeof seeds !== "number") return seeds;
  if (values["seed-base"] === undefined) return { name: "simulate", operand, json, seeds, seedBase: undefined };
  const seedBase = wholeNumber("--seed-base", values["seed-base"], 0, LAST_SEED);
  return typeof seedBase === "number" ? { name: "simulate", operand, json, seeds, seedBase } : seedBase;
}

/** It takes no config, and at least two seeds: one has no spread. */
function decodeMeasurement(
  name: MeasurementName,
  operand: string | undefined,
  values: {
    readonly json?: boolean;
    readonly seeds?: string;
    readonly "seed-base"?: string;
    readonly "what-if"?: boolean;
  },
): Command | Failure {
  if (operand !== undefined) return failure(`${name} takes no LINK_OR_FILE; “${visible(operand)}” is too much.`);
  const seeds = wholeNumber("--seeds", values.seeds ?? String(MEASURED_SEEDS), 2, MOST_SEEDS);
  if (typeof seeds !== "number") return seeds;
  const seedBase = wholeNumber("--seed-base", values["seed-base"] ?? String(MEASURED_FROM), 0, LAST_SEED);
  if (typeof seedBase !== "number") return seedBase;
  return { name, json: values.json ?? false, seeds, seedBase, ...(values["what-if"] && { whatIf: true }) };
}
