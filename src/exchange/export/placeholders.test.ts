import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyJob } from "../../schema/fields/job.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { placeholdersIn } from "./placeholders.ts";
import { exportTo, targets } from "./targets.ts";

/** Anything in angle brackets that has no lower case, whatever it is called. */
const bracketed = /<[A-Z][A-Z0-9_ -]*>/g;

test.each(targets)("every placeholder of the export to %s is named, whatever the settings and the job", (target) => {
  fc.assert(
    fc.property(legalConfig, fc.subarray(["dataset", "evaluator", "baseModel"] as const), (config, given) => {
      const job = { ...emptyJob, ...Object.fromEntries(given.map((field) => [field, `accounts/a/${field}s/b`])) };
      const { text } = exportTo(target, config, job, "https://goldilocks.example/#v=1");
      expect(placeholdersIn(text)).toEqual([...new Set(text.match(bracketed) ?? [])]);
    }),
    { numRuns: 50 },
  );
});

test.each(["rl-loop", "async-rl-loop", "prime-rl"] as const)("%s asks for the name on Hugging Face", (target) => {
  const job = { ...emptyJob, baseModel: "accounts/fireworks/models/qwen3-8b" };
  fc.assert(
    fc.property(legalConfig, (config) => {
      expect(placeholdersIn(exportTo(target, config, job, "").text).join()).toContain("HUGGING_FACE");
    }),
    { numRuns: 10 },
  );
});
