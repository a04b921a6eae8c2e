import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { type ScenarioField, scenarioFields } from "../../schema/fields/parameters.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { encodeLink } from "../link/link.ts";
import { argumentText, hostileTexts } from "../text/hostile.ts";
import { toCurl } from "./curl.ts";
import { toEp } from "./ep.ts";
import { toFirectl } from "./firectl.ts";
import { toRequestBody } from "./request.ts";
import { flagWithValue, shellQuoted } from "./shell.ts";

const folder = mkdtempSync(join(tmpdir(), "goldilocks-shell-"));
afterAll(() => rmSync(folder, { recursive: true }));

// each prints its name and its arguments, a NUL after each, in place of the tool
for (const name of ["firectl", "eval-protocol", "curl", "show"]) {
  writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s\\0' ${name} "$@"\n`, { mode: 0o755 });
}

/** The command lines that a shell makes of a script: all names and arguments, in order. */
function run(script: string, shell = "sh"): string[] {
  const file = join(folder, "script.sh");
  writeFileSync(file, script);
  const { stdout, stderr, status } = spawnSync(shell, [file], {
    env: { PATH: `${folder}:/usr/bin:/bin`, HOME: "/never", FIREWORKS_API_KEY: "k e y", FIREWORKS_ACCOUNT_ID: "mine" },
  });
  expect({ stderr: stderr.toString(), status }).toEqual({ stderr: "", status: 0 });
  return stdout.toString("utf8").split("\0").slice(0, -1);
}

const link = `https://goldilocks.example/${encodeLink(defaultConfig)}`;

/** The arguments as flags with their values, after the words of the command. */
function flagsIn(words: readonly string[], start: number): Map<string, string | true> {
  const flags = new Map<string, string | true>();
  for (let i = start; i < words.length; i++) {
    const word = words[i] ?? "";
    const [, flag = word, joined] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
    const next = words[i + 1];
    if (joined !== undefined) flags.set(flag, joined);
    else if (flag === "--wandb" || flag.endsWith("eval-auto-carveout") || next === undefined) flags.set(flag, true);
    else {
      flags.set(flag, next);
      i++;
    }
  }
  return flags;
}

test.each(["sh", "bash"])("%s takes each quoted text for exactly that text", (shell) => {
  fc.assert(
    fc.property(fc.array(argumentText, { minLength: 100, maxLength: 300 }), (texts) => {
      expect(run(`show ${[...hostileTexts, ...texts].map(shellQuoted).join(" ")}`, shell)).toEqual([
        "show",
        ...hostileTexts,
        ...texts,
      ]);
    }),
    { numRuns: propertyRuns(20) },
  );
});

test("an empty text is a word", () => {
  expect(run(`show ${shellQuoted("")} x`)).toEqual(["show", "", "x"]);
});

test("a plain word is left bare", () => {
  expect(shellQuoted("accounts/a/models/qwen3-8b")).toBe("accounts/a/models/qwen3-8b");
});

test("a value that looks like a flag is joined to its own", () => {
  expect(flagWithValue("--dataset", "-rf")).toBe("--dataset=-rf");
  expect(flagWithValue("--dataset", "d")).toBe("--dataset d");
});

const filled = (text: string): Job => ({
  ...emptyJob,
  extraBody: text,
  mcpServer: text,
  evaluationDataset: text,
  evalAutoCarveout: "false",
  maxConcurrentRollouts: 96,
  dataset: `d${text}`,
  evaluator: `${text}e`,
  baseModel: text,
  warmStartFrom: "",
  outputModel: text,
  displayName: text,
  nodeCount: 3,
  wandbProject: text,
  wandbEntity: text,
});

/** What each of several scripts runs, all in one shell. */
function runAll(scripts: readonly string[]): readonly string[][] {
  const words = run(scripts.join("show 'next script'\n"));
  const parts: string[][] = [[]];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "show" && words[i + 1] === "next script") {
      parts.push([]);
      i++;
    } else parts.at(-1)?.push(words[i] ?? "");
  }
  return parts;
}

