import type { Field } from "../../../schema/fields/config.ts";
import { layout } from "../../../schema/fields/layout.ts";
import { type Client, flagOf } from "../../../schema/fields/parameter.ts";
import { entries } from "../../../schema/fields/parameters.ts";
import { notInRecipe } from "../../export/recipeConfig.ts";
import type { ValueSyntax } from "./readValue.ts";

/** Formats of imports. */
export type ImportKind =
  | "document"
  | "request"
  | "response"
  | "firectl"
  | "ep"
  | "flags"
  | "curl"
  | "python"
  | "javascript"
  | "recipe"
  | "printed"
  | "link";

interface ImportFacts extends ValueSyntax {
  /** Description for the end of a sentence. */
  readonly is: string;
  /** Noun for “not in the …”. */
  readonly noun: string;
  /** Fields that the format does not have. */
  readonly silent: readonly Field[];
  /** What it omits is not left to the service. */
  readonly complete?: true;
}

const ofTheCase = layout
  .filter(({ group }) => group === "scenario" || group === "seed")
  .flatMap(({ fields }) => fields);
const withoutFlag = (client: Client) =>
  entries.filter(([, parameter]) => flagOf(parameter, client) === undefined).map(([field]) => field);
/** Fields that a recipe's Config does not have; the comment on its batch has the typical length. */
const silentInRecipe = notInRecipe.filter((field) => field !== "typicalTokens");
const last = "given twice; the last one counts";

const body: Omit<ImportFacts, "is" | "noun"> = { nulls: true, protobuf: false, twice: last, silent: ofTheCase };
const command = { ...body, noun: "command", twice: "given twice; the client takes the last one" };

export const importKinds: Readonly<Record<ImportKind, ImportFacts>> = {
  document: { ...body, is: "a config document", noun: "document", nulls: false, silent: [], complete: true },
  request: { ...body, is: "the body of a request", noun: "request" },
  response: { ...body, is: "a job as the API returns it", noun: "job", protobuf: true },
  curl: { ...body, is: "a curl command with the body of a request", noun: "request" },
  firectl: { ...command, is: "a firectl command", silent: withoutFlag("firectl") },
  ep: { ...command, is: "an ep (eval-protocol) command", silent: withoutFlag("ep") },
  flags: { ...command, is: "flags of firectl or ep" },
  python: {
    ...body,
    is: "a Python call",
    noun: "call",
    twice: "given twice, which Python refuses; the last one counts",
  },
  javascript: { ...body, is: "a request sent by JavaScript", noun: "request" },
  recipe: {
    ...body,
    is: "a Config of a Training API recipe",
    noun: "call",
    twice: "given twice, which Python refuses; the last one counts",
    silent: silentInRecipe,
    complete: true,
  },
  printed: { ...body, is: "values as Python prints them", noun: "job", protobuf: true },
  link: { ...body, is: "a link of this page", noun: "link", silent: [], complete: true },
};
