import { beforeAll, describe, expect, test } from "vitest";
import { collapsed, mean, spikedThenCollapsed, startOf } from "../../schema/curve.ts";
import { compiledKernel } from "../kernel/compiledKernel.ts";
import { withRunCache } from "../preview/runCache.ts";
import { ensemble } from "../runs/ensemble.ts";
import type { ClaimResult } from "./claim.ts";
import { claims, measureClaims } from "./claims.ts";
import { record } from "./record.ts";
import { estimate, type Overrides, sampleOf } from "./sample.ts";
import { claimIds, sentences } from "./sentences.ts";
import { lateSteepness, meanEnd, meanHeldOut, rawNoise, shareOf } from "./statistics.ts";

const simulate = withRunCache(compiledKernel.simulateRun, 256e6);
/** The seeds on record, none of which the model was tuned on. */
const sample = sampleOf(simulate, record.firstSeed, record.seeds);
/** The same seeds and as many again. */
const twice = sampleOf(simulate, record.firstSeed, 2 * record.seeds);

describe("every claim still has the verdict on record, on the same seeds", () => {
  let results: readonly ClaimResult[] = [];
  beforeAll(() => {
    results = measureClaims(sample);
  }, 120_000);

  test.each(claimIds)("%s", (id) => {
    const { statistic, threshold, verdict } = results.find(({ claim }) => claim === id) as ClaimResult;
    const recorded = record.results[id];
    expect(verdict).toBe(recorded.verdict);
    expect(threshold).toBe(claims[id].parts[0]?.threshold);
    expect(threshold).toBe(recorded.threshold);
    // not bit by bit: the record is the TypeScript model's, and single runs of the kernel go other ways
    expect(Math.abs(statistic - recorded.statistic)).toBeLessThan(3 * recorded.standardError);
  });

  test("is measured once for each claim, in the order of the document", () => {
    expect(results.map(({ claim }) => claim)).toEqual(claimIds);
  });
});

/**
 * Behaviors that the page and the docs state beside the claims. Each bound is at least three standard errors from what these seeds
 * give. Nothing in the model draws these shapes: where a test fails, a sentence of the product is no longer true.
 */
