import { decodeCommand } from "./command.ts";
import { type ExitCode, exitCodes, type Io, isFailure } from "./io.ts";
import type { Source } from "./settings/source.ts";

declare const __VERSION__: string | undefined;
const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "unbuilt";

/** What of the operand was not taken, on the error output: the standard output carries the result alone. */
function report({ refused, ignored, unset, notes }: Source, io: Io): void {
  for (const note of notes) io.err(`note: ${note}\n`);
  for (const reason of refused) io.err(`refused: ${reason}\n`);
  for (const reason of unset.values()) io.err(`unset: ${reason}\n`);
  for (const reason of ignored) io.err(`ignored: ${reason}\n`);
}

/** Commands that print a fixed text; each is loaded when it is asked for. */
const texts = {
  help: async () => (await import("./help.ts")).help,
  version: async () => `${VERSION}\n`,
  reference: async () => (await import("./reference.ts")).referenceText(),
};
const measurements = {
  behaviours: async () => (await import("./measurements/behaviours.ts")).behaviours,
  realism: async () => (await import("./measurements/realism.ts")).realism,
  "diagnosis-accuracy": async () => (await import("./measurements/accuracy.ts")).accuracy,
  "forecast-accuracy": async () => (await import("./measurements/forecastAccuracy.ts")).forecastAccuracy,
} as const;

/** Runs one command and returns its exit code. Everything outside comes and goes through `io`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const fail = (line: string): ExitCode => {
    io.err(`goldilocks: ${line}\n`);
    return exitCodes.usage;
  };
  const command = await decodeCommand(argv);
  if (isFailure(command)) return fail(command.failure);
  if (command.name === "help" || command.name === "version" || command.name === "reference") {
    io.out(await texts[command.name]());
    return exitCodes.ok;
  }

  if ("seedBase" in command && command.name !== "simulate") {
    const measure = command.whatIf
      ? (await import("./measurements/whatIfAccuracy.ts")).whatIfAccuracy
      : await measurements[command.name]();
    measure({ first: command.seedBase, count: command.seeds }, command.json, io);
    return exitCodes.ok;
  }

  if (command.name === "diagnose") return (await import("./logs/diagnose.ts")).diagnose(command, io);
  if (command.name === "forecast") return (await import("./logs/forecast.ts")).forecast(command, io);
  if (command.name === "signal") return (await import("./logs/signal.ts")).signal(command, io);

  const { jobOf, readSource } = await import("./settings/source.ts");
  const source = await readSource(command.operand, io);
  if (isFailure(source)) return fail(source.failure);
  const { config } = source;
  if (command.name === "check")
    return (await import("./settings/check.ts")).check(source, { ...command, job: jobOf(source, command.job) }, io);

  report(source, io);
  if (command.name === "simulate") {
    const { seeds, seedBase = config.seed, json } = command;
    for (const note of (await import("../simulator/mappingNotes.ts")).mappingNotes(config)) io.err(`note: ${note}\n`);
    await (await import("./settings/simulate.ts")).simulate(config, { first: seedBase, count: seeds }, json, io);
    return exitCodes.ok;
  }
  return (await import("./settings/exportConfig.ts")).exportConfig(source, command, jobOf(source, command.job), io);
}
