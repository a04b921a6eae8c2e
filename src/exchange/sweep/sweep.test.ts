import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { adjustableFields, parameters } from "../../schema/fields/parameters.ts";
import { planSweep, type Sweep } from "../../schema/plan/sweep.ts";
import { legalConfig, legalValue } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { decodeLink, encodeLink } from "../link/link.ts";
import { hostileTexts } from "../text/hostile.ts";
import { toJobIds } from "./jobIds.ts";
import { toRaySpace } from "./ray.ts";
import { toSweepScript } from "./script.ts";
import { toSweepTable } from "./table.ts";
import { toWandbSweep } from "./wandb.ts";

const linkOf = (config: RunConfig) => `https://goldilocks.example/${encodeLink(config)}`;
const link = linkOf(defaultConfig);
const job: Job = {
  ...emptyJob,
  dataset: "accounts/me/datasets/it's mine",
  evaluator: "grader",
  baseModel: "accounts/fireworks/models/qwen3-8b",
  outputModel: "tuned",
};

const sweep = planSweep(defaultConfig, [
  { field: "learningRate", values: [5e-5, 1e-4, 2e-4] },
  { field: "loraRank", values: [8, 16] },
]);

/** A context length that the service takes: 16 divides it. */
const tiled = (tokens: number) => tokens - (tokens % 16);
const tiledValues = (field: string, values: readonly number[]) =>
  field === "maxContextLength" ? [...new Set(values.map(tiled))] : values;

/** Any sweep of one or two fields that has runs. */
const anySweep: fc.Arbitrary<Sweep> = fc
  .tuple(legalConfig, fc.uniqueArray(fc.constantFrom(...adjustableFields), { minLength: 1, maxLength: 2 }))
  .chain(([config, fields]) =>
    fc
      .tuple(...fields.map((field) => fc.uniqueArray(legalValue(parameters[field]), { minLength: 1, maxLength: 5 })))
      .map((lists) =>
        planSweep(
          { ...config, klBeta: "auto", maxContextLength: tiled(config.maxContextLength) },
          fields.map((field, i) => ({ field, values: tiledValues(field, lists[i] as number[]) })),
        ),
      ),
  );

const hostileText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom("'; rm -rf / #", "$(id)", "a\nb: c", "ß–🙂"),
);

/** Whether a program is there to check with. */
function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const python = has("python3", "--version");
const pyYaml = python && has("python3", "-c", "import yaml");
const run = (program: string, args: readonly string[], input: string) =>
  execFileSync(program, args, { input, encoding: "utf8" });

test("job ids are safe, at most 63 characters, and no two are alike, whatever the sweep is called", () => {
  fc.assert(
    fc.property(anySweep, hostileText, ({ runs, axes }, name) => {
      const ids = toJobIds(name, runs, axes);
      expect(new Set(ids).size).toBe(runs.length);
      for (const id of ids) expect(id).toMatch(/^[a-z](?:-?[a-z0-9]){0,62}$/);
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(63);
    }),
  );
  for (const id of toJobIds("long".repeat(30), sweep.runs, sweep.axes)) expect(id).toMatch(/^long.{55,59}$/);
  expect(toJobIds("My Model", sweep.runs, sweep.axes)[1]).toBe("my-model-2-lr-1e-4-rank-8");
  expect(toJobIds("", sweep.runs, sweep.axes)[0]).toBe("sweep-1-lr-5e-5-rank-8");
});

test("a W&B sweep is a grid over the request's own names", () => {
  const read = parse(toWandbSweep(sweep, { job, name: "first", link }));
  expect(read).toMatchObject({
    name: "first",
    method: "grid",
    parameters: {
      dataset: { value: job.dataset },
      trainingConfig: {
        parameters: {
          baseModel: { value: job.baseModel },
          learningRate: { values: [5e-5, 1e-4, 2e-4] },
          loraRank: { values: [8, 16] },
          batchSize: { value: 32768 },
        },
      },
      inferenceParameters: { parameters: { responseCandidatesCount: { value: 4 } } },
      lossConfig: { parameters: { method: { value: "GRPO" } } },
    },
  });
  expect(read.parameters.trainingConfig.parameters).not.toHaveProperty("outputModel");
});

