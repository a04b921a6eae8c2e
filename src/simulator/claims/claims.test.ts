import { beforeAll, describe, expect, test } from "vitest";
import { createSimulator } from "../simulate.ts";
import type { ClaimResult } from "./claim.ts";
import { claims, measureClaims } from "./claims.ts";
import { record } from "./record.ts";
import { type Change, estimate, sampleOf } from "./sample.ts";
import { claimIds, sentences } from "./sentences.ts";
import { meanHeldOut } from "./statistics.ts";

const sample = sampleOf(createSimulator().simulateRun, record.firstSeed, record.seeds);

describe("every claim still has the verdict on record, on the same seeds", () => {
  let results: readonly ClaimResult[] = [];
  beforeAll(() => {
    results = measureClaims(sample);
  }, 600_000);

  test.each(claimIds)("%s", (id) => {
    const { statistic, threshold, verdict } = results.find(({ claim }) => claim === id) as ClaimResult;
    const recorded = record.results[id];
    expect(verdict).toBe(recorded.verdict);
    expect(threshold).toBe(claims[id].parts[0]?.threshold);
    expect(threshold).toBe(recorded.threshold);
    // not bit by bit: another engine may round a cosine otherwise, and then single runs go other ways
    expect(Math.abs(statistic - recorded.statistic)).toBeLessThan(3 * recorded.standardError);
  });

  test("is measured once for each claim, in the order of the document", () => {
    expect(results.map(({ claim }) => claim)).toEqual(claimIds);
  });
});

describe("only where the training grader can be gamed: with a perfect grader", () => {
  const perfect = { gameableShare: 0, epochs: 10 };
  const few = sampleOf(createSimulator().simulateRun, record.firstSeed, 32);
  const heldOut = (change: Change) => meanHeldOut(few.runs({ ...perfect, ...change }));

  test("held-out does not fall from 3 to 10 epochs", () => {
    const { statistic, standardError } = estimate(
      few,
      ({ runs }) => meanHeldOut(runs({ ...perfect, epochs: 3 })) - meanHeldOut(runs(perfect)),
    );
    expect(statistic).toBeLessThan(0.005 + 2 * standardError);
    expect(statistic).toBeLessThan(0.015);
  });

  test("rank 64 does not end below rank 8", () => {
    expect(heldOut({ loraRank: 8 }) - heldOut({ loraRank: 64 })).toBeLessThan(0.005);
  });

  test("the two claims that depend on it say so", () => {
    const conditional = claimIds.filter((id) => sentences[id].condition !== undefined);
    expect(conditional).toEqual(["epochs-many", "rank-high"]);
  });
});

test("every part has a reason for its threshold", () => {
  for (const id of claimIds) {
    expect(claims[id].id).toBe(id);
    expect(claims[id].parts.length).toBeGreaterThan(0);
    for (const { reason } of claims[id].parts) expect(reason).toMatch(/specification/);
  }
});
