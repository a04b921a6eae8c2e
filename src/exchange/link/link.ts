import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { shown } from "../../schema/values/quote.ts";
import { decodeV1 } from "./decodeV1.ts";
import { BASELINE, encodeV1, fields } from "./encodeV1.ts";
import type { Problem } from "./problem.ts";

/** The content of a link: a legal config, whatever the text, and its problems. */
export interface Decoded {
  readonly config: RunConfig;
  /** The config to compare the settings with, absent where the link has no legal one. Its seed is that of the settings. */
  readonly baseline?: RunConfig;
  /** Problems of the link as a whole, then refused settings, unknown keys and refused parts of the baseline. */
  readonly problems: readonly Problem[];
  /** Number of known keys, including refused ones; 0 for an empty text or one that is not a link of this page. */
  readonly recognized: number;
}

/** Longest link that is read, in characters. A link with every field has about 250. */
const LONGEST = 8192;
/** Most problems of a kind that are listed one by one. */
const MOST_LISTED = 20;

const VERSION = "v";
const isVersion = ([key]: readonly [string, string]) => key === VERSION;

/** The decoder of each version. A new version adds one; none is ever removed. */
const decoders = new Map([["1", decodeV1]]);

/**
 * Marks both ends of a link, so that one that was cut off on its way is noticed wherever the cut is. It is no check of the bytes: a person
 * may edit a link by hand. Links without it are older than it.
 */
const END = "end";
const isEnd = ([key]: readonly [string, string]) => key === END;
// a chat puts a full stop or a bracket behind a link
const isWholeEnd = ([key, value]: readonly [string, string]) => key === END && value.startsWith("1");

/** Writes the hash of a link to a config and its baseline: `#`, the mark of its end, every field in a fixed order, and the mark again. */
export const encodeLink = (config: RunConfig, baseline?: RunConfig): string =>
  `#${END}=1&${VERSION}=1&${encodeV1(config, baseline)}&${END}=1`;

/** Returns the part of an address, or of a hash with or without `#`, that holds the settings. */
function settingsOf(text: string): string {
  const hash = text.indexOf("#");
  if (hash !== -1) return text.slice(hash + 1);
  return text.includes("://") ? "" : text;
}

/** Cuts a text that is too long behind its last whole pair. */
function readable(text: string): string {
  if (text.length <= LONGEST) return text;
  return text.slice(0, Math.max(0, text.lastIndexOf("&", LONGEST)));
}

/** The pairs in their order. HTML that was copied as text has `&amp;` between them. */
function pairsOf(settings: string): [string, string][] {
  const pairs: [string, string][] = [];
  new URLSearchParams(settings.replaceAll("&amp;", "&")).forEach((value, key) => {
    pairs.push([key, value]);
  });
  return pairs;
}

/** The pairs without the marks of the end; of a link that was cut off without its last pair, which may be half a value, and with the problem. */
function whole(pairs: readonly [string, string][]): { settings: readonly [string, string][]; cut: readonly Problem[] } {
  const settings = pairs.filter((pair) => !isEnd(pair));
  const last = pairs.at(-1);
  if (last === undefined || !pairs.some(isEnd) || pairs.filter(isWholeEnd).length > 1) return { settings, cut: [] };
  const read = isEnd(last) ? settings : settings.slice(0, -1);
  const given = new Set(read.map(([key]) => key));
  const reason = `the link was cut off${cutText(last, given)}`;
  return { settings: read, cut: [{ kind: "cut", key: "", reason }] };
}

/** Describes where a link was cut, and what that costs: nothing where only its end is missing. `given` has the keys before it. */
function cutText([key, value]: readonly [string, string], given: ReadonlySet<string>): string {
  const [missing] = [...fields].filter(([name]) => !given.has(name));
  if (missing === undefined && value === "" && END.startsWith(key))
    return " behind its last setting: every setting was read";
  const rest = BASELINE.startsWith(key) ? "the baseline was not read" : "the rest was not read";
  const lost = missing ? `${parameters[missing[1]].label} and what follows it have their defaults` : rest;
  const at = END.startsWith(key) ? "" : ` at “${shown(`${key}=${value}`)}”`;
  return `${at}: ${lost}. Ask for the whole link`;
}

function listed(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_LISTED;
  if (more <= 0) return problems;
  const kind = problems[0]?.kind ?? "unknown";
  return [...problems.slice(0, MOST_LISTED), { kind, key: "", reason: `and ${more} more` }];
}

/**
 * Reads a link: a whole address, or its hash with or without `#`. An empty hash means the defaults. Takes any text and never throws: legal
 * values are kept, every other one is listed, a key in it hidden. Nothing is taken of an unknown version, or of a text without a known key.
 */
export function decodeLink(text: string): Decoded {
  const trimmed = text.trim();
  const problems: Problem[] = [];
  if (trimmed.length > LONGEST) {
    const limit = LONGEST.toLocaleString("en-US");
    problems.push({
      kind: "link",
      key: "",
      reason: `the link has more than ${limit} characters; the rest was not read`,
    });
  }
  const all = pairsOf(settingsOf(readable(trimmed)));
  // a link that is too long has lost its end by that
  const { settings: pairs, cut } =
    trimmed.length > LONGEST ? { settings: all.filter((pair) => !isEnd(pair)), cut: [] } : whole(all);
  problems.push(...cut);
  if (pairs.length === 0) return { config: defaultConfig, problems, recognized: 0 };

  const [version = "1", ...otherVersions] = pairs.filter(isVersion).map(([, value]) => value);
  const decode = decoders.get(version);
  if (!decode) {
    const reason = `unknown link version “${shown(version)}”, nothing was read. Reload the page, or ask for a new link`;
    return { config: defaultConfig, problems: [...problems, { kind: "link", key: VERSION, reason }], recognized: 0 };
  }
  const [other] = otherVersions;
  if (other !== undefined) {
    const reason = `the version is given twice, the second (“${shown(other)}”) is ignored`;
    problems.push({ kind: "link", key: VERSION, reason });
  }
  const { config, baseline, recognized, refused, unknown, pinned } = decode(pairs.filter((pair) => !isVersion(pair)));
  return {
    config,
    ...(baseline && { baseline }),
    problems: [...problems, ...listed(refused), ...listed(unknown), ...listed(pinned)],
    recognized: recognized + (pairs.some(isVersion) ? 1 : 0),
  };
}
