import type { LossMethod, RunConfig } from "../../schema/fields/config.ts";
import { emptyJob } from "../../schema/fields/job.ts";
import { grouped } from "../../schema/fields/notation.ts";
import { responsesPerStep } from "../../schema/fields/sizing.ts";
import { type Export, fileNameOf, linkComment, SCENARIO_STAYS } from "./export.ts";
import { type Literal, pythonLiteral } from "./pythonLiteral.ts";
import { BUILT_IN_KL, trainedKl } from "./recipeConfig.ts";

/** How a Fireworks loss is said in TRL. */
interface Loss {
  readonly settings: Readonly<Record<string, string | number>>;
  readonly note: string;
}

/** Clip ranges and averages of Fireworks' page on its loss methods (2026): 0.8–1.2, 0.8–1.28, and 1 - 3e-4 to 1 + 4e-4. */
const losses: Readonly<Record<LossMethod, Loss>> = {
  grpo: {
    settings: { loss_type: "dapo", epsilon: 0.2 },
    note: 'Fireworks averages the loss of GRPO over tokens; TRL\'s own "grpo" averages over sequences first, so loss_type="dapo" is the nearest.',
  },
  dapo: {
    settings: { loss_type: "dapo", epsilon: 0.2, epsilon_high: 0.28 },
    note: "Fireworks' DAPO is the token mean with the wider clip and no KL term; it shapes no rewards for length and samples no prompts anew.",
  },
  "gspo-token": {
    settings: { loss_type: "grpo", importance_sampling_level: "sequence_token", epsilon: 3e-4, epsilon_high: 4e-4 },
    note: "GSPO-token is TRL's experimental trainer alone: from trl.experimental.gspo_token import GRPOTrainer. With one advantage a sequence, as here, its gradient is GSPO's.",
  },
};

/** Sequences in one optimizer step, not rounded: what the tokens hold, at most the cap in samples. */
function sequencesPerStep(config: RunConfig): number {
  const held = responsesPerStep(config);
  return config.batchSizeSamples === "auto" ? held : Math.min(held, config.batchSizeSamples);
}

/** Whole groups in one optimizer step as the batch counts them. */
const groupsInBatch = (config: RunConfig) => Math.ceil(sequencesPerStep(config) / config.responseCandidatesCount);

/** Whole groups in one optimizer step: at most one of each prompt, since TRL's trainer refuses a batch beyond the dataset. */
const groupsPerStep = (config: RunConfig) => Math.min(groupsInBatch(config), config.prompts);

/** Prompts that are rolled out together; undefined where that is left to TRL, which rolls out one optimizer step's. */
const promptsPerChunk = ({ chunkSize, prompts }: RunConfig) =>
  chunkSize === "auto" || chunkSize < 1 ? undefined : Math.min(chunkSize, prompts);

function batchNote(config: RunConfig): string {
  const { batchSize, typicalTokens, batchSizeSamples, responseCandidatesCount: n } = config;
  const exact = sequencesPerStep(config);
  const total = groupsInBatch(config) * n;
  const cap = batchSizeSamples === "auto" ? "" : `, capped at ${grouped(batchSizeSamples)} samples`;
  const sum = `${grouped(batchSize)} tokens / ${grouped(typicalTokens)} a typical sequence${cap} = ${grouped(exact)}`;
  const rounded =
    exact === total
      ? `a multiple of the ${n} of a group`
      : `rounded up to ${grouped(total)}, a multiple of the ${n} of a group`;
  return `TRL's batch counts sequences, not tokens: ${sum}, ${rounded}. Divide gradient_accumulation_steps by the number of processes.`;
}

/** Where TRL cannot train on every prompt in every epoch. */
function promptNotes(config: RunConfig): readonly string[] {
  const { prompts } = config;
  const inBatch = groupsInBatch(config);
  const together = promptsPerChunk(config) ?? groupsPerStep(config);
  const left = prompts % together;
  return [
    ...(inBatch > prompts
      ? [
          `The batch holds ${grouped(inBatch)} groups, but the dataset has ${grouped(prompts)} prompts: TRL's trainer refuses that, so a step takes ${grouped(prompts)} groups.`,
        ]
      : []),
    ...(left > 0
      ? [
          `TRL drops ${grouped(left)} of the ${grouped(prompts)} prompts in each epoch: what does not fill ${grouped(together)} together.`,
        ]
      : []),
  ];
}

