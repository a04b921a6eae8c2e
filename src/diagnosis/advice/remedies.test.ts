import fc from "fast-check";
import { expect, test } from "vitest";
import { type VerdictName, verdictNames } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { remedyFor } from "./remedies.ts";
import { verdictRemedies } from "./verdictRemedies.ts";

const adviceOf = (name: VerdictName, config: Partial<RunConfig> = {}) => {
  const remedies = verdictRemedies[name];
  return remedies && remedyFor(remedies, config);
};

test.each<[why: string, name: VerdictName, config: Partial<RunConfig>, says: string]>([
  ["a low rate", "early_plateau", { learningRate: 1e-5 }, "a learning rate of 1e-5 is low"],
  ["a low temperature", "early_plateau", { temperature: 0.1 }, "a temperature of 0.1 explores little"],
  ["a low rank", "early_plateau", { taskComplexity: "complex", loraRank: 4 }, "our reading for this case is 16 to 64"],
  ["a small batch", "slow_climb", { learningRate: 2e-4, batchSize: 1024 }, "a larger batch"],
  ["a sparse reward", "early_plateau", { startingReward: 0.05 }, "all rollouts of a group score the same"],
  ["nothing else", "early_plateau", {}, "raise the learning rate when the curve flattens too early"],
  ["a high rate", "spike_then_collapse", { learningRate: 5e-4 }, "a learning rate of 5e-4 is high"],
  ["a small batch", "spike_then_collapse", { learningRate: 2e-4, batchSize: 1024 }, "a larger batch"],
  ["nothing else", "spike_then_collapse", {}, "lower the learning rate when the reward spikes"],
  ["not the rate", "spike_then_collapse", { learningRate: 5e-5 }, "reward hacking or forgetting"],
  ["many epochs", "overfit", { epochs: 10 }, "10 epochs risk overfitting"],
  ["a high rank", "overfit", { loraRank: 64 }, "a high rank risks overfitting"],
  ["some epochs", "overfit", { epochs: 3 }, "1 epoch prevents overfitting"],
  ["some epochs and some rank", "overfit", { epochs: 3, loraRank: 16 }, "1 epoch and a lower rank"],
  ["few prompts", "overfit", { epochs: 9, prompts: 10 }, "more varied prompts"],
  ["the grader", "overfit", { gameableShare: 0.9 }, "look at the grader"],
  ["few prompts", "overfit", { gameableShare: 0 }, "varied prompts"],
  ["a high temperature", "noisy", { temperature: 2 }, "above a temperature of 1.2"],
  ["one pass left", "still_climbing", { epochs: 9 }, "add 1 epoch while"],
  ["no pass left", "still_climbing", { epochs: 10 }, "change one thing at a time"],
])("%s explains %s of %j", (_, name, config, says) => {
  expect(adviceOf(name, config)?.advice).toContain(says);
});

test("no hint leaves the advice: rates stay within 5e-5 and 2e-4, epochs within 10", () => {
  fc.assert(
    fc.property(legalConfig, fc.constantFrom(...verdictNames), (config, name) => {
      const remedy = adviceOf(name, config);
      const hint = remedy?.advice ?? "";
      if (remedy) expect(remedy.source.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(hint).not.toMatch(/NaN|undefined/);
      if (config.learningRate >= 2e-4) expect(hint).not.toContain("raise the learning rate");
      if (config.learningRate <= 5e-5) expect(hint).not.toContain("lower the learning rate");
      if (config.epochs >= 10) expect(hint).not.toContain("add ");
      if (config.epochs === 1) expect(hint).not.toMatch(/1 epoch (and|prevents)/);
    }),
  );
});
