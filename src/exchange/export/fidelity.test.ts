import { expect, test } from "vitest";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, type JobField, jobFields } from "../../schema/fields/job.ts";
import { entries, tableOf } from "../../schema/fields/parameters.ts";
import { otherValue } from "../../schema/values/arbitrary.ts";
import { encodeLink } from "../link/link.ts";
import { fidelity } from "./fidelity.ts";
import { exportTo, type Target, targets } from "./targets.ts";

const job: Job = { ...emptyJob, dataset: "d.jsonl", evaluator: "e", baseModel: "m" };

const others = tableOf(otherValue);
const otherJobs: Job = {
  dataset: "D.jsonl",
  evaluator: "E",
  baseModel: "M",
  warmStartFrom: "W",
  outputModel: "O",
  displayName: "N",
  nodeCount: 2,
  wandbProject: "P",
  wandbEntity: "T",
  evaluationDataset: "H",
  evalAutoCarveout: "true",
  mcpServer: "S",
  extraBody: "{}",
  maxConcurrentRollouts: 3,
  maxConcurrentEvaluations: 4,
};

/** The text without its comments: what the tool reads. */
const read = (target: Target, config: RunConfig, names: Job) =>
  exportTo(target, config, names, "https://goldilocks.example/")
    .text.split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.replace(/ {2}# .*$/, ""))
    .join("\n");

/** The fields that arrive as the nearest value, form by form; written by hand. What is lost is measured below. */
const rounded: Readonly<Record<Target | "link", readonly string[]>> = {
  link: [],
  config: [],
  "rl-loop": ["batchSize", "lossMethod", "klBeta"],
  "async-rl-loop": ["batchSize", "lossMethod", "klBeta"],
  request: [],
  curl: [],
  python: [],
  firectl: [],
  ep: [],
  "prime-rl": ["epochs"],
  trl: ["batchSize", "batchSizeSamples", "chunkSize", "lossMethod", "klBeta"],
};

test("the table is complete and says of each form what is rounded", () => {
  for (const [form, row] of Object.entries(fidelity)) {
    expect(Object.keys(row)).toHaveLength(entries.length + jobFields.length);
    const found = Object.entries(row).flatMap(([field, arrival]) => (arrival === "rounded" ? [field] : []));
    expect(found.toSorted(), form).toEqual(rounded[form as Target | "link"].toSorted());
  }
});

const cells = targets.flatMap((target) =>
  [...entries.map(([field]) => field), ...jobFields].map((field): [Target, Field | JobField] => [target, field]),
);

test.each(cells)("%s shows %s exactly where the table says that it arrives", (target, field) => {
  const changed = field in others ? { ...defaultConfig, [field]: others[field as Field] } : defaultConfig;
  const renamed = field in otherJobs ? { ...job, [field]: otherJobs[field as JobField] } : job;
  const differs = read(target, changed, renamed) !== read(target, defaultConfig, job);
  // the length of a sequence turns a batch of tokens into one of sequences, and cannot be read back from it
  const divides =
    (["trl", "rl-loop", "async-rl-loop", "prime-rl"].includes(target) && field === "typicalTokens") ||
    (target === "prime-rl" && field === "prompts");
  expect(differs).toBe(fidelity[target][field] !== "lost" || divides);
});

test("the link holds every setting and nothing that names the job", () => {
  for (const [field] of entries) {
    const changed = encodeLink({ ...defaultConfig, [field]: others[field] });
    expect(changed === encodeLink(defaultConfig)).toBe(fidelity.link[field] === "lost");
  }
});
