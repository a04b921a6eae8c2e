import { expect, test } from "vitest";
import { evidence, evidenceOf } from "./evidence.ts";
import { claimIds } from "./sentences.ts";

const all = [
  ...claimIds.flatMap((id) => evidence[id]),
  ...evidenceOf("responseCandidatesCount"),
  ...evidenceOf("startingReward"),
];

test("each line has an address and a date, and most have a number", () => {
  for (const { text, url, date } of all) {
    expect(new URL(url).protocol).toBe("https:");
    expect(date).toMatch(/^20\d\d(-\d\d)?$/);
    expect(text).toMatch(/\d/);
  }
});

test("both sides are told where studies differ", () => {
  const stances = (field: Parameters<typeof evidenceOf>[0]) => new Set(evidenceOf(field).map(({ stance }) => stance));
  expect([...stances("batchSize")].toSorted()).toEqual(["agrees", "disagrees"]);
  expect(stances("loraRank").size).toBe(3);
  expect(evidence["batch-small-exploration"]).toEqual([]);
});

test("a field is told each line once, and a field without any none", () => {
  for (const field of ["learningRate", "epochs", "loraRank", "batchSize"] as const) {
    const texts = evidenceOf(field).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    expect(new Set(texts).size).toBe(texts.length);
  }
  expect(evidenceOf("gpuCount")).toEqual([]);
});
