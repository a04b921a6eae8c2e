import fc from "fast-check";
import { expect, test } from "vitest";
import { legalConfig } from "./arbitrary.ts";
import type { RunConfig } from "./config.ts";
import { type Finding, findingsOf } from "./findings.ts";
import { adjustableFields, defaultConfig, parameters } from "./parameters.ts";
import { sources } from "./provenance.ts";
import { checkField } from "./validate.ts";

const findings = (change: Partial<RunConfig>) => findingsOf({ ...defaultConfig, ...change });
const about = (found: readonly Finding[], field: string) => found.filter(({ fields }) => fields[0] === field);

test("there is nothing to say about the defaults", () => {
  expect(findings({})).toEqual([]);
});

test.each(["dapo", "gspo-token"] as const)(
  "a KL weight is blocked with %s, and may be left to the service",
  (lossMethod) => {
    const [first, ...others] = findings({ lossMethod, klBeta: 0.001 });
    expect(first).toMatchObject({
      level: "blocked",
      fields: ["klBeta", "lossMethod"],
      set: { field: "klBeta", value: "auto", label: "Set to auto" },
      source: sources.api,
    });
    expect(others).toEqual([]);
    expect(findings({ lossMethod, klBeta: 0 })).toEqual([]);
    expect(findings({ lossMethod, klBeta: "auto" })).toEqual([]);
  },
);

test("a KL weight is fine with GRPO", () => {
  expect(findings({ klBeta: 0.1 })).toEqual([]);
});

test("a rank above 32 is outside the newer document", () => {
  const found = findings({ loraRank: 64, taskComplexity: "complex" });
  expect(found).toMatchObject([
    { level: "outside", set: { field: "loraRank", value: 32, label: "Set to 32" }, source: sources.laterReference },
  ]);
  expect(found[0]?.message).toContain("4 to 32");
});

test("a rank above 64 needs high-end GPUs, and that is said instead of the band's advice", () => {
  const found = findings({ loraRank: 128, taskComplexity: "complex" });
  expect(found.map(({ level }) => level)).toEqual(["outside", "advice"]);
  expect(found[1]).toMatchObject({ fields: ["loraRank", "gpuMemory"], set: { value: 64 } });
  expect(found[1]?.message).toContain("high-end");
  const onLarge = findings({ loraRank: 128, taskComplexity: "complex", gpuMemory: 141 });
  expect(onLarge[1]).toMatchObject({ fields: ["loraRank"], set: { value: 64 } });
});

test.each<[Partial<RunConfig>, string, number]>([
  [{ learningRate: 1e-5 }, "learningRate", 5e-5],
  [{ learningRate: 4e-4 }, "learningRate", 2e-4],
  [{ epochs: 5 }, "epochs", 3],
  [{ prompts: 50 }, "epochs", 2],
  [{ loraRank: 4 }, "loraRank", 8],
  [{ loraRank: 32 }, "loraRank", 16],
  [{ batchSize: 8192 }, "batchSize", 16384],
  [{ batchSize: 1048576 }, "batchSize", 131072],
  [{ maxContextLength: 131072, batchSize: 32768, gpuCount: 8 }, "maxContextLength", 8192],
])("%j is advised against, and %s set to %d is offered", (change, field, value) => {
  const [finding] = about(findings(change), field);
  expect(finding?.level === "advice" || finding?.level === "interaction").toBe(true);
  expect(finding?.set).toMatchObject({ field, value });
});

test("the message of a band names the field, its value, what happens and the band", () => {
  expect(findings({ learningRate: 4e-4 })[0]?.message).toBe(
    "Learning rate 4e-4 is too high. Updates overshoot the good weights: the reward spikes for a moment, then collapses. Just right here: 5e-5 to 2e-4.",
  );
});

test("a batch that holds no full-length sequence is said once, with the context", () => {
  const found = about(findings({ batchSize: 4096 }), "batchSize");
  expect(found).toMatchObject([
    { level: "interaction", fields: ["batchSize", "maxContextLength"], set: { value: 16384 } },
  ]);
});

test("where no batch fits, no value is offered", () => {
  const found = about(findings({ gpuMemory: 16 }), "batchSize");
  expect(found).toHaveLength(1);
  expect(found[0]?.level).toBe("advice");
  expect(found[0]?.set).toBeUndefined();
  expect(found[0]?.message).toContain("Use more GPUs, a smaller model or a shorter context");
});

test("where no batch fits, that is said even of one that is too small", () => {
  const found = about(findings({ gpuMemory: 16, batchSize: 4096 }), "batchSize");
  expect(found.map(({ level }) => level)).toEqual(["advice", "interaction"]);
  expect(found.every(({ set }) => set === undefined)).toBe(true);
});

test("a high rate is said with a small batch, once", () => {
  const found = findings({ learningRate: 3e-4, batchSize: 16384 });
  expect(found).toMatchObject([
    { level: "interaction", fields: ["learningRate", "batchSize"], set: { field: "learningRate", value: 2e-4 } },
  ]);
});

test("a larger batch at the default rate is fine", () => {
  expect(findings({ batchSize: 65536 })).toEqual([]);
});

test("typical sequences longer than the context are cut off, and the next power of two is offered", () => {
  const found = about(findings({ typicalTokens: 10_000 }), "maxContextLength");
  expect(found).toMatchObject([{ level: "interaction", set: { field: "maxContextLength", value: 16384 } }]);
});

test("more than 8 rollouts are outside the document", () => {
  expect(findings({ responseCandidatesCount: 16 })).toMatchObject([
    { level: "outside", fields: ["responseCandidatesCount"], set: { value: 8 }, source: sources.reference },
  ]);
});

test("what blocks comes first, then what is outside the document, advice and interactions", () => {
  const order = ["blocked", "outside", "advice", "interaction"];
  fc.assert(
    fc.property(legalConfig, (config) => {
      const ranks = findingsOf(config).map(({ level }) => order.indexOf(level));
      expect(ranks).toEqual(ranks.toSorted());
    }),
  );
});

test("for any config: no message twice, every offer is legal and changes something, and taking it settles the finding", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const found = findingsOf(config);
      expect(new Set(found.map(({ message }) => message)).size).toBe(found.length);
      for (const { set, message, level } of found) {
        expect(message).not.toMatch(/NaN|undefined|Infinity/);
        if (!set) continue;
        expect(checkField(set.field, set.value)).toEqual({ ok: true, value: set.value });
        expect(set.value).not.toEqual(config[set.field]);
        const after = findingsOf({ ...config, [set.field]: set.value });
        expect(after.some((other) => other.level === level && other.fields[0] === set.field)).toBe(false);
      }
    }),
    { numRuns: 5000 },
  );
});

test("each adjustable field has a band rule to cite", () => {
  for (const field of adjustableFields) expect(parameters[field].advice?.bandRule).toBeTruthy();
});
