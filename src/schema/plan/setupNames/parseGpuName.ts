import { checkField } from "../../values/validate.ts";
import { gpus, type KnownGpu } from "./gpus.ts";
import { LONGEST_NAME, plainName, type Refused, refuse } from "./parsedName.ts";

/** The GPUs that a text names; what it does not state is undefined and stays as it is. */
export interface ParsedGpus {
  readonly ok: true;
  readonly count: number | undefined;
  /** Memory of one GPU, in GiB. */
  readonly memory: number | undefined;
  /** The row of the table that gave the memory; undefined where the text states the memory itself. */
  readonly gpu: KnownGpu | undefined;
}

const UNKNOWN = "Unknown GPU: enter count and memory, e.g. 8 x 80 GB";

/** 8x, 8 x, 8* at the start. */
const countFirst = /^(\d{1,9}) ?[x*]/;
/** x8, *8, :8 at the end; an x after a blank, as names end in x. */
const countLast = /(?: x ?| ?[:*] ?)(\d{1,9})$/;
/** 8 H200. */
const countApart = /^(\d{1,9}) (?=[a-z])/;
const memorySize = /(?<![a-z\d.])(\d{1,9}(?:\.\d{1,4})?) ?(?:gib|gb|g)(?![a-z\d])/g;
/** Words that are part of many names of GPUs. */
const neutral = /nvidia|amd|geforce|instinct|tesla|sxm\d?|pcie|hbm\d?e?|oam|gpus?|[^a-z\d]/g;

const keyOf = (text: string) => text.replace(neutral, "");
const keyOfRow = ({ name }: KnownGpu) => keyOf(name.toLowerCase().replace(memorySize, ""));

/** Takes the first match of a pattern out of a text. */
function take(text: string, pattern: RegExp): { readonly found: string | undefined; readonly rest: string } {
  const match = pattern.exec(text);
  if (!match) return { found: undefined, rest: text };
  return { found: match[1], rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim() };
}

/**
 * Reads a count, a memory size, the name of a GPU from the table, or several of them: 8x H200, A100 80GB, 2 x 80 GB. A GPU that comes with
 * different memory needs its size; an unknown one, too.
 */
export function parseGpuName(text: string): ParsedGpus | Refused {
  if (text.length > LONGEST_NAME) return refuse(`The name is longer than ${LONGEST_NAME} characters.`);
  const name = plainName(text).replace(/\s+/g, " ");
  if (/^[\d.,]+$/.test(name)) return refuse(`Enter ${name}x for a count or ${name} GB for the memory.`);
  const sizes = [...name.replace(countFirst, "").matchAll(memorySize)].map(([, size]) => Number(size));
  if (sizes.length > 1) return refuse("Two memory sizes: enter one GPU type.");

  const first = take(name, countFirst);
  const withoutSize = first.rest.replace(memorySize, " ").trim();
  const last = first.found === undefined ? take(withoutSize, countLast) : { found: undefined, rest: withoutSize };
  const apart = first.found === undefined && last.found === undefined ? take(last.rest, countApart) : last;
  const counted = first.found ?? last.found ?? apart.found;
  return resolve(keyOf(apart.rest), counted === undefined ? undefined : Number(counted), sizes[0]);
}

function resolve(key: string, count: number | undefined, size: number | undefined): ParsedGpus | Refused {
  const rows = key === "" ? [] : gpus.filter((row) => keyOfRow(row) === key);
  const gpu = size === undefined && rows.length === 1 ? rows[0] : rows.find(({ memory }) => memory === size);
  const memory = size ?? gpu?.memory;
  if (rows.length > 1 && memory === undefined)
    return refuse(`Which memory? ${rows.map(({ name }) => name).join(" or ")}`);
  if (memory === undefined && (key !== "" || count === undefined)) return refuse(UNKNOWN);
  for (const [field, value] of [
    ["gpuCount", count],
    ["gpuMemory", memory],
  ] as const) {
    const checked = value === undefined ? undefined : checkField(field, value);
    if (checked && !checked.ok) return refuse(checked.reason);
  }
  return { ok: true, count, memory, gpu };
}
