import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { parameters } from "../fields/parameters.ts";
import { sources } from "../fields/provenance.ts";
import { legalConfig } from "../values/arbitrary.ts";
import { propertyRuns } from "../values/propertyRuns.ts";
import { checkField } from "../values/validate.ts";
import { type Finding, findingsOf } from "./findings.ts";

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
      set: { field: "klBeta", value: "auto", label: "Set KL weight to auto" },
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

test("of a rank above 32 it is said that two documents differ", () => {
  const found = findings({ loraRank: 64, taskComplexity: "complex" });
  expect(found).toMatchObject([
    {
      level: "advice",
      set: { field: "loraRank", value: 32, label: "Set LoRA rank to 32" },
      source: sources.laterReference,
    },
  ]);
  expect(found[0]?.message).toContain("4 to 32");
});

test("a rank above 64 needs high-end GPUs, and that is said instead of the band's advice", () => {
  const found = findings({ loraRank: 128, taskComplexity: "complex" });
  expect(found.map(({ level }) => level)).toEqual(["advice", "advice"]);
  expect(found[1]).toMatchObject({ fields: ["loraRank", "gpuMemory"], source: sources.tuningAdvice });
  expect(found[1]?.message).toContain("high-end");
  const onLarge = findings({ loraRank: 128, taskComplexity: "complex", gpuMemory: 141 });
  expect(onLarge[1]).toMatchObject({ fields: ["loraRank"], set: { value: 32 } });
});

test.each<[Partial<RunConfig>, number]>([
  [{ loraRank: 64 }, 16],
  [{ loraRank: 128 }, 16],
  [{ loraRank: 128, modelSize: 70, gpuCount: 8 }, 32],
  [{ loraRank: 128, taskComplexity: "complex" }, 32],
  [{ loraRank: 64, taskComplexity: "simple" }, 16],
])("everything that is said about the rank in %j offers %d", (change, value) => {
  const offers = about(findings(change), "loraRank").map(({ set }) => set);
  expect(offers.length).toBeGreaterThan(1);
  for (const set of offers) expect(set).toMatchObject({ value, label: `Set LoRA rank to ${value}` });
});

test.each<[Partial<RunConfig>, string, number]>([
  [{ learningRate: 1e-5 }, "learningRate", 1e-4],
  [{ learningRate: 4e-4 }, "learningRate", 1e-4],
  [{ epochs: 5 }, "epochs", 3],
  [{ prompts: 50 }, "epochs", 2],
  [{ loraRank: 4 }, "loraRank", 8],
  [{ loraRank: 32 }, "loraRank", 16],
  [{ batchSize: 8192 }, "batchSize", 16384],
  [{ batchSize: 1048576 }, "batchSize", 131072],
  [{ batchSize: 1048576, gpuCount: 8 }, "batchSize", 262144],
  [{ batchSize: 131072, prompts: 50 }, "batchSize", 32768],
  [{ maxContextLength: 131072, batchSize: 32768, gpuCount: 8 }, "maxContextLength", 8192],
])("%j is advised against, and %s set to %d is offered", (change, field, value) => {
  const [finding] = about(findings(change), field);
  expect(finding?.level === "advice" || finding?.level === "interaction").toBe(true);
  expect(finding?.set).toMatchObject({ field, value });
});

test("the message of a band names the field, its value, the zone, what happens and the band", () => {
  const { label, advice } = parameters.learningRate;
  const message = findings({ learningRate: 4e-4 })[0]?.message;
  for (const part of [`${label} 4e-4`, advice.words.high.toLowerCase(), advice.zones.high, "Fireworks", "5e-5 to 2e-4"])
    expect(message).toContain(part);
});

