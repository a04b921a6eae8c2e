import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { decodeLink } from "../../exchange/link/link.ts";
import type { SavedSettings } from "../../exchange/runs/savedLog.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { requestName } from "../../schema/fields/layout.ts";
import { linkKeys } from "../../schema/fields/linkKeys.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { spellingsOf } from "../../schema/values/fieldText.ts";
import { readNumber } from "../../schema/values/typedValue.ts";

/** Longest query that is used, in characters. */
const LONGEST_QUERY = 200;

/** Names of each field in lower case, longest first. */
const names = entries
  .flatMap(([field, { label }]) =>
    [label, requestName(field), field, linkKeys[field]].map((name) => [name.toLowerCase(), field] as const),
  )
  .sort(([one], [other]) => other.length - one.length);
const fields = new Map<string, Field>(names);

/** Returns the spellings of a value in lower case. */
const spellings = (field: Field, config: Partial<RunConfig>) => {
  const value = config[field];
  return value === undefined ? [] : spellingsOf(field, value).map((spelling) => spelling.toLowerCase());
};

/** Tells whether the field has this value; text that is not a complete value matches as a prefix. */
function hasValue(config: Partial<RunConfig>, field: Field, text: string): boolean {
  const number = readNumber(text, field);
  if (number.ok) return config[field] === number.value;
  return spellings(field, config).some((spelling) => spelling.startsWith(text));
}

interface Searchable {
  /** The settings that are known of it. */
  readonly config: Partial<RunConfig>;
  /** All text of the run in lower case. */
  readonly words: string;
}

/** The settings that a log states, as the fields that they are searched by; their units are the log's. */
function statedIn({ learningRate, loraRank, epochs, batchSize, temperature, ...rest }: SavedSettings) {
  const { groupSize: responseCandidatesCount, maxOutputTokens } = rest;
  const stated = { learningRate, loraRank, epochs, batchSize, temperature, responseCandidatesCount, maxOutputTokens };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)) as Partial<RunConfig>;
}

const searchable = new WeakMap<SavedRun, Searchable>();

function searchableOf(run: SavedRun): Searchable {
  const known = searchable.get(run);
  if (known) return known;
  const { log } = run;
  const config = log?.settings ? statedIn(log.settings) : decodeLink(run.link).config;
  const choices = entries.filter(([, { kind }]) => kind === "choice").flatMap(([field]) => spellings(field, config));
  const verdict = log
    ? [
        verdictTitle(log.verdict),
        log.verdict,
        log.cause,
        log.summary,
        log.name,
        log.format,
        log.settings?.library ?? "",
      ]
    : [];
  const made = { config, words: [run.title, run.note, ...verdict, ...choices].join("\n").toLowerCase() };
  searchable.set(run, made);
  return made;
}

type Condition = (run: Searchable) => boolean;

const saysWord =
  (word: string): Condition =>
  ({ words }) =>
    words.includes(word);

/** Parses a query into conditions: a field name followed by a value, or a word. */
function conditionsOf(query: string): readonly Condition[] {
  const plain = names
    .filter(([name]) => name.includes(" "))
    .reduce(
      (text, [name, field]) => text.replaceAll(name, linkKeys[field]),
      query.slice(0, LONGEST_QUERY).toLowerCase(),
    );
  const terms = plain.split(/[\s=:,]+/).filter((term) => term !== "");
  const conditions: Condition[] = [];
  for (let i = 0; i < terms.length; i++) {
    const [term = "", value] = terms.slice(i, i + 2);
    const field = fields.get(term);
    if (field === undefined || value === undefined) conditions.push(saysWord(term));
    else {
      conditions.push((run) => hasValue(run.config, field, value) || (saysWord(term)(run) && saysWord(value)(run)));
      i++;
    }
  }
  return conditions;
}

/**
 * Returns the runs that meet every condition of a query: words of the title, note or verdict, and settings as a name and a value, such as
 * "lr 2e-4", "rank=16" or "batch size 32k". An empty query finds all.
 */
export function searchRuns(runs: readonly SavedRun[], query: string): readonly SavedRun[] {
  const conditions = conditionsOf(query);
  if (conditions.length === 0) return runs;
  return runs.filter((run) => conditions.every((holds) => holds(searchableOf(run))));
}
