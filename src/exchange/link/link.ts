import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { visible } from "../../schema/values/quote.ts";
import { decodeV1 } from "./decodeV1.ts";
import { encodeV1 } from "./encodeV1.ts";
import type { Problem } from "./problem.ts";

/** What a link says: a legal config whatever the text, and what of it could not be taken. */
export interface Decoded {
  readonly config: RunConfig;
  /** What the settings are compared with; absent where the link gives none that could be taken. Its seed is the settings'. */
  readonly baseline?: RunConfig;
  /** First about the link as a whole, then refused settings, then unknown keys, then what of the baseline was refused. */
  readonly problems: readonly Problem[];
  /** How many keys of a link that is known here were found, refused ones among them; 0: this is no link of ours, or an empty one. */
  readonly recognized: number;
}

/** Longest text that is read, in characters. A link with every field has about 250. */
const LONGEST = 8192;
/** Refused settings, and unknown keys, that are listed one by one. */
const MOST_LISTED = 20;

const VERSION = "v";
const isVersion = ([key]: readonly [string, string]) => key === VERSION;

/** The decoder of each version; one is added for a new version and none is ever taken away. */
const decoders = new Map([["1", decodeV1]]);

/** Returns the hash of a link to a config, and to the baseline that it is compared with: every field, in a fixed order, `#` in front. */
export const encodeLink = (config: RunConfig, baseline?: RunConfig): string =>
  `#${VERSION}=1&${encodeV1(config, baseline)}`;

/** The part of an address, or of a hash with or without its sign, that carries the settings. */
function settingsOf(text: string): string {
  const hash = text.indexOf("#");
  if (hash !== -1) return text.slice(hash + 1);
  return text.includes("://") ? "" : text;
}

/** What of a text is read: all of a normal link, the whole pairs within the limit of a longer one. */
function readable(text: string): string {
  if (text.length <= LONGEST) return text;
  return text.slice(0, Math.max(0, text.lastIndexOf("&", LONGEST)));
}

function pairsOf(settings: string): [string, string][] {
  const pairs: [string, string][] = [];
  new URLSearchParams(settings).forEach((value, key) => {
    pairs.push([key, value]);
  });
  return pairs;
}

function listed(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_LISTED;
  if (more <= 0) return problems;
  const kind = problems[0]?.kind ?? "unknown";
  return [...problems.slice(0, MOST_LISTED), { kind, key: "", reason: `and ${more} more` }];
}

/**
 * What a link says: a whole address, or its hash with or without `#`. Nothing after the sign means the defaults. Takes any text and
 * never throws: good fields are kept and each other one is listed; of an unknown version, or of a text without a single key of ours, nothing
 * is taken.
 */
export function decodeLink(text: string): Decoded {
  const trimmed = text.trim();
  const problems: Problem[] = [];
  if (trimmed.length > LONGEST) {
    const limit = LONGEST.toLocaleString("en-US");
    problems.push({
      kind: "link",
      key: "",
      reason: `the link has more than ${limit} characters; what follows was not read`,
    });
  }
  const pairs = pairsOf(settingsOf(readable(trimmed)));
  if (pairs.length === 0) return { config: defaultConfig, problems, recognized: 0 };

  const [version = "1", ...otherVersions] = pairs.filter(isVersion).map(([, value]) => value);
  const decode = decoders.get(version);
  if (!decode) {
    const reason = `“${visible(version)}” is not a version of the link that is known here; nothing was taken. Reload the page, or ask for a new link`;
    return { config: defaultConfig, problems: [...problems, { kind: "link", key: VERSION, reason }], recognized: 0 };
  }
  const [other] = otherVersions;
  if (other !== undefined) {
    const reason = `the version is given twice; the first one counts, not “${visible(other)}”`;
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
