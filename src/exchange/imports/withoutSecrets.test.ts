import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob } from "../../schema/fields/job.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { quote } from "../../schema/values/quote.ts";
import { exportTo } from "../export/targets.ts";
import { decodeLink, encodeLink } from "../link/link.ts";
import { applyImport, decodeImport } from "./import.ts";

const texts: readonly string[] = [
  "firectl rftj create --base-model m --dataset 'my data' --evaluator e \\\n  --learning-rate 2e-4 --epochs=2 --display-name \"a run\"\n",
  'export WANDB_PROJECT=p\nE=3\nep create rft --epochs $E --dataset "d" --evaluator e `\n  --lora-rank 16\n',
  `curl -X POST https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs -H "Content-Type: application/json" -d '{"dataset":"d","evaluator":"e","trainingConfig":{"epochs":2,"baseModel":"m"}}'\n`,
  'c = Fireworks()\nD = "d"\nc.reinforcement_fine_tuning_jobs.create(dataset=D, evaluator="e", training_config={"epochs": 3, "base_model": \'m\'})\n',
  'import training.recipes.rl_loop as r\nc = r.Config(log_path="x", dataset="d.jsonl", lora_rank=8, base_model="m", kl_beta=0)\n',
  'dataset: d\ntrainingConfig:\n  epochs: 2\n  baseModel: "m"\nlossConfig: { method: DAPO }\n',
  '{"cells":[{"cell_type":"code","source":["!ep create rft --epochs 3 --dataset d --evaluator e\\n"]}],"nbformat":4}',
  '{"displayName":"a run","dataset":"d","evaluator":"e","trainingConfig":{"epochs":2,"loraRank":16}}',
  'fetch("/v1/accounts/a/reinforcementFineTuningJobs", {body: JSON.stringify({dataset: "d", trainingConfig: {epochs: 3}})})',
  "#v=1&lr=2e-4&ep=3",
];

const of = (characters: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });
const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz";
const token = fc.tuple(of(lower + lower.toUpperCase() + digits, 22)).map(([text]) => `${text}a7`);
/** A secret as it stands in a text, and the part of it that nothing may show. */
const secret = fc.oneof(
  token.map((text) => [`fw_${text}`, text] as const),
  token.map((text) => [`sk-proj-${text}`, text] as const),
  of("0123456789abcdef", 38).map((text) => [`${text}a7`, `${text}a7`] as const),
  token.map((text) => [` FIREWORKS_API_KEY=${text} `, text] as const),
  token.map((text) => [` -H 'Authorization: Bearer ${text}' `, text] as const),
  token.map((text) => [` Authorization: ${text}\n`, text] as const),
  token.map((text) => [` --api-key "${text}" `, text] as const),
  of(lower, 14).map((text) => [` --api-key ${text} `, text] as const),
  of(lower, 14).map((text) => [`\nexport FIREWORKS_API_KEY=${text}\n`, text] as const),
);
const damage = fc.array(
  fc.tuple(
    fc.nat({ max: 999 }),
    fc.nat({ max: 3 }),
    fc.constantFrom("", "'", '"', "\\", "\n", " ", "$(", "`", "{", "<<E\n", "#"),
  ),
  { maxLength: 3 },
);
const place = (text: string, share: number) => Math.floor((text.length * share) / 1000);

/** Length of a piece of a secret that no output may have. */
const PIECE = 12;
const piecesOf = (text: string) =>
  Array.from({ length: text.length - PIECE + 1 }, (_, at) => text.slice(at, at + PIECE));

test("a secret at any place of any text, whole or broken, gets into no value, message, link or export", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      damage,
      fc.nat({ max: 1000 }),
      secret,
      (text, spots, at, [planted, bare]) => {
        const broken = spots.reduce((rest, [spot, cut, put]) => {
          const from = place(rest, spot);
          return rest.slice(0, from) + put + rest.slice(from + cut);
        }, text);
        const source = broken.slice(0, place(broken, at)) + planted + broken.slice(place(broken, at));
        const read = decodeImport(source);
        const config = applyImport(defaultConfig, read.values);
        const job = { ...emptyJob, ...read.job };
        const exported = (["request", "firectl", "python", "rl-loop"] as const).map(
          (to) => exportTo(to, config, job, "").text,
        );
        const output = JSON.stringify([read, exported, encodeLink(config)]);
        for (const piece of piecesOf(bare)) expect(output).not.toContain(piece);
      },
    ),
    { numRuns: propertyRuns(400) },
  );
});