function chunkNote(config: RunConfig): string {
  const chunk = promptsPerChunk(config);
  if (chunk === undefined) {
    const left = config.chunkSize === "auto" ? "left to the service" : "turned off";
    return `Chunks of prompts are ${left}: TRL samples anew for each optimizer step.`;
  }
  return `steps_per_generation rolls out ${grouped(chunk)} prompts at a time, as a chunk: ${grouped(chunk)} x ${config.responseCandidatesCount} rollouts. Divide it by the number of processes, too.`;
}

function klNote({ lossMethod, klBeta }: RunConfig): readonly string[] {
  if (lossMethod !== "grpo" || (klBeta !== "auto" && klBeta !== 0)) return [];
  return [`beta is the KL weight of ${BUILT_IN_KL} that Fireworks builds into GRPO.`];
}

const notesOf = (config: RunConfig): readonly string[] => [
  batchNote(config),
  ...promptNotes(config),
  losses[config.lossMethod].note,
  ...klNote(config),
  "vllm_max_model_length is the context, which holds with use_vllm=True alone. Without vLLM, leave out prompts that do not fit beside the completion.",
  chunkNote(config),
  "lora_alpha and target_modules are choices: twice the rank, and all linear layers. Fireworks' open recipes use alpha 32 whatever the rank (since 2026-06-13); managed RFT's is not documented.",
  "What is left to the service (warm-up, weight decay) has TRL's own default here, and so has the schedule of the rate, which TRL lowers to 0.",
  "The names of the job (models, dataset, evaluator) are Fireworks' own: give GRPOTrainer a Hugging Face model, a dataset and a reward function.",
];

const keyword = ([name, value]: readonly [string, Literal]) => `    ${name}=${pythonLiteral(value, "    ")},`;

const call = (name: string, type: string, keywords: Readonly<Record<string, Literal>>) =>
  [`${name} = ${type}(`, ...Object.entries(keywords).map(keyword), ")"] as const;

/** GRPOConfig of TRL and LoraConfig of PEFT that come nearest to the run. Needs nothing that names the job. */
export function toTrl(config: RunConfig, { link }: { readonly link: string }): Export {
  const notes = notesOf(config);
  const chunk = promptsPerChunk(config);
  const { learningRateWarmupSteps: warmup, optimizerWeightDecay: decay, responseCandidatesCount: n } = config;
  const lines = [
    linkComment(link),
    ...notes.map((note) => `# ${note}`),
    "from peft import LoraConfig",
    "from trl import GRPOConfig",
    "",
    ...call("training_args", "GRPOConfig", {
      output_dir: "rft-output",
      learning_rate: config.learningRate,
      num_train_epochs: config.epochs,
      per_device_train_batch_size: n,
      gradient_accumulation_steps: groupsPerStep(config),
      ...(chunk === undefined ? {} : { steps_per_generation: chunk }),
      ...(warmup === "auto" ? {} : { warmup_steps: warmup }),
      ...(decay === "auto" ? {} : { weight_decay: decay }),
      num_generations: n,
      max_completion_length: config.maxOutputTokens,
      vllm_max_model_length: config.maxContextLength,
      temperature: config.temperature,
      top_p: config.topP,
      top_k: config.topK,
      ...losses[config.lossMethod].settings,
      beta: trainedKl(config),
    }),
    ...call("peft_config", "LoraConfig", {
      r: config.loraRank,
      lora_alpha: 2 * config.loraRank,
      target_modules: "all-linear",
      task_type: "CAUSAL_LM",
    }),
  ];
  const text = `${lines.join("\n")}\n`;
  return {
    text,
    fileName: fileNameOf(text, emptyJob, "trl.py"),
    mediaType: "text/x-python",
    notes: [...notes, SCENARIO_STAYS],
    missing: [],
    refused: [],
  };
}
