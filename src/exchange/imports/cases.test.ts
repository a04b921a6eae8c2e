import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, jobParameters } from "../../schema/fields/job.ts";
import { planSweep } from "../../schema/plan/sweep.ts";
import { exportTo } from "../export/targets.ts";
import { encodeLink } from "../link/link.ts";
import { toRaySpace } from "../sweep/ray.ts";
import { toWandbSweep } from "../sweep/wandb.ts";
import { decodeImport } from "./import.ts";
import type { Import } from "./imported.ts";

const outcomes = ({ rows }: Import, outcome: string) =>
  rows.filter((row) => row.outcome === outcome).map(({ field, path }) => field ?? path);

const COMMAND = "firectl rftj create --dataset d --evaluator e --base-model m --epochs 3";

describe("a command among Markdown", () => {
  test.each([
    `# Run\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`bash\n${COMMAND}\n\`\`\`\n`,
    `---\ntitle: Run\n---\n\n\`\`\`sh\n${COMMAND}\n\`\`\`\n`,
    `| a |\n| :-- |\n| --epochs |\n\n${COMMAND}\n`,
    `Title\n-----\n\n    ${COMMAND}\n`,
    `| --- | --- |\n\n~~~\n$ ${COMMAND}\n~~~\n`,
  ])("is read whatever dashes stand around it: %j", (text) => {
    expect(decodeImport(text)).toMatchObject({ kind: "firectl", values: { epochs: 3 }, job: { dataset: "d" } });
  });
});

describe("a script of Python", () => {
  const call = (body: string) =>
    `client.reinforcement_fine_tuning_jobs.create(\n    dataset="d", evaluator="e", training_config={${body}},\n)\n`;

  test.each([
    '"""Launch."""\n',
    "'''Launch.\n\n{\"epochs\": 9}\n'''\n",
    'r"""Raw."""\n',
    '#!/usr/bin/env python3\n"""Launch."""\n',
  ])("is read behind the docstring %j", (docstring) => {
    const read = decodeImport(`${docstring}from fireworks import Fireworks\n${call('"base_model": "m", "epochs": 3')}`);
    expect(read).toMatchObject({ kind: "python", values: { epochs: 3 }, job: { dataset: "d", baseModel: "m" } });
  });

  test.each([
    ["EPOCHS = 3\n", 3],
    ["EPOCHS: int = 3\nOTHER = f()\n", undefined],
    ["EPOCHS=3 # three\n", 3],
    ["A = 1; EPOCHS = 3\n", undefined],
    ["EPOCHS = 3\nEPOCHS = 4\n", undefined],
    ["EPOCHS = 3\nEPOCHS += 1\n", undefined],
    ["if x:\n    EPOCHS = 3\n", undefined],
    ["EPOCHS = 3\nfor EPOCHS in x:\n    pass\n", undefined],
    ["EPOCHS = 3\ndef f(EPOCHS):\n    pass\n", undefined],
    ["EPOCHS = 3 * 1\n", undefined],
    ["EPOCHS = f(3)\n", undefined],
    ["EPOCHS = -3\n", undefined],
    ["config.EPOCHS = 3\n", undefined],
    ['"""\nEPOCHS = 3\n"""\n', undefined],
    ["f(EPOCHS=3)\n", undefined],
  ])("takes the value of a constant only where the text leaves no doubt: %j", (above, epochs) => {
    const read = decodeImport(`${above}${call('"epochs": EPOCHS, "lora_rank": 16')}`);
    expect(read.values.epochs).toBe(epochs);
    expect(read.values.loraRank).toBe(16);
    if (epochs === undefined) expect(outcomes(read, "refused")).toEqual(["epochs"]);
    else expect(read.notes).toEqual([expect.stringMatching(/^1:1: .*EPOCHS/)]);
  });

  test("takes no part of an expression, and no secret", () => {
    const above = 'EPOCHS = 3\nAPI_KEY = "hunter2"\n';
    const read = decodeImport(`${above}${call('"epochs": EPOCHS * 2, "output_model": API_KEY')}`);
    expect(outcomes(read, "refused")).toEqual(["epochs", "outputModel"]);
    expect(JSON.stringify(read)).not.toContain("hunter2");
  });

  test.each([
    'requests.post(f"https://api.fireworks.ai/v1/accounts/{A}/reinforcementFineTuningJobs", json=BODY)',
    'httpx.post("https://api.fireworks.ai/v1/accounts/a/reinforcementFineTuningJobs", headers=h, json=BODY, timeout=9)',
    'requests.post(url="https://api.fireworks.ai/v1/accounts/a/reinforcementFineTuningJobs", json=BODY)',
  ])("that posts a request is read: %s", (post) => {
    const body = '{"dataset": "d", "evaluator": "e", "trainingConfig": {"baseModel": "m", "epochs": 3}}';
    expect(decodeImport(post.replace("BODY", body))).toMatchObject({
      kind: "python",
      values: { epochs: 3 },
      job: { dataset: "d", evaluator: "e", baseModel: "m" },
    });
  });
});

