import type { RunConfig } from "../../schema/fields/config.ts";
import { isGiven, type Job, type JobField, jobFields, jobParameters } from "../../schema/fields/job.ts";
import { grouped } from "../../schema/fields/notation.ts";
import { optimizerSteps } from "../../schema/plan/runSize.ts";
import { type Export, toLaunch } from "./export.ts";
import { HUGGING_FACE_NAME } from "./placeholders.ts";
import { pythonLiteral } from "./pythonLiteral.ts";

type Value = string | number | { readonly [name: string]: number };

/** A table of the file: its header, "" at the top, and its keys with their values. */
type Table = readonly [header: string, keys: Readonly<Record<string, Value | undefined>>];

const TASKSET = "<YOUR_VERIFIERS_TASKSET>";
/** The alpha of prime-rl's own default, whatever the rank. */
const ALPHA = 32;

/**
 * The keys of `rl.toml` in packages/prime-rl-configs of github.com/PrimeIntellect-ai/prime-rl at commit 559b447 (2026-08-21); its models
 * refuse any other.
 */
function tablesOf(config: RunConfig, job: Job): readonly Table[] {
  const { learningRateWarmupSteps: warmup, optimizerWeightDecay: decay, topK } = config;
  const wandb = { project: job.wandbProject || undefined, entity: job.wandbEntity || undefined };
  return [
    ["", { max_steps: optimizerSteps(config), seq_len: config.maxContextLength }],
    ["model", { name: HUGGING_FACE_NAME }],
    ...(wandb.project === undefined && wandb.entity === undefined ? [] : [["monitors.wandb", wandb] as const]),
    ["orchestrator", { token_batch_size: config.batchSize, group_size: config.responseCandidatesCount }],
    [
      "orchestrator.train.sampling",
      {
        temperature: config.temperature,
        max_completion_tokens: config.maxOutputTokens,
        // off is what prime-rl sets itself
        extra_body: topK === 0 ? undefined : { top_k: topK },
      },
    ],
    ["[orchestrator.train.source]", { name: "task" }],
    ["orchestrator.train.source.env.taskset", { id: TASKSET }],
    ["trainer.model.lora", { rank: config.loraRank, alpha: ALPHA }],
    ["trainer.optim", { lr: config.learningRate, weight_decay: decay === "auto" ? undefined : decay }],
    // constant once it is warm; no warm-up is the default schedule, and the linear one refuses it
    ...(warmup === "auto" || warmup === 0
      ? []
      : [["trainer.scheduler", { type: "linear", warmup_steps: warmup, decay_steps: 0 }] as const]),
    ["inference.vllm", { max_model_len: config.maxContextLength }],
  ];
}

/** A number as TOML has it: an exponent without a point is a float, too. */
function valueText(value: Value): string {
  if (typeof value === "string") return pythonLiteral(value);
  if (typeof value === "number") return String(value);
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name} = ${member}`)
    .join(", ")} }`;
}

const tableLines = ([header, keys]: Table): readonly string[] => [
  ...(header === "" ? [] : [`[${header}]`]),
  ...Object.entries(keys).flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${valueText(value)}`])),
  "",
];

/** Job fields specific to Fireworks. */
const unsaid: readonly JobField[] = jobFields.filter((field) => field !== "wandbProject" && field !== "wandbEntity");

function notesOf(config: RunConfig, job: Job): readonly string[] {
  const { topP, chunkSize, batchSizeSamples, epochs, prompts } = config;
  const left = unsaid.filter((field) => isGiven(job, field)).map((field) => jobParameters[field].label);
  const lost = [
    ...(topP === 1 ? [] : [`top-p ${topP} (prime-rl samples with 1)`]),
    ...(chunkSize === "auto" ? [] : [`a chunk size of ${grouped(chunkSize)}`]),
    ...(batchSizeSamples === "auto" ? [] : [`the cap of ${grouped(batchSizeSamples)} samples a batch`]),
  ];
  return [
    "Run with prime-rl on your own GPUs: uv run rl @ FILE. Keys as of its source of 2026-08-21.",
    "Fill in the model's Hugging Face name, and the id of a verifiers taskset, which has prompts and reward.",
    `max_steps is ${grouped(optimizerSteps(config))}: ${epochs} x ${grouped(prompts)} prompts in batches of ${grouped(config.batchSize)} tokens; prime-rl counts steps, not epochs.`,
    "The loss is prime-rl's own (masked where the policies differ, with a KL to the sampling policy), not Fireworks' GRPO, DAPO or GSPO-token, and rollouts may be up to 8 steps old (orchestrator.max_off_policy_steps).",
    `alpha is a choice: ${ALPHA} at every rank, as in prime-rl and in Fireworks' open recipes.`,
    ...(lost.length > 0 ? [`No counterpart, left out: ${lost.join(", ")}.`] : []),
    ...(left.length > 0 ? [`Specific to Fireworks, left out: ${left.join(", ")}.`] : []),
  ];
}

/** The run as a TOML file for prime-rl's `rl` command. Needs nothing that names the job. */
export function toPrimeRl(config: RunConfig, job: Job, { link }: { readonly link: string }): Export {
  const lines = tablesOf(config, job).flatMap(tableLines);
  return toLaunch(job, {
    lines: lines.slice(0, -1),
    notes: notesOf(config, job),
    link,
    extension: "prime-rl.toml",
    mediaType: "application/toml",
    missing: [],
    refused: [],
  });
}
