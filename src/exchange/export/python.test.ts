import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { encodeLink } from "../link/link.ts";
import { argumentText, hostileTexts } from "../text/hostile.ts";
import { toPython } from "./python.ts";
import { pythonLiteral } from "./pythonLiteral.ts";
import { toRequestBody } from "./request.ts";
import { toTrl } from "./trl.ts";

const there = spawnSync("python3", ["--version"]).status === 0;
if (!there) process.stderr.write("python3 is not there: what is written for Python is not run by it\n");
const testInPython = test.skipIf(!there);

const folder = mkdtempSync(join(tmpdir(), "goldilocks-python-"));
afterAll(() => rmSync(folder, { recursive: true }));

const record = `import json, os
def record(**told):
    with open(os.environ["TOLD"], "a") as file:
        file.write(json.dumps(told) + "\\n")
`;
writeFileSync(join(folder, "recorder.py"), record);
writeFileSync(
  join(folder, "fireworks.py"),
  `from recorder import record
class Jobs:
    def create(self, *, dataset, evaluator, **others):
        record(dataset=dataset, evaluator=evaluator, **others)
class Fireworks:
    def __init__(self, *, api_key=None, account_id=None):
        record(api_key=api_key, account_id=account_id)
        self.reinforcement_fine_tuning_jobs = Jobs()
`,
);
writeFileSync(join(folder, "trl.py"), "from recorder import record as GRPOConfig\n");
writeFileSync(join(folder, "peft.py"), "from recorder import record as LoraConfig\n");

