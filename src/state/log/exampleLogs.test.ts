import { expect, test } from "vitest";
import { defaultRun, diagnoseRun } from "../../diagnosis/diagnoseRun.ts";
import { readLog } from "../../diagnosis/formats/readLog.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { exampleLog, examples } from "./exampleLogs.ts";

test.each(examples)("the log of the example $verdict gets the verdict it is named after", async (example) => {
  const { file, known } = exampleLog(example);
  const log = await readLog(new Uint8Array(await file.arrayBuffer()), { size: file.size });
  expect(diagnoseRun(log, { run: defaultRun(log) }, known)).toMatchObject({
    diagnosis: {
      verdict: example.verdict,
      ...(example.verdict !== "too_short" && { confidence: expect.stringMatching(/^(high|medium)$/) }),
    },
  });
});

test("a collapse that takes held-out with it does not rule overfitting out by a held-out reward that stays", async () => {
  const collapse = examples.find(({ verdict }) => verdict === "spike_then_collapse");
  if (!collapse) throw new Error("no example of a collapse");
  const { file, known } = exampleLog(collapse);
  const log = await readLog(new Uint8Array(await file.arrayBuffer()), { size: file.size });
  const seen = diagnoseRun(log, { run: defaultRun(log) }, known);
  const overfitting = "diagnosis" in seen ? seen.diagnosis?.ruledOut.filter(({ what }) => what === "overfitting") : [];
  expect(overfitting).toHaveLength(1);
  expect(overfitting?.[0]?.why).toMatch(/together/);
});

test("no two examples have the same settings, and none those of the defaults", () => {
  const settings = examples.map(({ change: { seed: _, ...rest } }) => JSON.stringify({ ...defaultConfig, ...rest }));
  expect(new Set([JSON.stringify(defaultConfig), ...settings]).size).toBe(examples.length + 1);
});

test("no two examples have the same verdict", () => {
  expect(new Set(examples.map(({ verdict }) => verdict)).size).toBe(examples.length);
});