test.each<[Partial<RunConfig>, readonly string[], keyof typeof sources]>([
  [{ epochs: 10 }, ["10 epochs", "too many", "Fireworks: 1 for most tasks", "heuristic: 3 or fewer"], "tuningAdvice"],
  [{ epochs: 10, prompts: 10 }, ["10 epochs", "too many", "about 25", ": 9."], "ours"],
  [{ prompts: 50 }, ["1 epoch is too few", "about 25", ": 2 or more."], "ours"],
  [{ loraRank: 4 }, ["Fireworks: 8 to 16 for most tasks", "a medium task on an 8B model: 8 to 16."], "ours"],
  [{ batchSize: 8192 }, ["two full-length sequences", "16,384 tokens or more"], "ours"],
  [
    { batchSize: 1048576, gpuCount: 8, epochs: 9 },
    ["this dataset makes 3 optimizer steps", "at least 9", "262,144"],
    "ours",
  ],
  [{ batchSize: 262144, prompts: 3000 }, ["Fireworks: lower it", "131,072 tokens", "90%"], "ours"],
  [{ gpuMemory: 16 }, [parameters.batchSize.advice.nothingFits ?? ""], "ours"],
  [{ maxContextLength: 16384 }, ["Fireworks: raise it only", "2,048 to 8,192 tokens"], "ours"],
])("in %j Fireworks is credited with its part, and Goldilocks with the rest", (change, parts, source) => {
  const [finding] = findings(change).filter(({ level }) => level === "advice");
  for (const part of parts) expect(finding?.message).toContain(part);
  expect(finding?.source).toBe(sources[source]);
});

test.each<[Partial<RunConfig>, RegExp, number]>([
  [{ temperature: 0.1 }, /^Temperature 0\.1 is near-greedy/, 0.5],
  [{ temperature: 0.29 }, /^Temperature 0\.29 is low/, 0.5],
  [{ temperature: 1.3 }, /^Temperature 1\.3 is high: responses may become incoherent/, 1],
  [{ topP: 0.5 }, /^Top-p 0\.5 is low: it filters out the long tail/, 0.9],
  [{ responseCandidatesCount: 2 }, /^2 rollouts per prompt are few to compare/, 4],
  [{ maxOutputTokens: 16 }, /^Max output tokens 16 is short/, 2048],
  [{ maxOutputTokens: 128, maxContextLength: 2048 }, /^Max output tokens 128 is short/, 1024],
])("%j is said to be unwise, with a value to try", (change, message, value) => {
  expect(findings(change)).toMatchObject([
    { level: "advice", message: expect.stringMatching(message), set: { value }, source: { asOf: "2025-11-08" } },
  ]);
});

test.each<Partial<RunConfig>>([
  { temperature: 0.3 },
  { temperature: 1.2 },
  { topP: 0.6 },
  { maxOutputTokens: 256 },
  { maxOutputTokens: 8191 },
])("there is nothing to say about %j", (change) => {
  expect(findings(change)).toEqual([]);
});

test("responses longer than the context are cut off, and half of the context is offered", () => {
  expect(findings({ maxOutputTokens: 16384 })).toMatchObject([
    { level: "interaction", fields: ["maxOutputTokens", "maxContextLength"], set: { value: 4096 } },
  ]);
  const found = findings({ maxContextLength: 1024 });
  expect(about(found, "maxContextLength")).toMatchObject([{ set: { value: 2048 } }]);
  expect(about(found, "maxOutputTokens")[0]?.set).toBeUndefined();
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
    { level: "interaction", fields: ["learningRate", "batchSize"], set: { field: "learningRate", value: 1e-4 } },
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
        expect(set.label.startsWith(`Set ${parameters[set.field].label} to `)).toBe(true);
        const others = found.filter((other) => other.set?.field === set.field);
        for (const other of others) expect(other.set).toEqual(set);
        expect(checkField(set.field, set.value)).toEqual({ ok: true, value: set.value });
        expect(set.value).not.toEqual(config[set.field]);
        const after = findingsOf({ ...config, [set.field]: set.value });
        expect(after.some((other) => other.level === level && other.fields[0] === set.field)).toBe(false);
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});