test("every value of any W&B sweep reads back as it was, hostile names too", () => {
  fc.assert(
    fc.property(anySweep, hostileText, (any, text) => {
      const read = parse(toWandbSweep(any, { job: { ...job, dataset: `d${text}` }, name: text, link }));
      expect(read.name).toBe(text);
      expect(read.parameters.dataset).toEqual({ value: `d${text}` });
      for (const { field, values } of any.axes) {
        const { group } = parameters[field];
        expect(read.parameters[group].parameters[field]).toEqual({ values });
      }
    }),
    { numRuns: propertyRuns(50) },
  );
});

test("a name of blanks and line ends reads back as it was", () => {
  for (const name of [" \n", "\n \n", " a\n\n"])
    expect(parse(toWandbSweep(sweep, { job, name, link })).name).toBe(name);
});

test.skipIf(!pyYaml)("W&B's own reader takes small numbers for numbers", () => {
  const tiny = planSweep({ ...defaultConfig, klBeta: 1e-7, optimizerWeightDecay: 1.5e-8 }, [
    { field: "learningRate", values: [1e-5, 2.5e-4] },
  ]);
  const text = toWandbSweep(tiny, { job, name: "tiny", link });
  const code = "import json,sys,yaml; print(json.dumps(yaml.safe_load(sys.stdin)['parameters']))";
  expect(JSON.parse(run("python3", ["-c", code], text))).toMatchObject({
    trainingConfig: {
      parameters: { learningRate: { values: [1e-5, 2.5e-4] }, optimizerWeightDecay: { value: 1.5e-8 } },
    },
    lossConfig: { parameters: { klBeta: { value: 1e-7 } } },
  });
});

/** Texts that YAML 1.1 takes for something else where they are not quoted, or at which its reader stops. */
const treacherous = [
  "2026-11-26",
  "12:30",
  "no",
  "on",
  "yes",
  "Y",
  "~",
  "null",
  "1_000",
  "0o7",
  "1e3",
  ".5",
  "=",
  "<<",
  "a\tb",
];

test.each([...treacherous, "a: b", "- a", "# a", "\u0085x\u2028y\u007fz\ufeff"])(
  "a reader of YAML 1.1 sees the text %j",
  (text) => {
    const written = toWandbSweep(sweep, { job: { ...job, dataset: text, displayName: text }, name: text, link });
    const read = parse(written, { version: "1.1" });
    expect([read.name, read.parameters.dataset.value, read.parameters.displayName.value]).toEqual([text, text, text]);
  },
);

test.skipIf(!pyYaml)("W&B's own reader sees every text as it was typed", () => {
  const names = [...treacherous, ...hostileTexts];
  const texts = names.map((text) => toWandbSweep(sweep, { job: { ...job, dataset: `${text}d` }, name: text, link }));
  const code =
    "import json,sys,yaml\nread=[yaml.safe_load(t) for t in json.load(sys.stdin)]\nprint(json.dumps([[r['name'],r['parameters']['dataset']['value']] for r in read]))";
  expect(JSON.parse(run("python3", ["-c", code], JSON.stringify(texts)))).toEqual(
    names.map((text) => [text, `${text}d`]),
  );
});

/** Stands for Ray, of which the space uses one function. */
const RAY = `import json, sys, types
ray, tune = types.ModuleType("ray"), types.ModuleType("ray.tune")
tune.grid_search = lambda values: {"grid_search": list(values)}
ray.tune = tune
sys.modules.update({"ray": ray, "ray.tune": tune})
scope = {}
exec(compile(sys.stdin.read(), "space.py", "exec"), scope)
print(json.dumps(scope["param_space"]))`;

