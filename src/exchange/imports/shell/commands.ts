import { visible } from "../../../schema/values/quote.ts";
import type { ImportKind } from "../statements/importKinds.ts";
import type { LineColumnOf } from "../statements/lineColumn.ts";
import { isSecret } from "../statements/names.ts";
import type { ParseResult } from "../statements/parseResult.ts";
import type { Statement } from "../statements/statement.ts";
import { flagStatements } from "./commandLine.ts";
import { type Around, curlStatements, isJobCall } from "./curl.ts";
import { type Command, type Script, splitShell } from "./shell.ts";
import { type Variable, variablesBefore, withVariables } from "./shellVariables.ts";
import type { Fault, Word } from "./shellWord.ts";

/** A command that may create a job. */
interface Candidate {
  readonly kind: Extract<ImportKind, "firectl" | "ep" | "flags" | "curl">;
  /** Arguments after the command's name. */
  readonly words: readonly Word[];
  readonly command: Command;
  /** Its subcommand creates a job. */
  readonly creates: boolean;
}

const names: ReadonlyMap<string, Candidate["kind"]> = new Map([
  ["firectl", "firectl"],
  ["firectl-admin", "firectl"],
  ["ep", "ep"],
  ["eval-protocol", "ep"],
  ["eval_protocol", "ep"],
  ["eval_protocol.cli", "ep"],
  ["curl", "curl"],
]);

