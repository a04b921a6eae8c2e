import { fidelity } from "../../exchange/export/fidelity.ts";
import { exportTo } from "../../exchange/export/targets.ts";
import { applyImport, decodeImport } from "../../exchange/imports/import.ts";
import type { Import } from "../../exchange/imports/imported.ts";
import { isPlaceholder } from "../../exchange/imports/statements/readValue.ts";
import type { Field } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type JobField, jobEntries } from "../../schema/fields/job.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { visible } from "../../schema/values/quote.ts";
import { carried, elsewhere } from "../grammar/carriers.ts";
import { exported, json, printed } from "../grammar/documents.ts";
import { unaccounted } from "../grammar/plant.ts";
import { javaScript, script } from "../grammar/python.ts";
import { command, curl, type Made } from "../grammar/shell.ts";
import { secretsIn } from "../grammar/values.ts";
import { Input } from "../input.ts";
import { holdFinite, holdSaid, holdSecret, holdSeen } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import { holdLegal, holdLegalJob, holdUnpolluted } from "../oracles/legal.ts";
import type { Random } from "../random.ts";
import type { Case, Target } from "../target.ts";

const makers: readonly ((random: Random) => Made)[] = [
  command,
  command,
  curl,
  script,
  script,
  json,
  json,
  exported,
  printed,
  javaScript,
  elsewhere,
];

function caseOf(made: Made, isBytes: boolean, random: Random): Case {
  const { text, plants, secret } = made;
  const input = isBytes && random.chance(0.1) ? new Input(text, utf16(text)) : new Input(text);
  return {
    input,
    expect(result) {
      const read = result as Import;
      holdSecret(read, secret);
      if (plants.length === 0) return;
      hold(
        read.problem === undefined || plants.every(({ becomes }) => becomes !== "taken"),
        "accounted",
        () => `nothing is read: ${read.problem}`,
      );
      // of more than 50 that are ignored the rest is counted
      if (read.rows.some(({ path }) => path === "…")) return;
      for (const plant of plants) {
        const why = unaccounted(plant, read.rows);
        hold(why === undefined || read.problem !== undefined, "accounted", () => why ?? "");
      }
    },
  };
}

function utf16(text: string): Uint8Array {
  const marked = `\ufeff${text}`;
  const units = new Uint16Array(marked.length);
  for (let i = 0; i < marked.length; i++) units[i] = marked.charCodeAt(i);
  return new Uint8Array(units.buffer);
}

/** Holds that each row says what became of it, and that what is taken is in the rows, each once. */
function holdRows({ text }: Input, { values, job, rows }: Import): void {
  const given = new Map<string, unknown>();
  for (const { path, field, outcome, reason = "", value } of rows) {
    holdSeen(path, "a path");
    holdSeen(reason, "a reason");
    holdSaid(reason, text, "a reason");
    if (outcome === "accepted" || outcome === "renamed") {
      hold(field !== undefined && value !== undefined, "accounted", () => `accepted without a value: ${path}`);
      hold(!given.has(field), "accounted", () => `accepted twice: ${field}`);
      given.set(field, value);
    } else hold(reason !== "", "accounted", () => `without a reason: ${path} is ${outcome}`);
  }
  const taken = { ...job, ...values };
  for (const [field, value] of Object.entries(taken))
    hold(given.has(field) && Object.is(given.get(field), value), "accounted", () => `taken without a row: ${field}`);
  for (const [field, value] of given)
    hold(Object.is(taken[field as Field], value), "accounted", () => `said to be taken and is not: ${field}`);
}

/** Holds what every import promises, whatever its text. */
function holdImport(input: Input, read: Import, random: Random, decode: typeof decodeImport): void {
  const { values, job, notes, problem, kind } = read;
  holdLegal(values, false);
  holdLegalJob(job);
  for (const line of [...notes, ...(problem === undefined ? [] : [problem])]) {
    holdSeen(line, "a note");
    holdSaid(line, input.text, "a note");
  }
  holdRows(input, read);
  for (const secret of secretsIn(input.text)) holdSecret(read, secret);
  hold(kind !== undefined || problem !== undefined, "accounted", () => "no kind and no problem");
  if (read.figures) holdFinite(read.figures, "figures");
  if (!input.isBinary && (kind === "document" || kind === "request" || kind === "response"))
    holdMembers(input.text, read);
  if (problem === undefined && random.chance(0.15)) holdAgain(read, random, decode);
  holdUnpolluted();
}