describe("behaviors beyond the claims", () => {
  const { runs } = twice;
  const endOf = (change: Overrides) => meanEnd(runs(change));
  const heldOutOf = (change: Overrides) => meanHeldOut(runs(change));

  test("runs start at the starting reward on average", () => {
    expect(Math.abs(mean(runs({}).map(startOf)) - 0.3)).toBeLessThan(0.01);
  });

  test("the final reward rises and then falls with the learning rate, highest near 1e-4", () => {
    const rates = [1e-5, 2e-5, 5e-5, 7e-5, 1e-4, 1.5e-4, 2e-4, 3e-4, 5e-4];
    const ends = rates.map((learningRate) => endOf({ learningRate }));
    const best = ends.indexOf(Math.max(...ends));
    expect(rates[best]).toBeGreaterThanOrEqual(7e-5);
    expect(rates[best]).toBeLessThanOrEqual(1.5e-4);
    ends.forEach((end, i) => {
      // noise may take a little from a step of the way, not turn it around
      if (i > 0 && i <= best) expect(end).toBeGreaterThan((ends[i - 1] ?? 0) - 0.015);
      if (i > best) expect(end).toBeLessThan((ends[i - 1] ?? 0) + 0.015);
    });
  });

  test("no default run collapses, and their mean has no drawdown", () => {
    expect(shareOf(runs({}), collapsed)).toBe(0);
    let highest = 0;
    for (const reward of ensemble(runs({})).train) {
      expect(reward).toBeGreaterThan(highest - 0.01);
      highest = Math.max(highest, reward);
    }
  });

  test("more runs spike and collapse the higher the learning rate, and at the highest the mean curve does", () => {
    const atRates = [1e-4, 2e-4, 3e-4, 5e-4].map((learningRate) => runs({ learningRate, epochs: 2 }));
    const spiked = atRates.map((some) => shareOf(some, spikedThenCollapsed));
    expect(spiked[0]).toBe(0);
    expect(spiked[1]).toBeLessThan(0.12);
    expect(spiked[2]).toBeGreaterThan(0.05);
    expect(spiked).toEqual(spiked.toSorted((a, b) => a - b));
    const { train } = ensemble(atRates[3] ?? []);
    expect(Math.max(...train)).toBeGreaterThan(0.36);
    expect(train[train.length - 1]).toBeLessThan(0.2);
  });

  test("1e-5 ends far below the default after 1 and after 3 epochs, and is flat within the first", () => {
    expect(endOf({ learningRate: 1e-5 })).toBeLessThan(endOf({}) - 0.3);
    expect(endOf({ learningRate: 1e-5, epochs: 3 })).toBeLessThan(endOf({ epochs: 3 }) - 0.35);
    expect(lateSteepness(runs({ learningRate: 1e-5 }), 1 / 3)).toBeLessThan(0.3);
  });

  test("a second epoch also helps held-out prompts; from 3 to 10 epochs training still gains", () => {
    expect(heldOutOf({ epochs: 2 }) - heldOutOf({})).toBeGreaterThan(0);
    expect(endOf({ epochs: 10 }) - endOf({ epochs: 3 })).toBeGreaterThan(0.01);
  });

  test("rank 64 gains over rank 8 on complex tasks, hardly on simple ones, and not over rank 16 on medium ones", () => {
    const gain = (taskComplexity: "simple" | "complex") =>
      endOf({ taskComplexity, epochs: 3, loraRank: 64 }) - endOf({ taskComplexity, epochs: 3, loraRank: 8 });
    expect(gain("complex")).toBeGreaterThan(0.1);
    expect(gain("simple")).toBeLessThan(0.05);
    const [rank64, rank16] = [64, 16].map((loraRank) => endOf({ taskComplexity: "medium", epochs: 3, loraRank }));
    expect(Math.abs((rank64 ?? 0) - (rank16 ?? 1))).toBeLessThan(0.03);
  });

  test("rank 64 ends below rank 8 on held-out prompts of simple tasks after 10 epochs", () => {
    const simple = { taskComplexity: "simple", epochs: 10 } as const;
    expect(heldOutOf({ ...simple, loraRank: 64 }) - heldOutOf({ ...simple, loraRank: 8 })).toBeLessThan(-0.015);
  });

  test("the raw reward is noisier with every fourfold smaller batch", () => {
    const [small, middle, large] = [8192, 32768, 131072].map((batchSize) => rawNoise(runs({ batchSize })));
    expect(small).toBeCloseTo(0.35, 1);
    expect(small).toBeGreaterThan(1.5 * (middle ?? 0));
    expect(middle).toBeGreaterThan(1.5 * (large ?? 0));
  });

  test("at a high rate the default batch ends well above an 8k batch", () => {
    const [small, middle] = [8192, 32768].map((batchSize) => endOf({ batchSize, learningRate: 3e-4 }));
    expect((middle ?? 0) - (small ?? 1)).toBeGreaterThan(0.1);
  });
});

describe("only where the training grader can be gamed: with a perfect grader", () => {
  const perfect = { gameableShare: 0, epochs: 10 };

  test("held-out does not fall from 3 to 10 epochs", () => {
    const { statistic, standardError } = estimate(
      twice,
      ({ runs }) => meanHeldOut(runs({ ...perfect, epochs: 3 })) - meanHeldOut(runs(perfect)),
    );
    expect(statistic).toBeLessThan(0.005 + 2 * standardError);
    expect(Math.abs(statistic)).toBeLessThan(0.015);
  });

  test("rank 64 does not end below rank 8", () => {
    const heldOut = (loraRank: number) => meanHeldOut(twice.runs({ ...perfect, loraRank }));
    expect(heldOut(8) - heldOut(64)).toBeLessThan(0.005);
  });

  test("the two claims that depend on it say so", () => {
    const conditional = claimIds.filter((id) => sentences[id].condition !== undefined);
    expect(conditional).toEqual(["epochs-many", "rank-high"]);
  });
});
