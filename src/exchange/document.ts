import type { Field, RunConfig } from "../schema/config.ts";
import { DOCUMENT_VERSION, isNested, layout, lossMethodNames, requestName } from "../schema/layout.ts";
import { SCHEMA_URL } from "../schema/site.ts";

type Value = number | string;

type Members = Readonly<Record<string, Value>>;

/** The config document: what is downloaded, and read again. Fields on auto are left out. */
export interface ConfigDocument {
  readonly $schema: string;
  readonly version: typeof DOCUMENT_VERSION;
  readonly trainingConfig: Members;
  readonly inferenceParameters: Members;
  readonly chunkSize?: number;
  readonly lossConfig: Members;
  readonly scenario: Members;
  readonly seed: number;
}

/** The value as the request spells it. */
const requestValue = (config: RunConfig, field: Field): Value =>
  field === "lossMethod" ? lossMethodNames[config.lossMethod] : config[field];

/** The members of these fields under their request names, in order, without those on auto. */
const membersOf = (config: RunConfig, fields: readonly Field[]): [string, Value][] =>
  fields.filter((field) => config[field] !== "auto").map((field) => [requestName(field), requestValue(config, field)]);

/** The config as a plain object, keys in the order in which they are written. */
export function toDocument(config: RunConfig): ConfigDocument {
  const parts = layout.flatMap(({ group, fields }): [string, Value | Members][] => {
    const members = membersOf(config, fields);
    return isNested(group) ? [[group, Object.fromEntries(members)]] : members;
  });
  return { $schema: SCHEMA_URL, version: DOCUMENT_VERSION, ...Object.fromEntries(parts) } as ConfigDocument;
}

/** The text of the document: the same bytes for the same config. */
export const encodeDocument = (config: RunConfig): string => `${JSON.stringify(toDocument(config), undefined, 2)}\n`;

/** FNV-1a of the bytes, 32 bits, as 8 hexadecimal digits. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** A file name that tells two configs apart: rft-config-1a2b3c4d.json. */
export const fileName = (config: RunConfig): string =>
  `rft-config-${fingerprint(new TextEncoder().encode(encodeDocument(config)))}.json`;
