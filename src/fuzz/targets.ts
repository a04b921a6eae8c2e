import { readLog } from "../diagnosis/formats/readLog.ts";
import { encodeDocument } from "../exchange/export/document.ts";
import { decodeImport } from "../exchange/imports/import.ts";
import { decodeLink, encodeLink } from "../exchange/link/link.ts";
import { decodeRunsFile, encodeRunsFile } from "../exchange/runs/runsFile.ts";
import { parseJson } from "../exchange/text/json.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { jobFields } from "../schema/fields/job.ts";
import { entries } from "../schema/fields/parameters.ts";
import { parseGpuName } from "../schema/plan/setupNames/parseGpuName.ts";
import { parseModelName } from "../schema/plan/setupNames/parseModelName.ts";
import { checkJobField } from "../schema/values/checkJob.ts";
import { readValue } from "../schema/values/typedValue.ts";
import type { Input } from "./input.ts";

/** A reader of foreign input. */
export interface Target {
  readonly name: string;
  /** Valid inputs to edit. */
  readonly samples: readonly string[];
  /** Must return or resolve, and never throw. */
  readonly read: (input: Input) => unknown;
  /** Time limit for one input, in ms, for readers in a worker; by default the limit of the page. */
  readonly limit?: number;
}

const document = encodeDocument(defaultConfig);
const link = encodeLink(defaultConfig);

/** Wraps a reader that may throw a SyntaxError, and nothing else. */
const orSyntaxError = (read: (input: Input) => unknown) => (input: Input) => {
  try {
    read(input);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
};

const commands: readonly string[] = [
  "firectl rftj create --dataset my-data --evaluator my-check --learning-rate 2e-4 --lora-rank 16 \\\n  --epochs=2 --temperature '0.8'",
  `curl -X POST https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs -H "Authorization: Bearer $KEY" -d '{"trainingConfig":{"epochs":2}}'`,
  'E=3\nM="${M:-accounts/me/models/m}"\nep create rft --epochs $E --base-model "$M" `\n  --lora-rank 16 --eval-auto-carveout\n',
  '"""Launch."""\nE = 3\nc.reinforcement_fine_tuning_jobs.create(dataset="d", training_config={"epochs": E})\n',
  'import training.recipes.rl_loop as r\nc = r.Config(log_path="x", lora_rank=8, lr_scheduler=ConstantSchedule(warmup_steps=3), prompt_groups_per_step=4, eps_clip_high=0.28, kl_beta=0)\n',
  'fetch("/v1/accounts/a/reinforcementFineTuningJobs", {body: JSON.stringify({dataset: "d", trainingConfig: {epochs: 3}})})',
  '{"cells":[{"cell_type":"code","source":["!ep create rft --epochs 3"]}],"nbformat":4}',
  'config = GRPOConfig(\n    learning_rate=2e-4,  # a comment\n    num_generations=8,\n    **{"beta": 0.01},\n)\n',
];

const notebook = encodeRunsFile([
  {
    id: "0".repeat(32),
    created: "2026-03-01T12:00:00.000Z",
    changed: "2026-03-02T12:00:00.000Z",
    title: "First",
    link,
    note: "two lines\nof words",
    log: {
      name: "trainer_state.json",
      format: "Hugging Face trainer state",
      points: 3,
      steps: [1, 2, 3],
      reward: [0.2, 0.4, 0.5],
      verdict: "healthy",
      cause: "",
      confidence: "high",
      summary: "The reward rises from 0.2 to 0.5.",
    },
  },
]);

const logs: readonly string[] = [
  "step,reward,kl\n1,0.31,0.001\n2,0.33,0.002\n3,0.4,0.003\n",
  '{"step": 1, "train/reward": 0.3}\n{"step": 2, "train/reward": 0.32}\n',
  "{'loss': 0.1, 'rewards/correct/mean': 0.25, 'epoch': 0.01}\n{'loss': 0.1, 'rewards/correct/mean': 0.3, 'epoch': 0.02}\n",
  '{"global_step": 2, "log_history": [{"step": 1, "reward": 0.3}, {"step": 2, "reward": 0.4}]}',
];

/** Every reader of foreign input. */
export const targets: readonly Target[] = [
  {
    name: "link",
    samples: [link, `https://example.org/${link}`, "#lr=2e-4&ep=3"],
    read: ({ text }) => decodeLink(text),
  },
  { name: "file", samples: [document], read: ({ bytes }) => decodeImport(bytes) },
  { name: "paste", samples: [document, ...commands], read: ({ text }) => decodeImport(text) },
  {
    name: "model",
    samples: ["Qwen3 32B", "accounts/fireworks/models/llama-v3p3-70b-instruct", "MyModel-13B", "8x7b"],
    read: ({ text }) => parseModelName(text),
  },
  { name: "gpu", samples: ["8x H200", "2 x 80 GB", "A100-SXM4-80GB"], read: ({ text }) => parseGpuName(text) },
  {
    name: "json",
    samples: [document, '[1,{"a":[true,null,"\\u00e9"]}]'],
    read: orSyntaxError(({ text }) => parseJson(text)),
  },
  { name: "log", samples: logs, read: ({ bytes }) => readLog(bytes), limit: 3000 },
  { name: "notebook", samples: [notebook], read: ({ bytes }) => decodeRunsFile(bytes) },
  {
    name: "number",
    samples: ["1e-4", "32,768 tokens", "1×10⁻⁴", "28 %", "1 000", "auto", "80 GB", "10k"],
    read: ({ text }) => entries.map(([field]) => readValue(text, field)),
  },
  {
    name: "job",
    samples: ["my-dataset", "accounts/me/models/my-model", "accounts/me/datasets/1"],
    read: ({ text }) => jobFields.map((field) => checkJobField(field, text)),
  },
];