test("firectl and ep are given each hostile text as it was typed", () => {
  const firectl = runAll(
    hostileTexts.map((text) => toFirectl(defaultConfig, filled(text), { link, jobId: text }).text),
  );
  const ep = runAll(hostileTexts.map((text) => toEp(defaultConfig, filled(text), { link }).text));
  hostileTexts.forEach((text, i) => {
    const names = {
      "--dataset": `d${text}`,
      "--evaluator": `${text}e`,
      "--base-model": text,
      "--output-model": text,
      "--wandb": true,
      "--wandb-project": text,
      "--wandb-entity": text,
      "--extra-body": text,
      "--mcp-server": text,
      "--max-concurrent-rollouts": "96",
    };
    const [a = [], b = []] = [firectl[i], ep[i]];
    expect(a.slice(0, 3)).toEqual(["firectl", "rftj", "create"]);
    expect(Object.fromEntries(flagsIn(a, 3))).toMatchObject({ ...names, "--job-id": text });
    expect(b.slice(0, 3)).toEqual(["eval-protocol", "create", "rft"]);
    expect(Object.fromEntries(flagsIn(b, 3))).toMatchObject({
      ...names,
      "--node-count": "3",
      "--evaluation-dataset": text,
      "--no-eval-auto-carveout": true,
    });
  });
});

test("curl is given a request with each hostile text as it was typed", () => {
  const curl = runAll(hostileTexts.map((text) => toCurl(defaultConfig, filled(text), { link }).text));
  hostileTexts.forEach((text, i) => {
    const words = curl[i] ?? [];
    expect(words).toHaveLength(11);
    expect(words.slice(0, 4)).toEqual(["curl", "--fail-with-body", "--request", "POST"]);
    expect(words[words.indexOf("--header") + 1]).toBe("Authorization: Bearer k e y");
    expect(JSON.parse(words[words.indexOf("--data") + 1] ?? "")).toEqual(toRequestBody(defaultConfig, filled(text)));
  });
});

/** The flag of each setting, as firectl's page has it. Written by hand; a setting that is missing does not compile. */
const flagsOfFirectl: Readonly<Record<Exclude<Field, ScenarioField>, string>> = {
  learningRate: "--learning-rate",
  epochs: "--epochs",
  loraRank: "--lora-rank",
  batchSize: "--batch-size",
  batchSizeSamples: "--batch-size-samples",
  maxContextLength: "--max-context-length",
  responseCandidatesCount: "--response-candidates-count",
  maxOutputTokens: "--max-output-tokens",
  temperature: "--temperature",
  topP: "--top-p",
  topK: "--top-k",
  lossMethod: "--rl-loss-method",
  klBeta: "--rl-kl-beta",
  chunkSize: "--chunk-size",
  learningRateWarmupSteps: "--learning-rate-warmup-steps",
  optimizerWeightDecay: "--optimizer-weight-decay",
};

/** The settings that a command line gives; what it does not give is on auto. */
function said(words: readonly string[]) {
  const flags = flagsIn(words, 3);
  return Object.fromEntries(
    Object.entries(flagsOfFirectl).map(([field, flag]) => {
      const value = flags.get(flag) ?? "auto";
      return [field, Number.isNaN(Number(value)) ? value : Number(value)];
    }),
  );
}

test("every legal config arrives at firectl", () => {
  const job = { ...emptyJob, dataset: "d", evaluator: "e", warmStartFrom: "w" };
  fc.assert(
    fc.property(fc.array(legalConfig, { minLength: 30, maxLength: 60 }), (configs) => {
      const lines = runAll(configs.map((config) => toFirectl(config, job).text));
      configs.forEach((config, i) => {
        const words = lines[i] ?? [];
        expect({ ...said(words), ...caseOf(config) }).toEqual({
          ...config,
          klBeta: config.lossMethod === "grpo" ? config.klBeta : "auto",
        });
        expect(words).toContain("--warm-start-from");
        expect(words).not.toContain("--base-model");
      });
    }),
    { numRuns: propertyRuns(5) },
  );
});

/** What stays in the document and the link. */
const caseOf = (config: RunConfig) => Object.fromEntries(scenarioFields.map((field) => [field, config[field]]));

test("ep is never given its broken flag, nor any of the names that it does not know", () => {
  const words = run(toEp({ ...defaultConfig, lossMethod: "dapo" }, filled("x"), { link }).text);
  expect(words.slice(0, 3)).toEqual(["eval-protocol", "create", "rft"]);
  for (const flag of ["--rl-loss-method", "--n", "--max-tokens", "--display-name", "--dry-run"]) {
    expect(words).not.toContain(flag);
  }
  expect(words.filter((word) => word.startsWith("--inference"))).toEqual([]);
});

