import { expect, test } from "vitest";
import { encodeDocument } from "../exchange/export/document.ts";
import { encodeLink } from "../exchange/link/link.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { run } from "./main.ts";
import { filesOf, memoryIo } from "./memoryIo.ts";

/** Runs the command line on files and a standard input that exist in memory only. */
async function goldilocks(argv: readonly string[], files: Record<string, string> = {}) {
  const { io, printed } = memoryIo(filesOf(files));
  const code = await run(argv, io);
  return { code, ...printed };
}

const other = { ...defaultConfig, epochs: 2, loraRank: 16 };

test.each([
  ["a hash", encodeLink(other)],
  ["an address", `https://goldilocks.example/${encodeLink(other)}`],
  ["keys and values", "ep=2&rank=16"],
  ["a file", "config.json"],
  ["a file with a link in it", "link.txt"],
  ["the standard input", "-"],
])("export prints the document of %s", async (_what, operand) => {
  const files = { "config.json": encodeDocument(other), "link.txt": encodeLink(other), "-": encodeDocument(other) };
  expect(await goldilocks(["export", operand, "--to", "config"], files)).toEqual({
    code: 0,
    out: encodeDocument(other),
    err: "",
  });
});

test.each([
  ["a firectl command", "firectl rftj create --epochs 2 --lora-rank 16 --dataset d --n 8 --epochs 1.5 --colour red"],
  ["an ep command", "ep create rft --lora-rank 16 --dataset d --n 8 --epochs 1.5 --colour red"],
])("a file with %s is opened; what is not taken is said with its place", async (_what, text) => {
  const { code, out, err } = await goldilocks(["export", "launch.sh", "--to", "request", "--evaluator", "e"], {
    "launch.sh": text,
  });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    dataset: "d",
    evaluator: "e",
    trainingConfig: { epochs: 1, loraRank: 16 },
    inferenceParameters: { responseCandidatesCount: 8 },
  });
  expect(err).toMatch(/^refused: --epochs at 1:\d+: Epochs .*1\.5\)$/m);
  expect(err).toMatch(/^ignored: --colour at 1:\d+: a flag that is not known here; left out$/m);
});

test("a flag of the command line takes the place of what the file says, and of its other model", async () => {
  const file = "firectl rftj create --dataset d --evaluator e --warm-start-from w";
  const argv = ["export", "-", "--to", "request", "--base-model", "m", "--dataset", "other"];
  const { code, out } = await goldilocks(argv, { "-": file });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ dataset: "other", evaluator: "e", trainingConfig: { baseModel: "m" } });
  expect(out).not.toContain("warmStartFrom");
});

test("no secret of a file gets into an output", async () => {
  const job = JSON.stringify({ name: "n", trainingConfig: { epochs: 2 }, wandbConfig: { apiKey: "hunter2" } });
  for (const argv of [
    ["export", "-"],
    ["check", "-"],
    ["check", "-", "--json"],
  ]) {
    const { out, err } = await goldilocks(argv, { "-": job });
    expect(out + err).toContain("wandbConfig.apiKey: a secret; dropped");
    expect(out + err).not.toContain("hunter2");
  }
});

test("# means the defaults", async () => {
  expect((await goldilocks(["export", "#", "--to", "config"])).out).toBe(encodeDocument(defaultConfig));
});

test("export says on the error output what it did not take", async () => {
  const { code, out, err } = await goldilocks(["export", "#ep=99&colour=red&loss=dapo&kl=1&rank=16", "--to", "config"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ trainingConfig: { epochs: 1, loraRank: 16 } });
  expect(err.split("\n")).toEqual([
    expect.stringMatching(/^refused: Epochs .*99/),
    expect.stringMatching(/^ignored: .*“colour”/),
    expect.stringMatching(/^blocked: DAPO has no KL term/),
    "",
  ]);
});

const whole = ["--dataset", "accounts/a/datasets/d", "--evaluator", "accounts/a/evaluators/e", "--base-model", "m"];

