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

/** The config document, which is downloaded and imported again. Fields on auto are left out. */
export interface ConfigDocument extends TopMembers {
  readonly $schema: string;
  readonly version: typeof DOCUMENT_VERSION;
  readonly trainingConfig: Members;
  readonly inferenceParameters: Members;
  readonly lossConfig: Members;
  readonly scenario: Members;
  readonly seed: number;
}

/** Fields that an export leaves to the service's default, although the config has values for them. */
export type Unset = ReadonlySet<Field>;
const nothing: Unset = new Set();

/** Returns the members of a group under their request names, in order, without those on auto or left unset. */
export const membersOf = (config: RunConfig, group: Group, unset = nothing): Members =>
  Object.fromEntries(
    layout
      .filter((part) => part.group === group)
      .flatMap(({ fields }) => fields)
      .filter((field) => config[field] !== "auto" && !unset.has(field))
      .map((field) => [requestName(field), requestValue(config, field)]),
  );

/** Returns the config as a plain object, keys in their order in the file. */
export function toDocument(config: RunConfig): ConfigDocument {
  const parts = layout.map(({ group }) => {
    const members = membersOf(config, group);
    return isNested(group) ? { [group]: members } : members;
  });
  return Object.assign({ $schema: SCHEMA_URL, version: DOCUMENT_VERSION }, ...parts) as ConfigDocument;
}

/** Writes the document: the same bytes for the same config. */
export const encodeDocument = (config: RunConfig): string => `${JSON.stringify(toDocument(config), undefined, 2)}\n`;

/** Labels of the given job fields, which the document never holds. */
const givenFields = (job: Job) => jobEntries.filter(([field]) => isGiven(job, field)).map(([, { label }]) => label);

/** Exports the config document; of the job only the output model counts, for the file name. */
export function toConfig(config: RunConfig, job: Job): Export {
  const text = encodeDocument(config);
  const left = givenFields(job);
  return {
    text,
    fileName: fileNameOf(text, job, "json"),
    mediaType: "application/json",
    notes: left.length === 0 ? [] : [`Job details stay on this machine, not in the file: ${left.join(", ")}.`],
    missing: [],
    refused: [],
  };
}
