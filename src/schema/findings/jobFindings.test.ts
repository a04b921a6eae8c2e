import { expect, test } from "vitest";
import { emptyJob } from "../fields/job.ts";
import { jobFindings } from "./jobFindings.ts";

test("a job without details has no findings", () => {
  expect(jobFindings(emptyJob)).toEqual([]);
  expect(jobFindings({ ...emptyJob, nodeCount: 2, maxConcurrentRollouts: 8 })).toEqual([]);
});

test("a base model and a warm start together are blocked, and one of them can be cleared", () => {
  expect(jobFindings({ ...emptyJob, baseModel: "a", warmStartFrom: "b" })).toMatchObject([
    { level: "blocked", fields: ["baseModel", "warmStartFrom"], set: { field: "baseModel", value: "" } },
  ]);
});

test("that neither is given is reported once another detail is", () => {
  expect(jobFindings({ ...emptyJob, dataset: "d" })).toMatchObject([{ level: "advice" }]);
  expect(jobFindings({ ...emptyJob, dataset: "d", warmStartFrom: "b" })).toEqual([]);
});
