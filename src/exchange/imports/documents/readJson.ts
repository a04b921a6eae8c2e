import { DOCUMENT_VERSION } from "../../../schema/fields/layout.ts";
import { quote, visible } from "../../../schema/values/quote.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../../text/json.ts";
import { lineColumnsOf } from "../statements/lineColumn.ts";
import { camelCase } from "../statements/names.ts";
import type { Group, ParsedValue } from "../statements/parsedValue.ts";
import { isGroup } from "../statements/parsedValue.ts";
import type { ParseResult } from "../statements/parseResult.ts";
import type { Statement } from "../statements/statement.ts";
import { jobFiguresIn, member } from "./jobFigures.ts";
import { jsonNaming, statementsOf, toParsedValue } from "./tree.ts";

/** Members that only the service writes. */
const ofTheService: readonly string[] = [
  ...["name", "state", "status", "createTime", "completedTime", "createdBy", "outputStats", "outputMetrics"],
  ...["jobProgress", "acceleratorSeconds", "trainerLogsSignedUrl"],
];
const ofOurs: readonly string[] = ["$schema", "version", "scenario", "seed"];
/** Limit of repeated names that are listed. */
const MOST_REPEATED = 100;
const LIST = "reinforcementFineTuningJobs";
const WRAPPER = "reinforcementFineTuningJob";

function kindOf(object: JsonObject): "document" | "request" | "response" {
  const names = [...object.keys()].map(camelCase);
  if (names.some((name) => ofOurs.includes(name))) return "document";
  return names.some((name) => ofTheService.includes(name)) ? "response" : "request";
}

/** An object with settings, and notes on where it was found. */
interface Found {
  readonly object: JsonObject;
  readonly notes: readonly string[];
}

const jobName = (object: JsonObject) => {
  const name = object.get("name") ?? object.get("displayName");
  return typeof name === "string" ? `, ${quote(name)},` : "";
};

/** Returns the first job of a list. */
function firstOf(list: readonly Json[]): Found | undefined {
  const [first] = list;
  if (first === undefined || !isObject(first)) return undefined;
  if (list.length === 1) return { object: first, notes: ["It is the only job of a list."] };
  return {
    object: first,
    notes: [
      `The list holds ${list.length} jobs; the first${jobName(first)} is read. Paste another one alone to read that.`,
    ],
  };
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

function find(json: Json): Found | undefined {
  if (isList(json)) return firstOf(json);
  if (!isObject(json)) return undefined;
  const list = member(json, LIST);
  if (list !== undefined && isList(list)) return firstOf(list);
  const inner = member(json, WRAPPER);
  return inner !== undefined && isObject(inner) ? { object: inner, notes: [] } : { object: json, notes: [] };
}

const holdsNone = (json: Json) =>
  isObject(json)
    ? "The list of jobs in it holds none."
    : `The file holds ${quote(json)} where an object with the settings should be.`;

const newer = (version: Json) =>
  `The document's version is ${quote(version)}; version ${DOCUMENT_VERSION} is the one that can be read here. Reload the page, or export it again.`;

/** Parses a JSON document, request or job; `adapt` maps its values first. Never throws. */
export function readJson(text: string, adapt: (parsed: ParsedValue) => ParsedValue = (parsed) => parsed): ParseResult {
  const repeated: Statement[] = [];
  const lineColumnOf = lineColumnsOf(text);
  try {
    const json = parseJson(text, (path, at) => {
      if (repeated.length >= MOST_REPEATED) return;
      const reason = "given twice; the last one counts";
      repeated.push({
        path: path.map((name) => visible(name)).join("."),
        about: { kind: "other", reason },
        value: null,
        at: lineColumnOf(at),
      });
    });
    const found = find(json);
    if (!found) return { problem: holdsNone(json) };
    const { object, notes } = found;
    const kind = kindOf(object);
    const version = object.get("version");
    if (kind === "document" && version !== undefined && version !== DOCUMENT_VERSION)
      return { problem: newer(version) };
    const parsed = adapt(toParsedValue(object));
    const group: Group = isGroup(parsed) ? parsed : { members: [] };
    const isFragment = kind === "document" && version === undefined;
    const figures = kind === "response" ? jobFiguresIn(object) : undefined;
    return {
      kind,
      statements: [...statementsOf(group, jsonNaming), ...repeated],
      notes,
      ...(isFragment ? { isFragment } : {}),
      ...(figures && { figures }),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message, malformed: true };
    throw error;
  }
}
