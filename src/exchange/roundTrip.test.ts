import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Field, RunConfig } from "../schema/fields/config.ts";
import { emptyJob, type Job, type JobField, jobEntries } from "../schema/fields/job.ts";
import { entries } from "../schema/fields/parameters.ts";
import { legalConfig } from "../schema/values/arbitrary.ts";
import { checkJobField } from "../schema/values/checkJob.ts";
import { propertyRuns } from "../schema/values/propertyRuns.ts";
import { fidelity } from "./export/fidelity.ts";
import { isDatasetFile, notInRecipe } from "./export/recipeConfig.ts";
import { exportTo, type Target, targets } from "./export/targets.ts";
import { applyImport, decodeImport } from "./imports/import.ts";
import { isPlaceholder } from "./imports/statements/readValue.ts";
import { encodeLink } from "./link/link.ts";
import { argumentText } from "./text/hostile.ts";

const SITE = "https://goldilocks.example/";

const text = fc
  .oneof(fc.constant(""), argumentText, fc.constantFrom("a\n```\nb\n```", "\\\n> --n 2", "# x", "\n... y"))
  // half a pair cannot be UTF-8; a placeholder stands for what is not given
  .filter(
    (value) => checkJobField("displayName", value).ok && !isPlaceholder({ kind: "job", field: "dataset" }, value),
  );
const count = fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 100_000 }));
const anyJob: fc.Arbitrary<Job> = fc.record({
  dataset: text,
  evaluator: text,
  baseModel: text,
  warmStartFrom: text,
  outputModel: text,
  displayName: text,
  nodeCount: fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 1024 })),
  wandbProject: text,
  wandbEntity: text,
  evaluationDataset: text,
  evalAutoCarveout: fc.constantFrom("", "true", "false"),
  mcpServer: text,
  extraBody: text,
  maxConcurrentRollouts: count,
  maxConcurrentEvaluations: count,
});

/** What a field is when it comes back from where it arrives as it is: only GRPO has a KL term, so without it none is sent. */
function expected(config: RunConfig, field: Field, target: Target): RunConfig[Field] {
  const isLeftOut = field === "klBeta" && config.lossMethod !== "grpo" && target !== "config";
  return isLeftOut ? "auto" : config[field];
}

const cells = (target: Target) => fidelity[target] as Readonly<Record<Field | JobField, string>>;

/** The fields that are not what they should be when a config and a job have left in a form and come back over others. */
function strayed(target: Target, config: RunConfig, job: Job, before: RunConfig): readonly string[] {
  const read = decodeImport(exportTo(target, config, job, `${SITE}${encodeLink(config)}`).text);
  if (read.problem !== undefined) return [read.problem];
  const after = applyImport(before, read.values);
  const names = { ...emptyJob, ...read.job };
  const isSaid = (field: Field | JobField) => cells(target)[field] === "identical";
  const settings = entries.filter(
    ([field]) => !Object.is(after[field], isSaid(field) ? expected(config, field, target) : before[field]),
  );
  const jobFields = jobEntries.filter(([field]) => names[field] !== (isSaid(field) ? job[field] : emptyJob[field]));
  const refused = read.rows
    .filter(({ outcome }) => outcome === "refused")
    .map(({ path, reason }) => `${path} ${reason}`);
  return [...[...settings, ...jobFields].map(([field]) => field), ...refused, ...read.notes];
}

/** Forms with another count of the batch: below, by themselves. */
const rounding: readonly Target[] = ["trl", "prime-rl", "rl-loop", "async-rl-loop"];

test.each(targets.filter((target) => !rounding.includes(target)))(
  "what arrives as it is in %s comes back from it, and nothing else changes",
  (target) => {
    fc.assert(
      fc.property(legalConfig, anyJob, legalConfig, (config, job, before) => {
        expect(strayed(target, config, job, before)).toEqual([]);
      }),
      { numRuns: propertyRuns(100) },
    );
  },
);

/** What a config is after a recipe has had it: what the recipe trains with. */
function afterRecipe(config: RunConfig, before: RunConfig): RunConfig {
  const { lossMethod, klBeta } = config;
  // without a KL term there is no such weight; GSPO-token leaves as the loss that the recipe has, without the KL term that GRPO would have
  const kl = {
    grpo: klBeta === "auto" || klBeta === 0 ? 0.001 : klBeta,
    dapo: "auto",
    "gspo-token": before.klBeta,
  } as const;
  const lost = notInRecipe.filter((field) => field !== "typicalTokens");
  return {
    ...config,
    ...Object.fromEntries(lost.map((field) => [field, before[field]])),
    lossMethod: lossMethod === "dapo" ? "dapo" : "grpo",
    klBeta: kl[lossMethod],
  };
}

describe.each(["rl-loop", "async-rl-loop"] as const)("the file for %s", (target) => {
  test("comes back as what the recipe trains with, its names as they were typed", () => {
    fc.assert(
      fc.property(legalConfig, anyJob, legalConfig, (config, job, before) => {
        const { text: file } = exportTo(target, config, job, `${SITE}${encodeLink(config)}`);
        const read = decodeImport(file);
        expect(applyImport(before, read.values)).toEqual(afterRecipe(config, before));
        const names = { ...emptyJob, ...read.job };
        const said = jobEntries.map(([field]) => field).filter((field) => cells(target)[field] === "identical");
        const isFile = !/^accounts\//.test(job.dataset) && isDatasetFile(job.dataset);
        // a job goes on from one model or the other
        const warm = target === "async-rl-loop" && job.warmStartFrom !== "" && job.baseModel === "";
        for (const field of said)
          if (!(field === "dataset" && !isFile) && !(field === "baseModel" && warm))
            expect(names[field], field).toBe(job[field]);
        const refused = read.rows.filter(({ outcome }) => outcome === "refused").map(({ path }) => path);
        expect(refused).toEqual(config.lossMethod === "gspo-token" ? ["kl_beta"] : []);
        expect(read.notes).toEqual([]);
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  test("gives the same file again", () => {
    fc.assert(
      fc.property(legalConfig, legalConfig, (config, before) => {
        fc.pre(config.lossMethod !== "gspo-token");
        const job = { ...emptyJob, dataset: "prompts.jsonl", baseModel: "accounts/fireworks/models/m" };
        const launch = (some: RunConfig) =>
          exportTo(target, some, job, SITE)
            .text.split("\n")
            .filter((line) => /^ {4}\w+=/.test(line))
            .map((line) => line.replace(/ {2}# .*/, ""));
        const { text: file } = exportTo(target, config, job, `${SITE}${encodeLink(config)}`);
        const withoutLink = file.replace(/^.*\n/, "");
        for (const some of [file, withoutLink])
          expect(launch(applyImport(before, decodeImport(some).values))).toEqual(launch(config));
      }),
      { numRuns: propertyRuns(100) },
    );
  });
});

test("the link comes back, whole and in the first line of each text", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      for (const link of [encodeLink(config), `${SITE}${encodeLink(config)}`, `# ${SITE}${encodeLink(config)}\n`])
        expect(decodeImport(link)).toMatchObject({ kind: "link", values: config });
    }),
    { numRuns: propertyRuns(100) },
  );
});

test("what is exported for TRL is said to be not read, and nothing is taken from it", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const read = decodeImport(exportTo("trl", config, emptyJob, `${SITE}${encodeLink(config)}`).text);
      expect(read).toMatchObject({ values: {}, job: {}, rows: [] });
      expect(read.problem).toMatch(/^This is a TRL config, which is not read/);
    }),
    { numRuns: propertyRuns(50) },
  );
});