/** Words that may precede the name of the command. */
const launchers: ReadonlySet<string> = new Set(
  "$ % # > ❯ ➜ λ sudo time env command exec nohup uv uvx pipx poetry pdm hatch rye pixi conda run then do else if while ! { python python3 py".split(
    " ",
  ),
);
const prompt = /[$%#>❯➜]$/;
const assignment = /^[A-Za-z_]\w*=/;

const baseName = (word: string) => word.slice(word.lastIndexOf("/") + 1).replace(/\.exe$/i, "");
const isLauncher = ({ value, expansions }: Word) =>
  launchers.has(baseName(value)) || prompt.test(value) || assignment.test(value) || expansions.length > 0;

/** Splits off the subcommand: the first words that are no flags or values of flags. */
function verbs(words: readonly Word[], most: number): { readonly verbs: string[]; readonly rest: Word[] } {
  const found: string[] = [];
  const rest: Word[] = [];
  words.forEach((word, i) => {
    const isValue = words[i - 1]?.value.startsWith("-") && !words[i - 1]?.value.includes("=");
    if (found.length < most && !isValue && !word.value.startsWith("-")) found.push(word.value);
    else rest.push(word);
  });
  return { verbs: found, rest };
}

const jobNames = ["rftj", "reinforcement-fine-tuning-job", "reinforcement-fine-tuning-jobs"];

function creates(kind: Candidate["kind"], found: readonly string[]): boolean {
  const [one = "", other = ""] = found;
  if (kind === "ep") return one === "create" && other === "rft";
  return (one === "create" && jobNames.includes(other)) || (jobNames.includes(one) && other === "create");
}

function candidateOf(command: Command): Candidate | undefined {
  const { words } = command;
  let at = 0;
  // flags of a launcher and their values precede the command, too
  const started = () => at > 0 && (words[0] as Word).value !== "";
  while (at < words.length && !names.has(baseName((words[at] as Word).value))) {
    const word = words[at] as Word;
    if (!isLauncher(word) && !(started() && isLauncher(words[0] as Word))) break;
    at++;
  }
  // uvx --from eval-protocol eval-protocol: the last name is the command
  while (names.has(baseName(words[at + 1]?.value ?? ""))) at++;
  const kind = names.get(baseName(words[at]?.value ?? ""));
  if (kind === undefined) {
    const bare = /^(?:--|[–—]-?)[a-z]/i.test(words[0]?.value ?? "");
    return bare ? { kind: "flags", words, command, creates: true } : undefined;
  }
  const behind = words.slice(at + 1);
  if (kind === "curl") return { kind, words: behind, command, creates: isJobCall(behind) };
  const { verbs: found, rest } = verbs(behind, 2);
  return { kind, words: rest, command, creates: creates(kind, found) };
}

/** Yields the secrets among environment variables that are assigned before or with a command. */
function* environment(script: Script, lineColumnOf: LineColumnOf): Generator<Statement> {
  for (const { words } of script.commands)
    for (const { value, at, expansions } of words) {
      const name = value.slice(0, value.indexOf("="));
      if (!assignment.test(value) || !isSecret(name)) continue;
      const text = value.slice(name.length + 1);
      yield {
        path: visible(name),
        about: { kind: "secret" },
        value: expansions.length > 0 ? { unread: "" } : text,
        at: lineColumnOf(at),
      };
    }
}

/** Returns the commands after this one that begin with a flag: a line continuation is missing before them. */
function continued(script: Script, candidate: Candidate) {
  const from = script.commands.indexOf(candidate.command) + 1;
  const after = script.commands.slice(from);
  const end = after.findIndex((command) => !/^(?:--|[–—])/.test(command.words[0]?.value ?? ""));
  return after.slice(0, end === -1 ? after.length : end);
}

const MOST_NAMED = 10;
/** Longest variable name in a note, in characters. */
const LONGEST_NAME = 60;

/** Returns a statement on the text after a syntax error, with the flags in it. */
function unreadRest(text: string, { at, reason }: Fault, lineColumnOf: LineColumnOf): Statement {
  const flags = text.slice(at).match(/--[a-z][\w-]{1,40}/gi) ?? [];
  const some = [...new Set(flags)].slice(0, MOST_NAMED).join(", ");
  const rest = some === "" ? "nothing was read" : `nothing was read (${some})`;
  return {
    path: "…",
    about: { kind: "group" },
    value: { unread: `${reason}; from there on ${rest}` },
    at: lineColumnOf(at),
  };
}

/** Returns notes on tolerated syntax, missing continuations and ignored commands. */
function notesOn(
  script: Script,
  more: readonly Command[],
  others: readonly Candidate[],
  lineColumnOf: LineColumnOf,
): string[] {
  const begins = (command: Command | undefined) => lineColumnOf(command?.words[0]?.at ?? 0);
  const notes = script.liberties.map(({ reason, at }) => `${lineColumnOf(at)}: ${reason}`);
  if (more.length > 0) {
    notes.push(`${begins(more[0])}: the line before has no \\ at its end; its flags are read all the same`);
  }
  if (others.length > 0) {
    const what = others.length === 1 ? "command" : "commands";
    notes.push(
      `${others.length} more such ${what}, from ${begins(others[0]?.command)} on, not read: the first one counts`,
    );
  }
  return notes;
}

/** Substitutes variables in the standard input of a command and of those before it in the pipe. */
const filledInput = (command: Command, filled: (word: Word) => Word): Command => ({
  ...command,
  ...(command.input ? { input: filled(command.input) } : {}),
  ...(command.feeder ? { feeder: filledInput(command.feeder, filled) } : {}),
});

/** Returns a note for each variable that was substituted, with the position of its assignment. */
function variableNotes(text: string, used: ReadonlySet<Variable>, lineColumnOf: LineColumnOf): string[] {
  return [...used].slice(0, MOST_NAMED).map(({ at, isFallback }) => {
    const name = /[A-Za-z_]\w*/.exec(text.slice(at, at + LONGEST_NAME))?.[0] ?? "";
    return `${lineColumnOf(at)}: the value of ${name} is put in from there${isFallback ? "; the environment may give another" : ""}`;
  });
}

/** Parses the first command of a shell script that creates a job; undefined if none is about a job. */
export function readCommands(text: string, lineColumnOf: LineColumnOf): ParseResult | undefined {
  const script = splitShell(text);
  const candidates = script.commands.flatMap((command) => candidateOf(command) ?? []);
  const clients = candidates.filter(({ kind }) => kind !== "flags");
  const found = clients.find((candidate) => candidate.creates) ?? candidates.find((candidate) => candidate.creates);
  if (!found) {
    const [other] = clients;
    if (!other || other.kind === "curl") return undefined;
    return { problem: `This ${other.kind} command creates no reinforcement fine-tuning job. Paste the one that does.` };
  }
  const more = continued(script, found);
  const own = [found.command, ...more];
  const others = candidates.filter(({ creates: does, command }) => does && !own.includes(command));
  // an unclosed quote in a later command does not matter
  const fault = script.faulty && own.includes(script.faulty) ? script.fault : undefined;
  const around: Around = {
    lineColumnOf,
    before: [...environment(script, lineColumnOf)],
    rest: fault ? [unreadRest(text, fault, lineColumnOf)] : [],
    notes: notesOn(script, more, others, lineColumnOf),
  };
  const variables = variablesBefore(script.commands, found.command);
  const used = new Set<Variable>();
  const filled = (word: Word): Word => {
    const read = withVariables(word, variables);
    for (const variable of read.used) used.add(variable);
    return read.word;
  };
  const notes = () => [...around.notes, ...variableNotes(text, used, lineColumnOf)];
  if (found.kind === "curl") {
    const read = curlStatements(found.words.map(filled), filledInput(found.command, filled), around);
    return "notes" in read ? { ...read, notes: [...notes(), ...read.notes.slice(around.notes.length)] } : read;
  }
  const words = [...found.words, ...more.flatMap((command) => command.words)].map(filled);
  const missing = fault && `its value begins at ${lineColumnOf(fault.at)}, where ${fault.reason}`;
  const statements = [...around.before, ...flagStatements(words, found.kind, lineColumnOf, missing), ...around.rest];
  return { kind: found.kind, statements, notes: notes() };
}