test.skipIf(!python)("a Ray Tune space is Python that holds the request with its grids", () => {
  expect(JSON.parse(run("python3", ["-c", RAY], toRaySpace(sweep, { job, link })))).toMatchObject({
    dataset: job.dataset,
    trainingConfig: {
      learningRate: { grid_search: [5e-5, 1e-4, 2e-4] },
      loraRank: { grid_search: [8, 16] },
      epochs: 1,
    },
    inferenceParameters: { temperature: 0.7, topK: 40 },
    lossConfig: { method: "GRPO" },
  });
});

test.skipIf(!python)("no text that names the job escapes from the Ray file", () => {
  for (const dataset of ['"""); import os #', "\\", "a\nb", "$(id)\u2028x", "ß🙂"]) {
    const space = JSON.parse(run("python3", ["-c", RAY], toRaySpace(sweep, { job: { ...job, dataset }, link })));
    expect(space.dataset).toBe(dataset);
  }
});

/** firectl as a function that writes each of its arguments on a line. */
const FIRECTL = 'firectl() { for word in "$@"; do printf "%s\\n" "$word"; done; printf "\\n"; }\n';

test("the script is a POSIX shell's, starts every run once, and each has names of its own", () => {
  const ids = toJobIds("tuned", sweep.runs, sweep.axes);
  const text = toSweepScript(sweep.runs, job, ids, linkOf);
  expect(text).toMatch(/^#!\/bin\/sh\n/);
  expect(text).toContain("\nset -eu\n");
  const calls = run("sh", ["-s"], FIRECTL + text)
    .trimEnd()
    .split("\n\n")
    .map((call) => call.split("\n"));
  expect(calls.length).toBe(6);
  const after = (call: readonly string[], flag: string) => call[call.indexOf(flag) + 1];
  expect(calls.map((call) => after(call, "--job-id"))).toEqual(ids);
  expect(calls.map((call) => after(call, "--output-model"))).toEqual(ids);
  expect(calls.map((call) => Number(after(call, "--learning-rate")))).toEqual(
    sweep.runs.map(({ learningRate }) => learningRate),
  );
  for (const call of calls) expect(after(call, "--dataset")).toBe(job.dataset);
});

test("the script stops at the first job that is refused", () => {
  const ids = toJobIds("x", sweep.runs, sweep.axes);
  const failing = `firectl() { echo called; return 1; }\n${toSweepScript(sweep.runs, job, ids, linkOf)}`;
  try {
    run("sh", ["-s"], failing);
    expect.unreachable();
  } catch (error) {
    expect((error as { stdout: string }).stdout).toBe("called\n");
  }
});

test("hostile names stay arguments of the script", () => {
  const [first] = sweep.runs;
  if (!first) throw new Error("no run");
  for (const dataset of ["'; touch /tmp/x; '", "$(id)`id`", "a b\tc", "-x", "ß🙂"]) {
    const text = toSweepScript([first], { ...job, dataset, displayName: dataset }, ["one"], linkOf);
    const words = run("sh", ["-s"], FIRECTL + text).split("\n");
    expect(words.includes(dataset) || words.includes(`--dataset=${dataset}`)).toBe(true);
  }
});

test("the table has a row for each run, whose link opens exactly that run", () => {
  fc.assert(
    fc.property(anySweep, (any) => {
      const ids = toJobIds("t", any.runs, any.axes);
      const [head = [], ...rows] = toSweepTable(any, ids, linkOf)
        .trimEnd()
        .split("\n")
        .map((row) => row.split("\t"));
      expect(head).toEqual(["job_id", ...any.axes.map(({ field }) => field), "link"]);
      expect(rows.map((row) => decodeLink(row.at(-1) ?? "").config)).toEqual(any.runs);
    }),
    { numRuns: propertyRuns(50) },
  );
});
