import { expect, test } from "vitest";
import { collapsed, endOf, mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { compiledKernel } from "../kernel/compiledKernel.ts";
import { toMiniature } from "../mapping.ts";

/** Effects of a part of the model on many runs that the claims' verdicts would not notice. */
const seeds = Array.from({ length: 48 }, (_, i) => 7001 + i);

test("a heavy KL weight holds the policy near the base model, the heavier the nearer", () => {
  const miniature = toMiniature(defaultConfig);
  const meanEnd = (klBeta: number) =>
    mean(seeds.map((seed) => endOf(compiledKernel.train({ ...miniature, klBeta }, seed, "full"))));
  const free = meanEnd(0);
  expect(meanEnd(0.3)).toBeLessThan(free - 0.06);
  expect(meanEnd(1)).toBeLessThan(free - 0.25);
});

test("the default KL weight keeps most runs of a small batch at 2e-4 from the collapse that they meet without it", () => {
  const collapsedShare = (change: Partial<RunConfig>) => {
    const config = { ...defaultConfig, learningRate: 2e-4, batchSize: 8192, epochs: 2, ...change };
    return seeds.filter((seed) => collapsed(compiledKernel.simulateRun(config, seed, "full"))).length / seeds.length;
  };
  // DAPO is simulated as GRPO without KL; .81 +- .06 on 48 other seeds
  expect(collapsedShare({ lossMethod: "dapo" }) - collapsedShare({})).toBeGreaterThan(0.4);
});
