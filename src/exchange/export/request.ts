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

/** The member under its name, or none where nothing is given. */
const optional = <Name extends string>(name: Name, value: string) =>
  (value === "" ? {} : { [name]: value }) as { [K in Name]?: string };

/** The member under its name, or none where the count is left to the service. */
const counted = <Name extends string>(name: Name, value: OrAuto) =>
  (value === "auto" ? {} : { [name]: value }) as { [K in Name]?: number };

/** What a form of a managed job is made with. */
export interface ManagedOptions {
  /** The page's address with the settings. */
  readonly link: string;
  readonly unset?: Unset;
}

/** W&B's key is never written: it comes from the environment of whoever sends the request. */
function wandbConfigOf({ wandbProject, wandbEntity }: Job): { wandbConfig?: Members } {
  if (wandbProject === "" && wandbEntity === "") return {};
  return {
    wandbConfig: { enabled: true, ...optional("project", wandbProject), ...optional("entity", wandbEntity) } as Members,
  };
}

/** KL weight and method; only GRPO has a KL term. */
function lossConfigOf(config: RunConfig, unset?: Unset): Members {
  const { method, klBeta } = membersOf(config, "lossConfig", unset);
  const sent: Record<string, number | string> = {};
  if (method !== undefined) sent["method"] = method;
  if (klBeta !== undefined && config.lossMethod === "grpo") sent["klBeta"] = klBeta;
  return sent;
}

/** The request, keys in the service's order; a placeholder stands for what is missing, and what is left unset is not there. */
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

/** The text of the request: the same bytes for the same config and job. */
export const encodeRequest = (config: RunConfig, job: Job, unset?: Unset): string =>
  `${JSON.stringify(toRequestBody(config, job, unset), undefined, 2)}\n`;

const isFullName = (name: string) => name === "" || name.startsWith("accounts/");

/** Which of the two names that a job needs are short ones. */
export const shortNames = (job: Job): readonly ("dataset" | "evaluator")[] =>
  (["dataset", "evaluator"] as const).filter((field) => !isFullName(job[field]));

/** What there is to say where the request is sent as it is, rather than by a command line that completes it. */
export function requestNotes(config: RunConfig, job: Job): readonly string[] {
  return [
    MANAGED_CLOSED,
    ...shortNames(job).map(
      (field) =>
        `The ${field} is sent as it was typed, but the request takes a full name, accounts/…/${field}s/…; ep completes a short one.`,
    ),
    ...(wandbConfigOf(job).wandbConfig === undefined
      ? []
      : ["The key of W&B is never written here: add wandbConfig.apiKey where the request is sent."]),
    ...launchNotes(config),
  ];
}

/** The pure request body as JSON. */
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
