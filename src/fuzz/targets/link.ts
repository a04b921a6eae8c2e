import { decodeLink, encodeLink } from "../../exchange/link/link.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { visible } from "../../schema/values/quote.ts";
import { anyConfig, legalValue, oddValue } from "../grammar/values.ts";
import { Input } from "../input.ts";
import { holdSaid, holdSeen } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import { holdLegal, holdUnpolluted } from "../oracles/legal.ts";
import { pieces } from "../pieces.ts";
import type { Random } from "../random.ts";
import type { Case, Target } from "../target.ts";

type Decoded = ReturnType<typeof decodeLink>;

const fieldOf = new Map(entries.map(([field, { linkKey }]) => [linkKey, field]));
const keys = [...fieldOf.keys()];

/** One pair of a link: mostly a known key with a legal value. */
function pair(random: Random): string {
  const key = random.pick(keys);
  const parameter = parameters[fieldOf.get(key) ?? "seed"];
  if (random.chance(0.75))
    return `${key}=${typedText(fieldOf.get(key) ?? "seed", legalValue(parameter, random) as never)}`;
  if (random.chance(0.5)) return `${key}=${encodeURIComponent(JSON.stringify(oddValue(random)))}`;
  return random.pick([
    "colour=red",
    "v=1",
    "v=2",
    "base=same",
    "end=1",
    "base=lr:2e-4,ep:3",
    "base=",
    `${key}=%E0%A4`,
    "__proto__=1",
  ]);
}

function make(random: Random): Case {
  const site = random.pick(["", "", "https://example.org/", "see https://example.org/a?b=c"]);
  if (random.chance(0.5)) {
    const baseline = random.chance(0.4) ? { ...anyConfig(random) } : undefined;
    return { input: new Input(site + encodeLink(anyConfig(random), baseline)) };
  }
  const pairs = random.list(random.within(0, 30), () => pair(random));
  const marks = random.chance(0.5) ? ["end=1", "v=1"] : [];
  const text = [...marks, ...pairs, ...(marks.length > 0 ? ["end=1"] : [])].join(random.pick(["&", "&", "&amp;"]));
  return { input: new Input(`${site}#${text}${random.chance(0.1) ? random.pick(pieces) : ""}`) };
}

/** What stands in a key in place of what looks like a secret, or is too long. */
const HIDDEN = "…";

/** Holds that every pair is taken, or named among the problems, which lists of more than 20 end with a count. */
function holdAccounted(text: string, { config, problems }: Decoded): void {
  if (problems.some(({ kind, reason }) => kind === "link" || kind === "cut" || reason.startsWith("and "))) return;
  const trimmed = text.trim();
  if (!trimmed.includes("#") && trimmed.includes("://")) return;
  const seen = new Set<string>();
  for (const [key, value] of new URLSearchParams(trimmed.slice(trimmed.indexOf("#") + 1).replaceAll("&amp;", "&"))) {
    if (key === "v" || key === "end" || key === "base") continue;
    const field = fieldOf.get(key);
    const own = problems.filter(
      (problem) => problem.key === (field ? key : visible(key)) || problem.key.includes(HIDDEN),
    );
    if (field === undefined || seen.has(key)) {
      hold(own.length > 0, "accounted", () => `neither taken nor named: the key ${JSON.stringify(key)}`);
    } else if (!own.some(({ kind }) => kind === "refused")) {
      const taken = config[field];
      hold(
        taken === value || (value.trim() !== "" && Object.is(Number(value) + 0, taken)),
        "accounted",
        () => `neither refused nor taken: ${key}=${JSON.stringify(value)}, ${field} is ${taken}`,
      );
    }
    seen.add(key);
  }
}

/** Holds that a decoded link is written and read as the same again. */
function holdStable({ config, baseline }: Decoded): void {
  const link = encodeLink(config, baseline);
  const again = decodeLink(link);
  hold(again.problems.length === 0, "stable", () => `a link of ours has problems: ${JSON.stringify(again.problems)}`);
  for (const [field] of entries) {
    hold(
      Object.is(again.config[field], config[field]),
      "stable",
      () => `changes: ${field} from ${config[field]} to ${again.config[field]}`,
    );
    hold(
      Object.is(again.baseline?.[field], baseline?.[field]),
      "stable",
      () => `the baseline changes: ${field} from ${baseline?.[field]} to ${again.baseline?.[field]}`,
    );
  }
}

/** Holds what every decoded link promises, whatever its text. */
export function holdDecoded(text: string, decoded: Decoded, random: Random): void {
  const { config, baseline, problems, recognized } = decoded;
  holdLegal(config, true);
  if (baseline) {
    holdLegal(baseline, true);
    hold(baseline.seed === config.seed, "legal", () => "the baseline has a seed of its own");
  }
  for (const { key, reason } of problems) {
    holdSeen(reason, "a reason");
    holdSeen(key, "a key");
    holdSaid(reason, text, "a reason");
    hold(reason !== "", "accounted", () => `a problem without a reason: ${key}`);
  }
  hold(Number.isInteger(recognized) && recognized >= 0, "legal", () => `recognized: ${recognized}`);
  holdAccounted(text, decoded);
  if (random.chance(0.3)) holdStable(decoded);
  holdUnpolluted();
}

export const linkTarget = (decode: typeof decodeLink = decodeLink): Target => ({
  name: "link",
  parts: 400,
  largest: 1 << 14,
  make,
  readOnly: ({ text }) => decode(text),
  read({ text }, random) {
    const decoded = decode(text);
    holdDecoded(text, decoded, random);
    return decoded;
  },
});
