import type { OrAuto, RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { membersOf, type TopMembers, type Unset } from "./document.ts";
import {
  type Export,
  fileNameOf,
  launchNotes,
  missingIn,
  refusalsOf,
  SCENARIO_STAYS,
  withPlaceholders,
} from "./export.ts";
import { MANAGED_CLOSED } from "./managed.ts";

type Members = Readonly<Record<string, number | string | boolean>>;

/** The body of POST /v1/accounts/{account}/reinforcementFineTuningJobs, and nothing of ours in it. */
export interface RequestBody extends TopMembers {
  readonly dataset: string;
  readonly evaluator: string;
  readonly displayName?: string;
  readonly evaluationDataset?: string;
  readonly evalAutoCarveout?: boolean;
  readonly trainingConfig: Members;
  readonly wandbConfig?: Members;
  readonly inferenceParameters: Members;
  readonly mcpServer?: string;
  readonly nodeCount?: number;
  readonly lossConfig: Members;
  readonly maxConcurrentRollouts?: number;
  readonly maxConcurrentEvaluations?: number;
}

/** Returns the member under its name, or none if the value is empty. */
const optional = <Name extends string>(name: Name, value: string) =>
  (value === "" ? {} : { [name]: value }) as { [K in Name]?: string };

/** Returns the member under its name, or none if the count is on auto. */
const counted = <Name extends string>(name: Name, value: OrAuto) =>
  (value === "auto" ? {} : { [name]: value }) as { [K in Name]?: number };

/** Options of an export that creates a managed job. */
export interface ManagedOptions {
  /** The page's address with the settings. */
  readonly link: string;
  readonly unset?: Unset;
}

/** Returns the W&B settings. The key is never written: it comes from the sender's environment. */
function wandbConfigOf({ wandbProject, wandbEntity }: Job): { wandbConfig?: Members } {
  if (wandbProject === "" && wandbEntity === "") return {};
  return {
    wandbConfig: { enabled: true, ...optional("project", wandbProject), ...optional("entity", wandbEntity) } as Members,
  };
}

/** Returns method and KL weight; only GRPO has a KL term. */
function lossConfigOf(config: RunConfig, unset?: Unset): Members {
  const { method, klBeta } = membersOf(config, "lossConfig", unset);
  const sent: Record<string, number | string> = {};
  if (method !== undefined) sent["method"] = method;
  if (klBeta !== undefined && config.lossMethod === "grpo") sent["klBeta"] = klBeta;
  return sent;
}

/** Returns the request, keys in the service's order, with placeholders for missing fields and without unset ones. */
export function toRequestBody(config: RunConfig, job: Job, unset?: Unset): RequestBody {
  const { dataset, evaluator, displayName, outputModel, baseModel, warmStartFrom, ...rest } = withPlaceholders(job);
  const { topK, ...sampling } = membersOf(config, "inferenceParameters", unset);
  return {
    dataset,
    evaluator,
    ...optional("displayName", displayName),
    ...optional("evaluationDataset", rest.evaluationDataset),
    ...(rest.evalAutoCarveout === "" ? {} : { evalAutoCarveout: rest.evalAutoCarveout === "true" }),
    trainingConfig: {
      ...optional("outputModel", outputModel),
      ...optional("baseModel", baseModel),
      ...optional("warmStartFrom", warmStartFrom),
      ...membersOf(config, "trainingConfig", unset),
    } as Members,
    ...wandbConfigOf(job),
    inferenceParameters: {
      ...sampling,
      ...optional("extraBody", rest.extraBody),
      ...(topK === undefined ? {} : { topK }),
    } as Members,
    ...(membersOf(config, "job", unset) as TopMembers),
    ...optional("mcpServer", rest.mcpServer),
    ...counted("nodeCount", rest.nodeCount),
    lossConfig: lossConfigOf(config, unset),
    ...counted("maxConcurrentRollouts", rest.maxConcurrentRollouts),
    ...counted("maxConcurrentEvaluations", rest.maxConcurrentEvaluations),
  };
}

/** Writes the request: the same bytes for the same config and job. */
export const encodeRequest = (config: RunConfig, job: Job, unset?: Unset): string =>
  `${JSON.stringify(toRequestBody(config, job, unset), undefined, 2)}\n`;

const isFullName = (name: string) => name === "" || name.startsWith("accounts/");

/** Returns which of dataset and evaluator have a short name. */
export const shortNames = (job: Job): readonly ("dataset" | "evaluator")[] =>
  (["dataset", "evaluator"] as const).filter((field) => !isFullName(job[field]));

/** Returns the notes of a request that is sent as it is, without a command line that completes it. */
export function requestNotes(config: RunConfig, job: Job): readonly string[] {
  return [
    MANAGED_CLOSED,
    ...shortNames(job).map(
      (field) => `The ${field} is a short name, but the request needs accounts/…/${field}s/… (ep would complete it).`,
    ),
    ...(wandbConfigOf(job).wandbConfig === undefined
      ? []
      : ["The W&B key is never written: add wandbConfig.apiKey before sending."]),
    ...launchNotes(config),
  ];
}

/** Exports the request body as JSON. */
export function toRequest(config: RunConfig, job: Job, { unset }: { readonly unset?: Unset } = {}): Export {
  const text = encodeRequest(config, job, unset);
  return {
    text,
    fileName: fileNameOf(text, job, "request.json"),
    mediaType: "application/json",
    notes: [...requestNotes(config, job), SCENARIO_STAYS],
    missing: missingIn(job),
    refused: refusalsOf(job),
  };
}
