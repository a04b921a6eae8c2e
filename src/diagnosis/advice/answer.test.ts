import { expect, test } from "vitest";
import type { RunContext } from "../verdict/runContext.ts";
import { readAnswer } from "./answer.ts";
import type { Question } from "./diagnosis.ts";

test.each<[Question["about"], string, RunContext | undefined]>([
  ["batchSize", "1,024", { settings: { batchSize: 1024 } }],
  ["batchSize", "32 768", { settings: { batchSize: 32_768 } }],
  ["learningRate", "5e-6", { settings: { learningRate: 5e-6 } }],
  ["learningRate", "0,0001", { settings: { learningRate: 1e-4 } }],
  ["temperature", "0,7", { settings: { temperature: 0.7 } }],
  ["rewardMaximum", "1,024", { rewardMaximum: 1024 }],
  ["rewardMaximum", "-1", { rewardMaximum: -1 }],
  ["rewardMaximum", "0", { rewardMaximum: 0 }],
  ["epochs", "0", undefined],
  ["epochs", "-1", undefined],
  ["rewardMaximum", "1e999", undefined],
  ["rewardMaximum", "one", undefined],
  ["rewardMaximum", " ", undefined],
])("about %s, “%s” says %o", (about, text, context) => {
  expect(readAnswer({ about, text: "" }, text)).toEqual(context);
});
