import { targets } from "../exchange/export/targets.ts";
import { mappingNotes } from "../simulator/mappingNotes.ts";
import { accuracy } from "./accuracy.ts";
import { behaviours } from "./behaviours.ts";
import { check } from "./check.ts";
import { decodeCommand } from "./command.ts";
import { diagnose } from "./diagnose.ts";
import { exportConfig } from "./exportConfig.ts";
import { type ExitCode, exitCodes, type Io, isFailure } from "./io.ts";
import { realism } from "./realism.ts";
import { referenceText } from "./reference.ts";
import { simulate } from "./simulate.ts";
import { jobOf, readSource, type Source } from "./source.ts";

declare const __VERSION__: string | undefined;
const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "unbuilt";

const help = `goldilocks: hyperparameters of a Fireworks RFT run, from a terminal

  goldilocks export LINK_OR_FILE --to FORM [--pin] [JOB]
      prints the config in that form, ${targets.join("|")}: the config document (JSON), what
      launches it (the body of the request, three command lines, a call of Fireworks' Python client), TRL's GRPOConfig
      --pin writes out what a command or request leaves to the service, too
      JOB is any of --dataset D --evaluator E --base-model M or --warm-start-from M --output-model O
      --display-name N --node-count N --wandb-project P --wandb-entity E; write --flag=VALUE where VALUE begins with -
  goldilocks check LINK_OR_FILE [--json] [--to FORM] [JOB]
      prints what there is to say about the config; exit code 1 when something blocks, or is missing for that form
  goldilocks simulate LINK_OR_FILE [--seeds N] [--seed-base S] [--json]
      simulates it on N seeds from S on (64; the config's own seed)
  goldilocks diagnose FILE [--json] [--run NAME] [--reward-column C] [--reward-maximum M]
      [--learning-rate X] [--epochs N] [--lora-rank R] [--batch-size B] [--response-candidates-count N]
      [--temperature T] [--max-output-tokens N] [--rl-kl-beta B] [--rl-loss-method M]
      says what the reward log of a real run shows, why, and one change to try; - is the standard input
  goldilocks behaviours [--seeds N] [--seed-base S] [--json]
      measures on N seeds from S on (192, 5000) what the simulation shows of each claim of the document
  goldilocks realism [--seeds N] [--seed-base S] [--json]
      compares simulated runs (192, from seed 5000 on) with 284 logs of real ones, figure by figure
  goldilocks diagnosis-accuracy [--seeds N] [--seed-base S] [--json]
      diagnoses simulated runs (192 of each config, from seed 5000 on) whose cause is known, and counts which is named
  goldilocks reference
      prints everything that is known about each field (Markdown)
  goldilocks help | --help | --version

LINK_OR_FILE is a link of the page or the part of it from # on (quote it), # alone for the defaults,
a file with a config document, the body of a request, a job as the API returns it, a firectl, ep or curl
command, a Python call or a link, or - for the standard input. What a file says of the job is taken too; flags win.
Exit codes: 0 done, 1 blocked, part of it refused or something missing (check, export), 2 not possible as asked.
`;

/** What of the operand was not taken, on the error output: the standard output carries the result alone. */
function report({ refused, ignored, unset, notes }: Source, io: Io): void {
  for (const note of notes) io.err(`note: ${note}\n`);
  for (const reason of refused) io.err(`refused: ${reason}\n`);
  for (const reason of unset.values()) io.err(`unset: ${reason}\n`);
  for (const reason of ignored) io.err(`ignored: ${reason}\n`);
}

const measurements = { behaviours, realism, "diagnosis-accuracy": accuracy } as const;
/** Runs one command and returns its exit code. Everything outside comes and goes through `io`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const fail = (line: string): ExitCode => {
    io.err(`goldilocks: ${line}\n`);
    return exitCodes.usage;
  };
  const command = decodeCommand(argv);
  if (isFailure(command)) return fail(command.failure);
  const texts = { help: () => help, version: () => `${VERSION}\n`, reference: referenceText };
  if (command.name === "help" || command.name === "version" || command.name === "reference") {
    io.out(texts[command.name]());
    return exitCodes.ok;
  }

  if (command.name === "behaviours" || command.name === "realism" || command.name === "diagnosis-accuracy") {
    measurements[command.name]({ first: command.seedBase, count: command.seeds }, command.json, io);
    return exitCodes.ok;
  }

  if (command.name === "diagnose") return diagnose(command, io);

  const source = await readSource(command.operand, io);
  if (isFailure(source)) return fail(source.failure);
  const { config } = source;
  if (command.name === "check") return check(source, { ...command, job: jobOf(source, command.job) }, io);

  report(source, io);
  if (command.name === "simulate") {
    const { seeds, seedBase = config.seed, json } = command;
    for (const note of mappingNotes(config)) io.err(`note: ${note}\n`);
    simulate(config, { first: seedBase, count: seeds }, json, io);
    return exitCodes.ok;
  }
  return exportConfig(source, command, jobOf(source, command.job), io);
}
