import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { nextRunOf } from "./nextRun.ts";

const config = { ...defaultConfig, prompts: 100, epochs: 2, responseCandidatesCount: 4, typicalTokens: 500 };
const pace = { secondsPerStep: 36, column: "step_time" };

test("the next run takes as long as its rollouts or its tokens at the logged pace", () => {
  const completionLength = Float64Array.of(200, Number.NaN, 300);
  const next = nextRunOf(config, pace, { completionLength }, { batchSize: 16, batchUnit: "sequences" });
  // 800 rollouts in 50 steps of 36 s; twice the tokens take twice as long
  expect(next).toMatchObject({ rollouts: 800, hoursByRollouts: 0.5, hoursByTokens: 1, loggedTokens: 250 });
});

test("without the rollouts of a step there is no estimate, without lengths none by tokens", () => {
  expect(nextRunOf(config, pace, {}, {})).toBeUndefined();
  expect(nextRunOf(config, pace, {}, { batchSize: 32768, batchUnit: "tokens" })).toBeUndefined();
  expect(nextRunOf(config, pace, {}, { batchSize: 16, batchUnit: "sequences" })?.hoursByTokens).toBeUndefined();
});
