import fc from "fast-check";
import { expect, test } from "vitest";
import { parameters } from "../../fields/parameters.ts";
import { propertyRuns } from "../../values/propertyRuns.ts";
import { gpus } from "./gpus.ts";
import { models } from "./models.ts";
import { parseGpuName } from "./parseGpuName.ts";
import { parseModelName } from "./parseModelName.ts";

test.each([
  ["Qwen3 32B", 32.8, "table"],
  ["qwen-3-32b", 32.8, "table"],
  ["QWEN3_32B-Instruct", 32.8, "table"],
  ["llama 3.3 70b instruct", 70, "table"],
  ["accounts/fireworks/models/qwen3-32b", 32.8, "table"],
  ["accounts/fireworks/models/llama-v3p1-8b-instruct", 8, "table"],
  ["accounts/fireworks/models/qwen2p5-72b-instruct", 72.7, "table"],
  ["Qwen/Qwen3-235B-A22B-Instruct-2507", 235, "table"],
  ["accounts/fireworks/models/deepseek-v3", 671, "table"],
  ["deepseek-r1-distill-llama-70b", 70, "table"],
  ["gpt-oss-120b", 117, "table"],
  ["glm-4p5-air", 106, "table"],
  ["kimi k2 instruct 0905", 1000, "table"],
  ["mixtral-8x7b-instruct", 46.7, "table"],
  ["MyModel-13B", 13, "name"],
  ["my-moe-40b-a3b", 40, "name"],
  ["tiny-270M", 0.27, "name"],
  ["32", 32, "number"],
  ["32.8 B", 32.8, "number"],
] as const)("%s has %d billion parameters, from the %s", (text, size, from) => {
  expect(parseModelName(text)).toMatchObject({ ok: true, size, from });
});

test.each([
  ["frobnicate", /Unknown model.*billions/],
  ["Qwen3", /Qwen3 0\.6B.*Qwen3 32B/],
  ["my-moe-4x7b", /mixture/i],
  ["distilled-70b-to-8b", /more than one/],
  ["MyModel-9000B", /2,?000/],
  ["", /./],
  ["x".repeat(201), /200/],
  ["1e999", /./],
])("%j is asked about", (text, reason) => {
  expect(parseModelName(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
});

test.each([
  ["8x H200", 8, 141],
  ["8×H100 80GB", 8, 80],
  ["8xA10G", 8, 24],
  ["A100 80GB", undefined, 80],
  ["NVIDIA A100-SXM4-40GB", undefined, 40],
  ["2 x 80GB", 2, 80],
  ["2x80 GiB", 2, 80],
  ["H100:8", 8, 80],
  ["H200 x8", 8, 141],
  ["4 RTX 4090", 4, 24],
  ["4x NVIDIA GeForce RTX 4090", 4, 24],
  ["MI300X", undefined, 192],
  ["8x AMD Instinct MI300X", 8, 192],
  ["L4", undefined, 24],
  ["l40s", undefined, 48],
  ["16 GPUs", 16, undefined],
  ["96 GB", undefined, 96],
  ["3x Unreleased 500GB", 3, 500],
] as const)("%s is %s GPUs of %s GiB", (text, count, memory) => {
  expect(parseGpuName(text)).toMatchObject({ ok: true, count, memory });
});

test.each([
  ["A100", /40.*80/],
  ["8x FancyGPU", /Unknown GPU/],
  ["8", /8x.*8 GB/],
  ["40GB 80GB", /Two/],
  ["9999x H200", /1,?024/],
  ["2 x 1GB", /4/],
  ["", /./],
  ["8".repeat(201), /200/],
])("%j is asked about", (text, reason) => {
  expect(parseGpuName(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
});

test("every row of the tables is found by its name, however it is written", () => {
  const written = (name: string) => [name, name.toUpperCase(), name.replaceAll(" ", "-"), `  ${name.toLowerCase()} `];
  for (const model of models)
    for (const text of written(model.name))
      expect([text, parseModelName(text)]).toEqual([text, { ok: true, size: model.total, from: "table", model }]);
  for (const gpu of gpus)
    for (const text of written(gpu.name))
      expect([text, parseGpuName(text)]).toEqual([text, { ok: true, count: undefined, memory: gpu.memory, gpu }]);
});

test("every row is legal, has a source with a date, and a mixture is larger than its active part", () => {
  const { hard } = parameters.modelSize;
  for (const { total, active = 0, source } of models) {
    expect(total).toBeGreaterThanOrEqual(hard.min);
    expect(total).toBeLessThanOrEqual(hard.max);
    expect(active).toBeLessThan(total);
    expect(source.url).toMatch(/^https:\/\//);
    expect(source.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
  for (const { source } of gpus) expect(source.url).toMatch(/^https:\/\//);
});

const pieces = fc.constantFrom(
  "8",
  "x",
  "×",
  " ",
  "H200",
  "A100",
  "80",
  "GB",
  "B",
  "a",
  "3",
  "p",
  ".",
  "-",
  "/",
  "qwen",
  "1e",
  "\u202e",
  "__proto__",
);
const hostile = fc.oneof(
  fc.string({ maxLength: 250 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
);

test("whatever is typed gives legal numbers or a reason, at once", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const model = parseModelName(text);
      if (model.ok) expect(model.size).toSatisfy((size: number) => size >= 0.1 && size <= 2000);
      else expect(model.reason).toMatch(/\S/);
      const parsed = parseGpuName(text);
      if (parsed.ok) expect(parsed.count ?? parsed.memory).toBeGreaterThan(0);
      else expect(parsed.reason).toMatch(/\S/);
    }),
    { numRuns: propertyRuns(500) },
  );
});