test.each([
  "{ dataset: 'd', trainingConfig: { baseModel: \"m\", epochs: 3, learningRate: 5e-5, }, }",
  '{"dataset": "d", "trainingConfig": {"baseModel": "m", "epochs": 3, "learningRate": 5e-5}}',
  "{ dataset: 'd', evaluator, trainingConfig: { baseModel: 'm', epochs: 3, learningRate: 5e-5 } }",
])("a request that JavaScript sends is read: %s", (body) => {
  const address = "`https://api.fireworks.ai/v1/accounts/${account}/reinforcementFineTuningJobs`";
  const text = `const r = await fetch(${address}, {\n  method: "POST",\n  body: JSON.stringify(${body}),\n});\n`;
  expect(decodeImport(text)).toMatchObject({
    kind: "javascript",
    values: { epochs: 3, learningRate: 5e-5 },
    job: { dataset: "d", baseModel: "m" },
  });
});

describe("a command for PowerShell", () => {
  test.each(["\n", "\r\n"])("goes on behind a backtick at the end of a line, %j", (end) => {
    const lines = ["firectl rftj create `", "  --learning-rate 2e-4 `", "  --epochs 3 `", "  --lora-rank 16"];
    const read = decodeImport(lines.join(end));
    expect(read.values).toEqual({ learningRate: 2e-4, epochs: 3, loraRank: 16 });
    expect(read.notes).toHaveLength(1);
  });

  test("while a POSIX substitution in backticks stays one", () => {
    const read = decodeImport("firectl rftj create --dataset `cat name` --epochs 3");
    expect(read.values).toEqual({ epochs: 3 });
    expect(outcomes(read, "refused")).toEqual(["dataset"]);
  });
});

describe("a script of a shell", () => {
  const launch = 'firectl rftj create --dataset d --base-model "$M" --epochs $E';
  test.each([
    ["E=3\nM=m\n", 3, "m"],
    ['E=3\nM="${M:-accounts/f/models/m}"\n', 3, "accounts/f/models/m"],
    ["export E=3 M=m\n", 3, "m"],
    ['M="a b"\nreadonly E=3\n', 3, "a b"],
    ["N=m\nM=$N\nE=3\n", 3, "m"],
    ["E=3\nM=m\nE=4\n", undefined, "m"],
    ["for E in 1 2; do\nM=m\n", undefined, "m"],
    ["E=$(count)\nM=`name`\n", undefined, undefined],
    ["read E\nM=m\n", undefined, "m"],
    ["E=3\nM=m other command\n", 3, undefined],
  ])("takes the values of its own variables where there is no doubt: %j", (above, epochs, baseModel) => {
    const read = decodeImport(`#!/bin/sh\n${above}${launch}\n`);
    expect([read.values.epochs, read.job.baseModel]).toEqual([epochs, baseModel]);
    expect(read.job.dataset).toBe("d");
  });

  test("takes what stands in braces, and the text for a variable that is not set", () => {
    const read = decodeImport("E=3\nfirectl rftj create --epochs ${E} --lora-rank ${RANK:-16} --dataset ${D}");
    expect(read.values).toEqual({ epochs: 3, loraRank: 16 });
    expect(outcomes(read, "refused")).toEqual(["dataset"]);
    expect(read.notes).toHaveLength(2);
  });

  test("does not take a value of several words that is not in quotes, nor a secret, nor what stands before the command itself", () => {
    const read = decodeImport(
      'D="a b"\nFIREWORKS_API_KEY=fw_hunter2\nE=2 firectl rftj create --epochs $E --dataset $D --output-model "$FIREWORKS_API_KEY" --lora-rank 16',
    );
    expect(read.values).toEqual({ loraRank: 16 });
    expect(JSON.stringify(read)).not.toContain("hunter2");
  });

  test("does not grow with variables that are made of one another", () => {
    const doubled = Array.from({ length: 60 }, (_, i) => `B${i + 1}="$B${i}$B${i}"`).join("\n");
    const read = decodeImport(
      `B0=aaaa\n${doubled}\nfirectl rftj create --output-model "$B3" --dataset "$B60" --epochs 3`,
    );
    expect(read.values.epochs).toBe(3);
    expect(read.job).toEqual({ outputModel: "a".repeat(32) });
    expect(outcomes(read, "refused")).toEqual(["dataset"]);
  });

  test("fills in the body of curl, too", () => {
    const read = decodeImport(
      'E=3\nD=d\ncurl https://x/reinforcementFineTuningJobs -d "{\\"dataset\\": \\"$D\\", \\"trainingConfig\\": {\\"epochs\\": $E}}"',
    );
    expect(read).toMatchObject({ kind: "curl", values: { epochs: 3 }, job: { dataset: "d" } });
  });
});