test("ep says in its comments what it cannot do", () => {
  const { text } = toEp({ ...defaultConfig, lossMethod: "gspo-token" }, filled("x"), { link });
  expect(text).toContain("# ep refuses every value of its loss method flag");
  expect(text).toMatch(/would train with GRPO: .*GSPO-token/);
  expect(text).toMatch(/^# Display name: .*ep has no flag/m);
  expect(text).not.toContain("dry-run");
});

test("firectl says how to check a job, and where a short name may be refused", () => {
  const { text } = toFirectl(defaultConfig, { ...filled("x"), evaluator: "accounts/a/evaluators/e" }, { link });
  expect(text).toMatch(/^# .*--dry-run/m);
  expect(text).toMatch(/refuses the dataset, write accounts\/…/);
  const full = { ...filled("x"), dataset: "accounts/a/datasets/d", evaluator: "accounts/a/evaluators/e" };
  expect(toFirectl(defaultConfig, full, { link }).text).not.toContain("short names");
});

test("firectl says in its comments what it cannot do", () => {
  const { text, notes } = toFirectl(defaultConfig, { ...filled("x"), wandbEntity: "" }, { link });
  for (const said of ["Display name: left out, firectl", "Nodes: left out, firectl", "WANDB_API_KEY", "together"]) {
    expect(text).toContain(said);
    expect(notes.join()).toContain(said);
  }
});

test("without a link the text is the command alone, so that a script can have many", () => {
  const job = { ...emptyJob, dataset: "d", evaluator: "e", baseModel: "m", displayName: "x" };
  const { text } = toFirectl(defaultConfig, job, { jobId: "-1" });
  expect(text).toMatch(/^firectl rftj create \\\n {2}--job-id=-1 \\\n {2}--dataset d \\\n/);
  expect(text).not.toContain("#");
});

test("the texts begin with a comment that names the link, whatever is in it", () => {
  const bad = `${link}\nfirectl "$(rm -rf /)"\r\u2028`;
  for (const { text } of [
    toFirectl(defaultConfig, filled("x"), { link: bad }),
    toCurl(defaultConfig, filled("x"), { link: bad }),
  ]) {
    expect(text.split("\n")[0]).toBe(`# ${link}firectl"$(rm-rf/)"`);
  }
});

test.each([
  ["accounts/me/datasets/d", "e", "https://api.fireworks.ai/v1/accounts/me/reinforcementFineTuningJobs"],
  ["d", "accounts/you/evaluators/e", "https://api.fireworks.ai/v1/accounts/you/reinforcementFineTuningJobs"],
  ["d", "e", "https://api.fireworks.ai/v1/accounts/mine/reinforcementFineTuningJobs"],
  ["accounts/../datasets/d", "e", "https://api.fireworks.ai/v1/accounts/mine/reinforcementFineTuningJobs"],
  [
    "accounts/a?b#c{1,2}'é/datasets/d",
    "e",
    "https://api.fireworks.ai/v1/accounts/a%3Fb%23c%7B1%2C2%7D'%C3%A9/reinforcementFineTuningJobs",
  ],
])("of dataset %j and evaluator %j the account's address is asked", (dataset, evaluator, address) => {
  expect(run(toCurl(defaultConfig, { ...emptyJob, dataset, evaluator }, { link }).text)[4]).toBe(address);
});

test("where data set and evaluator are of two accounts, that is said", () => {
  const job = { ...emptyJob, dataset: "accounts/a/datasets/d", evaluator: "accounts/b/evaluators/e" };
  expect(toCurl(defaultConfig, job, { link }).notes[0]).toContain("different accounts");
});

test("placeholders cannot be taken for values, and are quoted", () => {
  const flags = flagsIn(run(toFirectl(defaultConfig, emptyJob, { link }).text), 3);
  expect(flags.get("--dataset")).toBe("<YOUR_DATASET>");
  expect(flags.get("--evaluator")).toBe("<YOUR_EVALUATOR>");
  expect(flags.get("--base-model")).toBe("<YOUR_BASE_MODEL>");
});