const groups = new Set(["trainingConfig", "inferenceParameters", "lossConfig", "scenario"]);
const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Holds that each member of JSON that is a config or a request has a row. */
function holdMembers(text: string, { rows }: Import): void {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return;
  }
  if (
    !isMembers(value) ||
    "reinforcementFineTuningJobs" in value ||
    "reinforcementFineTuningJob" in value ||
    "cells" in value
  )
    return;
  // a key among the names is hidden in the paths
  if (secretsIn(text).length > 0) return;
  if (
    Object.keys(value).some((name) => name.startsWith("reinforcement_fine")) ||
    rows.some(({ path }) => path.includes("…"))
  )
    return;
  const paths = new Set(rows.map(({ path }) => path));
  for (const [name, member] of Object.entries(value)) {
    if (name === "$schema" || name === "version") continue;
    if (!groups.has(name) || !isMembers(member)) {
      if (/^(?:\$schema|wandb|aws|azure|training_|inference_|loss_)/i.test(name)) continue;
      hold(paths.has(visible(name)), "accounted", () => `is in no row: ${name}`);
    } else
      for (const inner of Object.keys(member))
        hold(paths.has(`${name}.${visible(inner)}`), "accounted", () => `is in no row: ${name}.${inner}`);
  }
}

const again = ["config", "request", "curl", "firectl", "ep", "python"] as const;

/** Holds that what was read comes back from an export of it. */
function holdAgain({ values, job: details }: Import, random: Random, decode: typeof decodeImport): void {
  const config = applyImport(defaultConfig, values);
  const job = { ...emptyJob, ...details };
  if (job.baseModel !== "" && job.warmStartFrom !== "") return;
  if (jobEntries.some(([field]) => isPlaceholder({ kind: "job", field }, job[field]))) return;
  const target = random.pick(again);
  const { text, refused } = exportTo(target, config, job, "https://goldilocks.example/#v=1");
  if (refused.length > 0) return;
  const read = decode(text);
  hold(read.problem === undefined, "stable", () => `the export to ${target} is not read: ${read.problem}\n${text}`);
  const cells = fidelity[target] as Readonly<Record<Field | JobField, string>>;
  const after = { ...defaultConfig, ...read.values };
  for (const [field] of entries) {
    if (cells[field] !== "identical") continue;
    const isLeftOut = field === "klBeta" && config.lossMethod !== "grpo" && target !== "config";
    const expected = isLeftOut ? "auto" : config[field];
    hold(
      Object.is(after[field], expected),
      "stable",
      () => `changes by ${target}: ${field} from ${expected} to ${after[field]}`,
    );
  }
  const names = { ...emptyJob, ...read.job };
  for (const [field] of jobEntries)
    if (cells[field] === "identical")
      hold(
        names[field] === job[field],
        "stable",
        () => `changes by ${target}: ${field} from ${JSON.stringify(job[field])} to ${JSON.stringify(names[field])}`,
      );
}

function make(isBytes: boolean): (random: Random) => Case {
  return (random) => {
    const made = random.pick(makers)(random);
    return caseOf(random.chance(0.2) ? carried(made, random) : made, isBytes, random);
  };
}

/** Imports of what is pasted, as text. */
export const pasteTarget = (decode: typeof decodeImport = decodeImport): Target => ({
  name: "paste",
  parts: 90,
  make: make(false),
  readOnly: ({ text }) => decode(text),
  read(input, random) {
    const read = decode(input.text);
    holdImport(input, read, random, decode);
    return read;
  },
});

/** Imports of files, as bytes. */
export const fileTarget: Target = {
  name: "file",
  parts: 30,
  make: make(true),
  readOnly: ({ bytes }) => decodeImport(bytes),
  read(input, random) {
    const read = decodeImport(input.bytes);
    // no bytes hold half of a surrogate pair
    const asStored = input.isBinary ? input : new Input(input.text.replace(/\p{Cs}/gu, "\ufffd"));
    holdImport(asStored, read, random, decodeImport);
    return read;
  },
};