/** What a script tells the stand-ins of the libraries, call by call. */
function run(script: string): Record<string, unknown>[] {
  const file = join(folder, "script.py");
  const told = join(folder, "told.jsonl");
  writeFileSync(file, script);
  writeFileSync(told, "");
  const { stderr, status } = spawnSync("python3", ["-W", "error", file], {
    env: { ...process.env, PYTHONPATH: folder, TOLD: told, FIREWORKS_API_KEY: "k e y", FIREWORKS_ACCOUNT_ID: "mine" },
  });
  expect({ stderr: stderr.toString(), status }).toEqual({ stderr: "", status: 0 });
  return readFileSync(told, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const link = `https://goldilocks.example/${encodeLink(defaultConfig)}`;
const job: Job = { ...emptyJob, dataset: "accounts/a/datasets/d", evaluator: "e", baseModel: "m" };

testInPython("each literal is exactly its text", () => {
  fc.assert(
    fc.property(fc.array(argumentText, { minLength: 200, maxLength: 400 }), (texts) => {
      const all = [...hostileTexts, ...texts, "\0"];
      const [told] = run(
        `from recorder import record\nrecord(all=[${all.map((text) => pythonLiteral(text)).join(", ")}])\n`,
      );
      expect(told).toEqual({ all });
    }),
    { numRuns: propertyRuns(10) },
  );
});

test("what an editor would not show is escaped", () => {
  expect(pythonLiteral("a\u202e\u2028\u{e0041}é\n'\"\\")).toBe('"a\\u202e\\u2028\\U000e0041é\\n\'\\"\\\\"');
});

/** The call's arguments for a request: its members under names in snake case, without those that are not given. */
const argumentsOf = (body: object) =>
  Object.fromEntries(
    Object.entries(JSON.parse(JSON.stringify(body)) as object).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

testInPython("the client is told each hostile text as it was typed", () => {
  const jobs = hostileTexts.map(
    (text): Job => ({ ...job, dataset: `${text}d`, outputModel: text, displayName: text, wandbProject: text }),
  );
  const told = run(jobs.map((hostile) => toPython(defaultConfig, hostile, { link }).text).join("\n"));
  jobs.forEach((hostile, i) => {
    const inAccount = hostile.dataset.startsWith("accounts/a/");
    const body = toRequestBody(defaultConfig, hostile);
    expect(body.dataset).toBe(`${hostileTexts[i]}d`);
    expect(told[2 * i]).toEqual({ api_key: "k e y", account_id: inAccount ? "a" : "mine" });
    expect(told[2 * i + 1]).toEqual(argumentsOf(body));
  });
});

testInPython("every legal config arrives at the client", () => {
  fc.assert(
    fc.property(fc.array(legalConfig, { minLength: 30, maxLength: 60 }), (configs) => {
      const launched = { ...job, nodeCount: 2 };
      const told = run(configs.map((config) => toPython(config, launched, { link }).text).join("\n"));
      configs.forEach((config, i) => {
        expect(told[2 * i + 1]).toEqual(argumentsOf(toRequestBody(config, launched)));
      });
    }),
    // a smaller failure is not worth the minutes that Python takes
    { numRuns: propertyRuns(3), endOnFailure: true },
  );
});

const trlOf = (changes: Partial<RunConfig>) => run(toTrl({ ...defaultConfig, ...changes }, { link }).text);

testInPython("TRL is told the defaults in its own words", () => {
  expect(trlOf({})).toEqual([
    {
      output_dir: "rft-output",
      learning_rate: 1e-4,
      num_train_epochs: 1,
      per_device_train_batch_size: 4,
      gradient_accumulation_steps: 4,
      num_generations: 4,
      max_completion_length: 2048,
      vllm_max_model_length: 8192,
      temperature: 0.7,
      top_p: 1,
      top_k: 40,
      loss_type: "dapo",
      epsilon: 0.2,
      beta: 0.001,
    },
    { r: 8, lora_alpha: 16, target_modules: "all-linear", task_type: "CAUSAL_LM" },
  ]);
});

testInPython.each<[Partial<RunConfig>, object]>([
  [{ klBeta: 0 }, { beta: 0.001 }],
  [{ klBeta: 0.05 }, { beta: 0.05 }],
  [{ lossMethod: "dapo" }, { loss_type: "dapo", epsilon: 0.2, epsilon_high: 0.28, beta: 0 }],
  [
    { lossMethod: "gspo-token" },
    { importance_sampling_level: "sequence_token", epsilon: 3e-4, epsilon_high: 4e-4, beta: 0 },
  ],
  [
    { learningRateWarmupSteps: 7, optimizerWeightDecay: 0.01 },
    { warmup_steps: 7, weight_decay: 0.01 },
  ],
  [{ responseCandidatesCount: 6 }, { per_device_train_batch_size: 6, gradient_accumulation_steps: 3 }],
  [{ batchSizeSamples: 9 }, { per_device_train_batch_size: 4, gradient_accumulation_steps: 3 }],
  [{ batchSize: 1024 }, { per_device_train_batch_size: 4, gradient_accumulation_steps: 1 }],
  [{ topK: 0 }, { top_k: 0 }],
  [{ maxContextLength: 4096 }, { vllm_max_model_length: 4096 }],
  // 131,072 / 512 = 256 sequences are 64 groups of 4, of 50 prompts
  [{ batchSize: 131072, typicalTokens: 512, prompts: 50 }, { gradient_accumulation_steps: 50 }],
  [{ chunkSize: 100 }, { steps_per_generation: 100 }],
  [{ chunkSize: 1000 }, { steps_per_generation: 300 }],
])("of %j TRL is told %j", (changes, settings) => {
  expect(trlOf(changes)[0]).toMatchObject(settings);
});

test("TRL's batch is what the tokens hold, in whole groups and never a group too many", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const { text } = toTrl(config, { link });
      const [device = 0, steps = 0] = ["per_device_train_batch_size", "gradient_accumulation_steps"].map((name) =>
        Number(new RegExp(`${name}=(\\d+)`).exec(text)?.[1]),
      );
      const { batchSize, typicalTokens, batchSizeSamples, responseCandidatesCount: n } = config;
      const held = Math.min(batchSize / typicalTokens, batchSizeSamples === "auto" ? Infinity : batchSizeSamples);
      expect(device * steps >= held || steps === config.prompts).toBe(true);
      expect(steps).toBeLessThanOrEqual(config.prompts);
      expect(device * steps - n).toBeLessThan(held);
      expect((device * steps) % n).toBe(0);
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("what TRL is told only nearly, or not at all, is said, in the text too", () => {
  const { text, notes } = toTrl({ ...defaultConfig, responseCandidatesCount: 6, lossMethod: "gspo-token" }, { link });
  for (const note of notes.slice(0, -1)) expect(text).toContain(`# ${note}\n`);
  // 32,768 / 2,048 = 16 sequences are 18 in whole groups
  for (const part of ["= 16", " 18,", "trl.experimental.gspo_token", "lora_alpha", "vllm_max_model_length", "Chunks"])
    expect(notes.join("\n")).toContain(part);
});

test("prompts that TRL leaves out, and groups that it refuses, are counted", () => {
  const saying = (changes: Partial<RunConfig>) =>
    toTrl({ ...defaultConfig, batchSize: 131072, typicalTokens: 512, ...changes }, { link }).notes.filter((note) =>
      note.includes("prompts"),
    );
  // 64 groups a step
  expect(saying({ prompts: 100 })).toEqual(expect.arrayContaining([expect.stringMatching(/ 36 of the 100 .* 64 /)]));
  expect(saying({ prompts: 50 })).toEqual(expect.arrayContaining([expect.stringMatching(/64 groups.* 50 prompts/)]));
  expect(saying({ prompts: 100, chunkSize: 30 })).toEqual(
    expect.arrayContaining([expect.stringMatching(/ 10 of the 100 .* 30 /)]),
  );
  const fits = saying({ prompts: 128 }).join("\n");
  expect(fits).not.toMatch(/ of the 128 |refuses/);
});

test("TRL needs nothing that names the job", () => {
  expect(toTrl(defaultConfig, { link })).toMatchObject({ missing: [], refused: [] });
});
