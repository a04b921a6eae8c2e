import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { isGiven, type Job, jobEntries } from "../../schema/fields/job.ts";
import { DOCUMENT_VERSION, isNested, layout, requestName, requestValue } from "../../schema/fields/layout.ts";
import type { Group } from "../../schema/fields/parameter.ts";
import { SCHEMA_URL } from "../../schema/fields/site.ts";
import { type Export, fileNameOf } from "./export.ts";

type Value = number | string;

type Members = Readonly<Record<string, Value>>;

/** Settings of the group `job`, which stand at the top of document and request. */
export type TopMembers = { readonly [K in Field]?: Value };

/** The config document: what is downloaded, and read again. Fields on auto are left out. */
export interface ConfigDocument extends TopMembers {
  readonly $schema: string;
  readonly version: typeof DOCUMENT_VERSION;
  readonly trainingConfig: Members;
  readonly inferenceParameters: Members;
  readonly lossConfig: Members;
  readonly scenario: Members;
  readonly seed: number;
}

/** Settings that a form leaves to the service, although the config has values for them. */
export type Unset = ReadonlySet<Field>;
const nothing: Unset = new Set();

/** The members of a group under their request names, in order, without those on auto or left unset. */
export const membersOf = (config: RunConfig, group: Group, unset = nothing): Members =>
  Object.fromEntries(
    layout
      .filter((part) => part.group === group)
      .flatMap(({ fields }) => fields)
      .filter((field) => config[field] !== "auto" && !unset.has(field))
      .map((field) => [requestName(field), requestValue(config, field)]),
  );

/** The config as a plain object, keys in the order in which they are written. */
export function toDocument(config: RunConfig): ConfigDocument {
  const parts = layout.map(({ group }) => {
    const members = membersOf(config, group);
    return isNested(group) ? { [group]: members } : members;
  });
  return Object.assign({ $schema: SCHEMA_URL, version: DOCUMENT_VERSION }, ...parts) as ConfigDocument;
}

/** The text of the document: the same bytes for the same config. */
export const encodeDocument = (config: RunConfig): string => `${JSON.stringify(toDocument(config), undefined, 2)}\n`;

/** The job fields that are given: the document never holds them. */
const givenFields = (job: Job) => jobEntries.filter(([field]) => isGiven(job, field)).map(([, { label }]) => label);

/** The document as it is downloaded; the job lends nothing but the file's name. */
export function toConfig(config: RunConfig, job: Job): Export {
  const text = encodeDocument(config);
  const left = givenFields(job);
  return {
    text,
    fileName: fileNameOf(text, job, "json"),
    mediaType: "application/json",
    notes:
      left.length === 0
        ? []
        : [`What names the job stays on this machine and out of the document: ${left.join(", ")}.`],
    missing: [],
    refused: [],
  };
}
