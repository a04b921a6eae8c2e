import type { Field } from "../../../schema/fields/config.ts";
import { type JobField, jobEntries } from "../../../schema/fields/job.ts";
import { isNested, layout, pathOf } from "../../../schema/fields/layout.ts";
import { entries } from "../../../schema/fields/parameters.ts";

/** The meaning of a name in a text. */
export type About =
  | { readonly kind: "setting"; readonly field: Field; readonly old?: true }
  | { readonly kind: "job"; readonly field: JobField; readonly old?: true }
  /** An object that holds settings. */
  | { readonly kind: "group" }
  /** Marks the kind of the file. */
  | { readonly kind: "marker" }
  /** A key, a signed address, credentials: never shown, kept or passed on. */
  | { readonly kind: "secret" }
  | { readonly kind: "other"; readonly reason: string };

/** The meaning of a name of a setting or a job field. */
export type AboutField = Extract<About, { readonly field: Field | JobField }>;

export const isAboutField = (about: About): about is AboutField => about.kind === "setting" || about.kind === "job";

const RESERVED: readonly string[] = ["__proto__", "constructor", "prototype"];

const OUTPUT = "written by the service, not a setting";
const DEPRECATED = "deprecated: Goldilocks never sends it; left out";
const KNOWN = "a field of the service that Goldilocks has no setting for; left out";
const OWN = "names one job; the next one gets a name of its own";
const CLIENT = "for the client that sends it, not a setting";
const STORAGE = "where the account's data lies, not a setting; left out";

/** Other names in a request, a job or a call, and the reason why they are ignored. A field with an entry is read, even if it is listed. */
const others: readonly (readonly [reason: string, paths: readonly string[]])[] = [
  [
    OUTPUT,
    [
      ...["state", "status", "createTime", "completedTime", "updateTime", "createdBy", "outputStats", "outputMetrics"],
      ...["jobProgress", "acceleratorSeconds", "encryptionState", "purpose", "wandbConfig.url", "wandbConfig.runId"],
      ...["trainingConfig.region", "nextPageToken", "totalSize"],
    ],
  ],
  [DEPRECATED, ["trainingConfig.gradientAccumulationSteps", "trainingConfig.jinjaTemplate"]],
  [
    KNOWN,
    [
      ...["maxInferenceReplicaCount", "useReservation", "reservationTarget"],
      ...["trainingConfig.loraAlpha", "trainingConfig.loraDropout", "trainingConfig.loraTargetModules"],
      ...["trainingConfig.lrScheduler", "trainingConfig.trainerShardingScheme", "lossConfig.dpo", "lossConfig.orpo"],
    ],
  ],
  [OWN, ["name", "reinforcementFineTuningJobId"]],
  [CLIENT, ["accountId", "parent", "extraHeaders", "extraQuery", "extraBody", "timeout"]],
  [STORAGE, ["awsS3Config.iamRoleArn", "azureBlobStorageConfig.managedIdentityClientId"]],
  [STORAGE, ["azureBlobStorageConfig.tenantId"]],
  ["follows from whether a W&B project is given", ["wandbConfig.enabled"]],
];

/** Objects whose members are read one by one. */
const groups = [
  ...layout.filter(({ group }) => isNested(group)).map(({ group }) => group as string),
  ...["wandbConfig", "awsS3Config", "azureBlobStorageConfig"],
];

const known: ReadonlyMap<string, About> = new Map<string, About>([
  ["$schema", { kind: "marker" }],
  ["version", { kind: "marker" }],
  ...groups.map((group): [string, About] => [group, { kind: "group" }]),
  ...others.flatMap(([reason, paths]) => paths.map((path): [string, About] => [path, { kind: "other", reason }])),
  ...entries.map(([field]): [string, About] => [pathOf(field), { kind: "setting", field }]),
  ...entries.flatMap(([field, { group, oldRequestName: old }]): [string, About][] =>
    old === undefined ? [] : [[`${group}.${old}`, { kind: "setting", field, old: true }]],
  ),
  ...jobEntries.map(([field, { path }]): [string, About] => [path, { kind: "job", field }]),
]);

/** Names of secrets: keys, tokens and the like, but not `maxTokens`. */
const secret =
  /(?:apikey|accesskey|privatekey|secret|token(?!s)|passw|credential|signedurl|signature|authori[sz]ation)/;

/** Tells whether the value of a name is a secret. */
export const isSecret = (name: string) => secret.test(name.toLowerCase().replace(/[-_ .]/g, ""));

/** Spells a name as the request does: training_config becomes trainingConfig. */
export const camelCase = (name: string) =>
  !name.includes("_")
    ? name
    : name.replace(/(?<=[a-z0-9])_+([a-z0-9])/gi, (_whole, letter: string) => letter.toUpperCase());

/** Returns the meaning of a path, its names spelled as in the request. */
export function aboutPath(names: readonly string[]): About {
  const found = known.get(names.join("."));
  if (found) return found;
  if (names.some((name) => RESERVED.includes(name))) {
    return { kind: "other", reason: "a reserved name, which is never taken" };
  }
  if (isSecret(names.at(-1) ?? "")) return { kind: "secret" };
  return { kind: "other", reason: "Goldilocks has no such setting; left out" };
}
