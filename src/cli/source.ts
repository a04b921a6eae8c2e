import { applyImport, decodeDocument } from "../exchange/import.ts";
import { decodeLink } from "../exchange/link.ts";
import type { Problem } from "../exchange/problem.ts";
import type { RunConfig } from "../schema/config.ts";
import { defaultConfig } from "../schema/parameters.ts";
import { visible } from "../schema/shown.ts";
import type { Failure, Io } from "./io.ts";

/** The config that an operand stands for. */
export interface Source {
  readonly config: RunConfig;
  /** Values of known settings that could not be taken. */
  readonly refused: readonly string[];
  /** What else was left out. */
  readonly ignored: readonly string[];
}

const looksLikeLink = (operand: string) => /^#|:\/\/|^\w+=/.test(operand);

/** A file may hold a link; a document begins with a brace. */
const holdsLink = (bytes: Uint8Array) =>
  /^\s*(?:#|https?:\/\/|v=)/.test(new TextDecoder().decode(bytes.subarray(0, 100)));

const isAboutSetting = ({ kind }: Problem) => kind === "refused" || kind === "repeated";

function fromLink(text: string): Source | Failure {
  const { config, problems, recognized } = decodeLink(text);
  if (recognized === 0 && problems.length > 0) {
    const version = problems.find(({ key }) => key === "v");
    return { failure: version?.reason ?? "This is not a Goldilocks link: it has no key that is known here." };
  }
  return {
    config,
    refused: problems.filter(isAboutSetting).map(({ reason }) => reason),
    ignored: problems.filter((problem) => !isAboutSetting(problem)).map(({ reason }) => reason),
  };
}

function fromFile(name: string, bytes: Uint8Array): Source | Failure {
  if (holdsLink(bytes)) return fromLink(new TextDecoder().decode(bytes));
  const { values, rows, problem } = decodeDocument(bytes);
  if (problem !== undefined) return { failure: `${name}: ${problem}` };
  return {
    config: applyImport(defaultConfig, values),
    refused: rows.filter(({ outcome }) => outcome === "refused").map(({ reason }) => reason ?? ""),
    ignored: rows.filter(({ outcome }) => outcome === "ignored").map(({ path, reason }) => `${path}: ${reason}`),
  };
}

/** The config of LINK_OR_FILE: a link, `#` for the defaults, `-` for the standard input, else a file; or why there is none. */
export async function readSource(operand: string, io: Io): Promise<Source | Failure> {
  if (operand === "") return { failure: "LINK_OR_FILE is empty. Write # for the defaults." };
  if (operand !== "-" && looksLikeLink(operand)) return fromLink(operand);
  const name = operand === "-" ? "standard input" : visible(operand, 200);
  try {
    return fromFile(name, await (operand === "-" ? io.stdin() : io.readFile(operand)));
  } catch (error) {
    const why = error instanceof Error ? visible(error.message, 200) : "unknown error";
    return { failure: `${name} cannot be read: ${why}` };
  }
}