test.each([
  ["a stray apostrophe", "firectl rftj create --dataset d' --api-key fw_3ZhL9yQabcdEFGH1234567 --evaluator 'e"],
  ["a missing continuation", "firectl rftj create --dataset\n  fw_3ZhL9yQabcdEFGH1234567 --evaluator e"],
  ["a continuation without a blank", "firectl rftj create --evaluator e --dataset\\\nfw_3ZhL9yQabcdEFGH1234567"],
  [
    "a key of W&B among the words",
    `firectl rftj create --epochs 2 ${"3ZhL9yQ".replace(/\W|[g-z]/gi, "")}${"0123456789abcdef".repeat(3)}`,
  ],
])("%s does not put a key into a job field or a message", (_, text) => {
  const output = JSON.stringify(decodeImport(text));
  expect(output).not.toMatch(/L9yQ|EFGH|89abcdef/);
});

test.each([
  "accounts/fireworks/models/qwen3-8b",
  "accounts/my-account-2026/datasets/fw_prompts",
  "task-classification-of-questions-2026",
  "sk-learn baseline, take 2",
  "data/hf_gsm8k/train.jsonl",
  "token budget 2048",
  "0123456789012345678901234567890123456789",
  "https://storage.example.com/a/b?x=1",
  "--max-tokens 512",
  "max_token=512, eos_token=x",
  "tokenizer=qwen, WANDB_PROJECT=p",
  "importance_sampling_level=token",
  "reward_fn_key=data_source",
  "api_key=None",
])("%j is no secret", (text) => {
  expect(checkJobField("displayName", text)).toEqual({ ok: true, value: text });
  const { job } = decodeImport(JSON.stringify({ dataset: text, trainingConfig: { epochs: 2 } }));
  expect(job.dataset).toBe(text);
});

const named = [
  "--api-key mysecretkey",
  "--api-key=mysecretkey",
  "export FIREWORKS_API_KEY=mysecretkey",
  "HF_TOKEN='mysecretkey'",
  '{"apiKey": "mysecretkey"}',
  "Authorization: Bearer mysecretkey",
  "password: mysecretkey",
  "https://example.com/?token=mysecretkey",
];

test.each(named)("%s: a word behind the name of a secret is no job detail and is not shown", (text) => {
  const checked = checkJobField("displayName", text);
  expect(checked.ok).toBe(false);
  expect(JSON.stringify(checked)).not.toContain("mysecret");
  expect(quote(text)).not.toContain("mysecret");
});

test.each(named)("%s: a word behind the name of a secret is dropped wherever else it stands in an import", (text) => {
  const commands = [
    `${text}\nfirectl rftj create --dataset mysecretkey --evaluator e`,
    `firectl rftj create --evaluator e --dataset d ${text} mysecretkey`,
    JSON.stringify({ dataset: text, evaluator: "e", trainingConfig: { epochs: 2 } }),
  ];
  for (const command of commands) expect(JSON.stringify(decodeImport(command))).not.toContain("mysecret");
});

test("a short value behind the name of a secret is no job detail", () => {
  for (const text of ["API_KEY=abc", "--token a1"]) expect(checkJobField("dataset", text).ok).toBe(false);
});

test("a key in a link is not shown again", () => {
  const link = "#v=1&lr=fw_3ZhL9yQabcdEFGH1234567&sk-3ZhL9yQabcdEFGH1234567=2";
  expect(decodeLink(link).problems).toHaveLength(2);
  expect(JSON.stringify(decodeLink(link))).not.toMatch(/L9yQ/);
});

test("a key is no job detail, wherever it was typed or stored", () => {
  for (const text of ["fw_hunter2", "x sk-3ZhL9yQabcdEFGH1234567", `${"abc123".repeat(6)}abcd`]) {
    const checked = checkJobField("dataset", text);
    expect(checked.ok).toBe(false);
    expect(JSON.stringify(checked)).not.toMatch(/hunter2|abc123|L9yQ/);
  }
});

test.each([
  [
    "a word that looks like the name of a secret",
    'c.reinforcement_fine_tuning_jobs.create(training_config=dict(base_model="@/etc/passwd", learningRateWarmupSteps=12))',
    "training_config.learningRateWarmupSteps",
  ],
  [
    "a value that ends like the name of a secret",
    "V1=gspo-token\nV2=accounts/me/models/qwen3-8b\nfirectl rftj create --rl-loss-method $V1 --dataset $V2 --evaluator qwen3-8b",
    "--evaluator",
  ],
  [
    "an empty secret",
    '{"trainingConfig": {"epochs": 2}, "inferenceParameters": {"apiKey": "", "response_candidates_count": 4}}',
    "inferenceParameters.response_candidates_count",
  ],
])("a setting behind %s keeps its own name", (_, text, path) => {
  const row = decodeImport(text).rows.find((one) => one.path === path);
  expect(row).toBeDefined();
  expect(row?.secret).toBeUndefined();
});