test.each([
  ["rl-loop", /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*import training\.recipes\.rl_loop /],
  [
    "async-rl-loop",
    /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*from training\.recipes\.async_rl_loop /,
  ],
  ["request", /^\{\n {2}"dataset": "accounts\/a\/datasets\/d",\n/],
  ["curl", /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*curl /],
  ["firectl", /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*firectl rftj create \\\n/],
  ["ep", /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*eval-protocol create rft \\\n/],
  ["python", /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*import os\n/],
  ["trl", /^# https:\/\/goldilocks\.example\/#end=1&v=1&lr=1e-4&.*\n(?:# .*\n)*from peft import LoraConfig\n/],
])("export --to %s prints it, and its notes on the error output", async (to, text) => {
  const isRecipe = to.endsWith("rl-loop");
  const names = isRecipe ? ["--dataset", "d.jsonl", "--base-model", "accounts/fireworks/models/m"] : whole;
  const { code, out, err } = await goldilocks(["export", "#", "--to", to, ...names]);
  expect(code).toBe(0);
  expect(out).toMatch(text);
  expect(err).toMatch(/^(?:note: .*\n)+$/);
  expect(err).toContain("Setup and seed");
});

test.each(["request", "curl", "firectl", "python"])("export --to %s names what is missing, and fails", async (to) => {
  const { code, out, err } = await goldilocks(["export", "#", "--to", to, "--evaluator", "e"]);
  expect(code).toBe(1);
  expect(out).toContain("<YOUR_DATASET>");
  expect(out).toContain("<YOUR_BASE_MODEL>");
  expect(err.split("\n").filter((line) => line.startsWith("missing"))).toEqual([
    "missing: Dataset (--dataset); the text has <YOUR_DATASET> in its place",
    "missing: Base model (--base-model or --warm-start-from); the text has <YOUR_BASE_MODEL> in its place",
  ]);
});

test("export --to ep needs a model alone: the client finds dataset and evaluator in its project's folder", async () => {
  const { code, out, err } = await goldilocks(["export", "#", "--to", "ep"]);
  expect(code).toBe(1);
  expect(out).not.toMatch(/--dataset|--evaluator/);
  expect(err.match(/^missing: .*$/gm)).toEqual([expect.stringContaining("--base-model")]);
  expect((await goldilocks(["export", "#", "--to", "ep", "--base-model", "m"])).code).toBe(0);
});

test.each(["request", "curl", "firectl", "ep", "python"])(
  "export --to %s says since when managed jobs are closed, and who says so",
  async (to) => {
    const { err } = await goldilocks(["export", "#", "--to", to, ...whole]);
    expect(err).toMatch(/2026-09-22.*https:\/\/github\.com\/fw-ai\/cookbook\//);
  },
);

test.each(["config", "trl", "prime-rl"])("export --to %s needs nothing that names the job", async (to) => {
  expect((await goldilocks(["export", "#", "--to", to])).code).toBe(0);
});

test("the config document takes nothing that names the job, and says so", async () => {
  const { code, out, err } = await goldilocks(["export", "#", "--to", "config", ...whole]);
  expect({ code, out }).toEqual({ code: 0, out: encodeDocument(defaultConfig) });
  expect(err).toBe("note: Job details stay on this machine, not in the file: Dataset, Evaluator, Base model.\n");
});

test("every job flag arrives, with a value that begins with a dash too", async () => {
  const { code, out } = await goldilocks([
    ...[
      "export",
      "#",
      "--to=request",
      "--dataset=-d",
      "--evaluator",
      "--e",
      "--warm-start-from=w w",
      "--output-model=o",
    ],
    ...["--display-name=N\n$(x)", "--node-count=3", "--wandb-project=p", "--wandb-entity=é"],
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    dataset: "-d",
    evaluator: "--e",
    displayName: "N\n$(x)",
    trainingConfig: { outputModel: "o", warmStartFrom: "w w" },
    wandbConfig: { enabled: true, project: "p", entity: "é" },
    nodeCount: 3,
  });
});

test("base model and warm start together are blocked", async () => {
  const { code, err } = await goldilocks(["export", "#", "--to", "firectl", ...whole, "--warm-start-from", "w"]);
  expect(code).toBe(1);
  expect(err).toMatch(/^blocked: /);
});

test("an export of a combination that is refused fails, whatever the form", async () => {
  for (const to of ["request", "trl"]) {
    const { code, out, err } = await goldilocks(["export", "#loss=dapo&kl=1", "--to", to, ...whole]);
    expect(code).toBe(1);
    expect(out).not.toBe("");
    expect(err).toMatch(/^blocked: DAPO has no KL term/);
  }
});

test.each([
  [["export", "missing.json", "--to", "config"], []],
  [["export", "bad.json", "--to", "config"], ["bad.json"]],
  [["check", "-"], ["standard input"]],
  [["simulate", "#v=7"], ["7"]],
  [["check", "#nonsense"], ["link"]],
  [["export", "", "--to", "config"], ["LINK_OR_FILE"]],
  [
    ["export", "#", "--to", "yaml"],
    ["--to", "yaml"],
  ],
  [
    ["export", "#", "--node-count", "0"],
    ["--node-count", "0"],
  ],
  [
    ["export", "#", "--node-count", "two"],
    ["--node-count", "“two”"],
  ],
  [["export", "#", "--dataset", "x".repeat(1001)], ["--dataset"]],
  [["export", "#", "--dataset"], ["--dataset"]],
  [
    ["export", "#", "--dataset", "--to", "config"],
    ["--dataset", "--flag"],
  ],
  [["simulate", "#", "--dataset", "d"], ["--dataset"]],
  [[], ["command"]],
  [["train"], ["command", "train"]],
  [
    ["toString", "#"],
    ["command", "toString"],
  ],
  [["check"], ["LINK_OR_FILE"]],
  [
    ["check", "#", "#"],
    ["LINK_OR_FILE", "#"],
  ],
  [["check", "#", "--seeds", "3"], ["--seeds"]],
  [["check", "#", "--verbose"], ["--verbose"]],
  [["simulate", "#", "--seeds"], ["--seeds"]],
  [
    ["simulate", "#", "--seeds", "0"],
    ["--seeds", "0"],
  ],
  [
    ["simulate", "#", "--seeds", "4097"],
    ["--seeds", "4097"],
  ],
  [
    ["simulate", "#", "--seeds", "1e2"],
    ["--seeds", "1e2"],
  ],
  [
    ["simulate", "#", "--seed-base", "x"],
    ["--seed-base", "x"],
  ],
])("%j is refused in one line that names what is wrong: %j", async (argv, named) => {
  const { code, out, err } = await goldilocks(argv, { "bad.json": "{" });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(/^goldilocks: .*\n$/);
  for (const name of named) expect(err).toContain(name);
});

test("check finds nothing in the defaults", async () => {
  expect(await goldilocks(["check", "#"])).toEqual({ code: 0, out: "nothing blocks\n", err: "" });
});

test("check prints advice without blocking", async () => {
  const { code, out } = await goldilocks(["check", "#lr=4e-4&n=16&colour=red"]);
  expect(code).toBe(0);
  expect(out.split("\n")).toEqual([
    "nothing blocks",
    expect.stringMatching(/^outside: 16 rollouts per prompt /),
    expect.stringMatching(/^advice: Learning rate 4e-4 /),
    "suggestion: Rollouts per prompt 16 → 8",
    "suggestion: Learning rate 4e-4 → 1e-4",
    expect.stringMatching(/^ignored: .*“colour”/),
    "",
  ]);
});

test("check asks for what names the job only where a form is named that needs it", async () => {
  expect((await goldilocks(["check", "#", "--to", "config"])).code).toBe(0);
  const { code, out } = await goldilocks(["check", "#", "--to", "firectl", "--evaluator", "e", "--base-model", "m"]);
  expect({ code, out }).toEqual({
    code: 1,
    out: "missing: Dataset (--dataset); the text has <YOUR_DATASET> in its place\n",
  });
  expect(await goldilocks(["check", "#", "--to", "firectl", ...whole])).toMatchObject({
    code: 0,
    out: "nothing blocks\n",
  });
  const json = await goldilocks(["check", "#", "--to", "ep", ...whole, "--warm-start-from", "w", "--json"]);
  expect(JSON.parse(json.out)).toMatchObject({ blocks: true, missing: [], refused: [expect.stringContaining("both")] });
});

test.each(["#loss=dapo&kl=0.1", "#ep=1.5", "bad.json"])("check blocks %s", async (operand) => {
  const files = { "bad.json": '{"trainingConfig": {"loraRank": 12}}' };
  const { code, out } = await goldilocks(["check", operand], files);
  expect(code).toBe(1);
  expect(out).toMatch(/^(blocked|refused): /);
});

test("check speaks JSON", async () => {
  const { code, out } = await goldilocks(["check", "#loss=dapo&kl=0.1&ep=1.5&x=1", "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    blocks: true,
    refused: [expect.stringMatching(/^Epochs .*1\.5/)],
    ignored: [expect.stringContaining("“x”")],
    findings: [{ level: "blocked", fields: ["klBeta", "lossMethod"], set: { field: "klBeta", value: "auto" } }],
  });
});

test("simulate prints the runs of consecutive seeds, their summary and the verdict", async () => {
  const { code, out, err } = await goldilocks(["simulate", "#seed=5", "--seeds", "3", "--json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { runs, summary, verdict } = JSON.parse(out);
  expect(runs.map(({ seed }: { seed: number }) => seed)).toEqual([5, 6, 7]);
  expect(runs[0].step).toHaveLength(26);
  expect(runs[0].train).toHaveLength(26);
  expect(runs[0].heldOut).toHaveLength(26);
  expect(runs[0].batchReward.length).toBeGreaterThan(26);
  const ends = runs.map(({ train }: { train: number[] }) => train.at(-1) ?? 0);
  expect(summary.end).toBeCloseTo((ends[0] + ends[1] + ends[2]) / 3, 12);
  expect(Object.keys(summary)).toEqual(["end", "heldOutEnd", "peak", "collapsedShare"]);
  expect(typeof verdict).toBe("string");
});

test("simulate starts at --seed-base and prints the same for the same seeds", async () => {
  const argv = ["simulate", "#", "--seeds", "2", "--seed-base", "9", "--json"];
  const first = await goldilocks(argv);
  expect(JSON.parse(first.out).runs.map(({ seed }: { seed: number }) => seed)).toEqual([9, 10]);
  expect((await goldilocks(argv)).out).toBe(first.out);
});

test("simulate without --json prints a few lines", async () => {
  const { code, out } = await goldilocks(["simulate", "#", "--seeds", "1"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^verdict: \w+\nruns: 1 \(seed 1\), /);
});

test.each([["help"], ["--help"], ["-h"], ["check", "--help"]])("%s prints the help", async (...argv) => {
  const { code, out } = await goldilocks(argv);
  expect(code).toBe(0);
  expect(out).toContain("goldilocks simulate LINK_OR_FILE");
});

test("--version prints a version", async () => {
  expect(await goldilocks(["--version"])).toEqual({ code: 0, out: "unbuilt\n", err: "" });
});

const launch = "eval-protocol create rft --base-model m --dataset d --evaluator e --epochs 3\n";

test("what a command leaves to the service is named, and is not pinned when it is exported again", async () => {
  const files = { "launch.sh": launch };
  const checked = await goldilocks(["check", "launch.sh"], files);
  expect(checked.code).toBe(0);
  expect(checked.out).toMatch(/^unset: .*temperature/m);
  for (const to of ["request", "curl", "firectl", "ep", "python"]) {
    const { code, out } = await goldilocks(["export", "launch.sh", "--to", to], files);
    const body = out.replace(/^#.*$/gm, "");
    expect({ code, to }).toEqual({ code: 0, to });
    expect(body).toMatch(/epochs/);
    expect(body).not.toMatch(/temperature|learning|top|lora|2048/i);
    expect((await goldilocks(["export", "launch.sh", "--to", to, "--pin"], files)).out).toMatch(/temperature/);
  }
  // these have no service behind them that would fill it in
  for (const to of ["config", "trl", "rl-loop"])
    expect((await goldilocks(["export", "launch.sh", "--to", to], files)).out).toMatch(/temperature/);
  expect(JSON.parse((await goldilocks(["check", "launch.sh", "--json"], files)).out).unset).toContain("temperature");
});

test("a job that no form could send is refused without a form, too", async () => {
  const both = '{"dataset":"d","evaluator":"e","trainingConfig":{"baseModel":"a","warmStartFrom":"b","epochs":3}}';
  const { code, out } = await goldilocks(["check", "both.json"], { "both.json": both });
  expect(code).toBe(1);
  expect(out).toMatch(/^refused: /m);
});