describe("a notebook", () => {
  const notebook = (...cells: object[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  const code = (source: string | string[]) => ({
    cell_type: "code",
    execution_count: 1,
    metadata: {},
    outputs: [],
    source,
  });
  const call = [
    "client.reinforcement_fine_tuning_jobs.create(\n",
    '    dataset="d", training_config={"epochs": 3},\n',
    ")\n",
  ];

  test.each([
    notebook(code(call)),
    notebook(code(call.join(""))),
    notebook(
      { cell_type: "markdown", metadata: {}, source: "firectl rftj create --epochs 9" },
      code("import os"),
      code(call),
    ),
    notebook(code("EPOCHS = 3\n"), code(call.join("").replace("3", "EPOCHS"))),
    notebook(code(`!${COMMAND}`)),
    notebook(code("x = it's"), code(`%%bash\n${COMMAND.replace(" --epochs", " \\\n  --epochs")}`)),
  ])("is read for its code: %.140s", (text) => {
    expect(decodeImport(text)).toMatchObject({ values: { epochs: 3 }, job: { dataset: "d" } });
  });

  test("without such a call is said to have none", () => {
    expect(decodeImport(notebook(code("print(1)"))).problem).toContain("notebook");
    expect(decodeImport(notebook()).problem).toContain("notebook");
  });
});

describe("a text in angle brackets", () => {
  test.each([
    "<string>",
    "<YOUR_DATASET>",
    "<your-prompts>",
    "accounts/a/datasets/<your-prompts>",
    "accounts/<account>/datasets/d",
  ])("%s is a placeholder: not given", (dataset) => {
    const read = decodeImport(
      JSON.stringify({ dataset, evaluator: "e", trainingConfig: { epochs: 2, loraRank: "<integer>" } }),
    );
    expect(read.job).toEqual({ evaluator: "e" });
    expect(read.values).toEqual({ epochs: 2 });
    expect(outcomes(read, "refused")).toEqual([]);
  });

  test("is kept where it is part of a name for people", () => {
    const read = decodeImport(JSON.stringify({ dataset: "d", displayName: "rate <2e-4>, a < b" }));
    expect(read.job.displayName).toBe("rate <2e-4>, a < b");
  });
});

describe("what a command leaves out", () => {
  test.each([
    "eval-protocol create rft --base-model m --epochs 2",
    "firectl rftj create --base-model m --epochs 2",
    '{"dataset": "d", "trainingConfig": {"baseModel": "m", "epochs": 2}}',
    'c.reinforcement_fine_tuning_jobs.create(dataset="d", training_config={"base_model": "m", "epochs": 2})',
  ])("is named setting by setting: %s", (text) => {
    const read = decodeImport(text);
    const unset = outcomes(read, "unset");
    for (const field of [
      "learningRate",
      "temperature",
      "topK",
      "responseCandidatesCount",
      "maxOutputTokens",
      "batchSize",
    ])
      expect(unset).toContain(field);
    expect(unset).not.toContain("epochs");
    // facts about the case are no settings of a job
    expect(unset).not.toContain("prompts");
    expect(Object.keys(read.values)).toEqual(["epochs"]);
  });

  test("is nothing where a document is a part of one, or a link", () => {
    for (const text of ['{"seed": 3}', "#v=1&ep=2"]) expect(outcomes(decodeImport(text), "unset")).toEqual([]);
  });
});

describe("a sweep of ours", () => {
  const job: Job = { ...emptyJob, dataset: "accounts/a/datasets/d", evaluator: "e", baseModel: "m" };
  const link = `https://goldilocks.example/${encodeLink({ ...defaultConfig, epochs: 2 })}`;
  const sweep = planSweep({ ...defaultConfig, epochs: 2 }, [{ field: "learningRate", values: [5e-5, 1e-4] }]);
  test.each([
    ["W&B", toWandbSweep(sweep, { job, name: "s", link })],
    ["Ray", toRaySpace(sweep, { job, link })],
  ])("for %s: its link is read, and that the rest is not is said", (_engine, text) => {
    const read = decodeImport(text);
    expect(read).toMatchObject({ kind: "link", values: { epochs: 2 } });
    expect(read.notes).toHaveLength(1);
    expect(decodeImport(link).notes).toEqual([]);
  });
});

describe("the Config of a recipe", () => {
  const file = (body: string, module = "rl_loop") =>
    `import training.recipes.${module} as recipe\nconfig = recipe.Config(${body})\nrecipe.main(config)\n`;

  test("is read, and what it leaves out is the recipe's own default", () => {
    const read = decodeImport(
      file('log_path="./x", lora_rank=16, dataset="p.jsonl", deployment=DeployConfig(tokenizer_model="q")'),
    );
    expect(read.kind).toBe("recipe");
    expect(read.values).toMatchObject({
      loraRank: 16,
      learningRate: 1e-5,
      prompts: 100,
      responseCandidatesCount: 4,
      maxOutputTokens: 1024,
      temperature: 1,
      batchSize: 4 * 2048,
      typicalTokens: 2048,
      klBeta: 0.001,
      lossMethod: "grpo",
      learningRateWarmupSteps: "auto",
    });
    expect(read.job).toMatchObject({ dataset: "p.jsonl", baseModel: "accounts/fireworks/models/qwen3-8b" });
    expect(outcomes(read, "unset")).toEqual([]);
    expect(read.rows.find(({ field }) => field === "prompts")).toMatchObject({ absent: true });
  });

  test("a full-parameter run has no counterpart: its rank is refused, given or not", () => {
    for (const body of ['log_path="./x"', 'log_path="./x", lora_rank=0'])
      expect(outcomes(decodeImport(file(body)), "refused")).toContain("loraRank");
  });

  test("a field that the recipe does not have is named, and one that we do not have, too", () => {
    const read = decodeImport(
      file('log_path="./x", lora_rank=8, learning_rat=2e-4, grad_clip_norm=1.0, min_group_size=2'),
    );
    const ignored = read.rows.filter(({ outcome }) => outcome === "ignored");
    const reasons = new Map(ignored.map(({ path, reason }) => [path, reason]));
    expect([...reasons.keys()]).toEqual(["log_path", "learning_rat", "grad_clip_norm", "min_group_size"]);
    // min_group_size is a field of the asynchronous recipe alone
    expect(reasons.get("learning_rat")).toBe(reasons.get("min_group_size"));
    expect(reasons.get("grad_clip_norm")).not.toBe(reasons.get("learning_rat"));
    expect(reasons.get("log_path")).not.toBe(reasons.get("grad_clip_norm"));
  });

  test.each([
    ["prompt_groups_per_step=8, completions_per_prompt=6", 8 * 6 * 2048],
    ["prompt_groups_per_step=512, completions_per_prompt=8", 512 * 8 * 256],
    ["prompt_groups_per_step=1, completions_per_prompt=2", 2 * 2048],
  ])("%s becomes a batch of %d tokens", (body, batchSize) => {
    const { values } = decodeImport(file(`log_path="./x", lora_rank=8, ${body}`));
    expect(values.batchSize).toBe(batchSize);
    const groups = (values.batchSize ?? 0) / ((values.typicalTokens ?? 1) * (values.responseCandidatesCount ?? 1));
    expect(`prompt_groups_per_step=${groups}`).toBe(body.split(",")[0]);
  });

  test.each(["prompt_groups_per_step=0", "prompt_groups_per_step=n", "completions_per_prompt=len(x)"])(
    "%s gives no batch",
    (body) => {
      const read = decodeImport(file(`log_path="./x", lora_rank=8, ${body}`));
      expect(outcomes(read, "refused")).toContain("batchSize");
      expect(read.values).not.toHaveProperty("batchSize");
    },
  );

  test.each([
    ["lr_scheduler=ConstantSchedule(warmup_steps=10)", 10, []],
    ["lr_scheduler=CosineSchedule(warmup_steps=10)", undefined, ["lr_scheduler"]],
    ["lr_scheduler=ConstantSchedule(warmup_ratio=0.1)", undefined, ["lr_scheduler.warmup_ratio"]],
  ])("%s is a warm-up of %s", (body, warmup, ignored) => {
    const read = decodeImport(file(`lora_rank=8, ${body}`));
    expect(read.values.learningRateWarmupSteps).toBe(warmup);
    expect(outcomes(read, "ignored")).toEqual(ignored);
  });

  test("no KL term has no counterpart with GRPO, and none is needed with DAPO", () => {
    expect(outcomes(decodeImport(file("lora_rank=8, kl_beta=0")), "refused")).toEqual(["klBeta"]);
    expect(decodeImport(file("lora_rank=8, kl_beta=0, eps_clip_high=0.28")).values).toMatchObject({
      lossMethod: "dapo",
      klBeta: "auto",
    });
  });

  test("the asynchronous one goes on from an adapter", () => {
    const read = decodeImport(file('lora_rank=8, warm_start_from_adapter="accounts/a/models/w"', "async_rl_loop"));
    expect(read.job.warmStartFrom).toBe("accounts/a/models/w");
  });
});

describe("what the form does not ask for", () => {
  const carried = {
    evaluationDataset: "accounts/a/datasets/held-out",
    evalAutoCarveout: "true",
    mcpServer: "accounts/a/mcpServers/s",
    extraBody: '{"reasoning_effort":"none"}',
    maxConcurrentRollouts: 96,
    maxConcurrentEvaluations: 2,
  };
  test("is carried from a request to the next one, and by ep, untouched", () => {
    const { inferenceParameters, ...body } = {
      ...{ dataset: "d", evaluator: "e", trainingConfig: { baseModel: "m", epochs: 2 } },
      ...{ evaluationDataset: carried.evaluationDataset, evalAutoCarveout: true, mcpServer: carried.mcpServer },
      ...{ maxConcurrentRollouts: 96, maxConcurrentEvaluations: 2 },
      inferenceParameters: { extraBody: carried.extraBody },
    };
    const read = decodeImport(JSON.stringify({ ...body, inferenceParameters }));
    expect(read.job).toMatchObject(carried);
    const job = { ...emptyJob, ...read.job };
    expect(JSON.parse(exportTo("request", { ...defaultConfig, ...read.values }, job, "").text)).toMatchObject({
      ...body,
      inferenceParameters: { extraBody: carried.extraBody },
    });
    expect(decodeImport(exportTo("ep", defaultConfig, job, "").text).job).toMatchObject(carried);
  });

  test("what firectl has no flag for is named", () => {
    const { text, notes } = exportTo("firectl", defaultConfig, { ...emptyJob, ...carried }, "");
    expect(decodeImport(text).job).toMatchObject({ mcpServer: carried.mcpServer, extraBody: carried.extraBody });
    expect(text).not.toContain("held-out\n");
    for (const field of ["evaluationDataset", "evalAutoCarveout"] as const)
      expect(notes.some((note) => note.includes(jobParameters[field].label))).toBe(true);
  });

  test.each([
    ["--eval-auto-carveout --epochs 2", "true"],
    ["--no-eval-auto-carveout --epochs 2", "false"],
    ["--eval-auto-carveout=false --epochs 2", "false"],
  ])("ep create rft %s holds out a part: %s", (flags, value) => {
    expect(decodeImport(`ep create rft ${flags}`)).toMatchObject({
      values: { epochs: 2 },
      job: { evalAutoCarveout: value },
    });
  });
});

test.each<[string, string]>([
  ["assignments of an unfinished text", `${"A=${A:-".repeat(20_000)}\nep create rft --epochs $A`],
  [
    "variables one after another",
    `${Array.from({ length: 4000 }, (_, i) => `V${i + 1}=$V${i}`).join("\n")}\nep create rft --epochs $V1`,
  ],
  [
    "constants",
    `${Array.from({ length: 9000 }, (_, i) => `C${i} = ${i}`).join("\n")}\nc.reinforcement_fine_tuning_jobs.create(chunk_size=C1)`,
  ],
  ["arguments of Config", `import rl_loop\nConfig(${"a=1,".repeat(200_000)})`],
  [
    "cells",
    JSON.stringify({
      nbformat: 4,
      cells: Array.from({ length: 5000 }, () => ({ cell_type: "code", source: `ep create rft\n${"x ".repeat(40)}` })),
    }),
  ],
  ["nested objects", `/reinforcementFineTuningJobs JSON.stringify({${"a:{".repeat(100_000)}`],
  ["continued lines", "ep create rft `\n".repeat(60_000)],
  ["rules of a table", "|---".repeat(200_000)],
])("many %s do not stall", (_what, text) => {
  const before = process.cpuUsage();
  decodeImport(text);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
});
