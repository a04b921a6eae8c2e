import { expect, test } from "vitest";
import { emptyJob } from "../fields/job.ts";
import { jobFindings } from "./jobFindings.ts";

test("there is nothing to say about a job of which nothing is given", () => {
  expect(jobFindings(emptyJob)).toEqual([]);
  expect(jobFindings({ ...emptyJob, nodeCount: 2 })).toEqual([]);
});

test("a base model and a warm start together are blocked, and one of them can be cleared", () => {
  expect(jobFindings({ ...emptyJob, baseModel: "a", warmStartFrom: "b" })).toMatchObject([
    { level: "blocked", fields: ["baseModel", "warmStartFrom"], set: { field: "baseModel", value: "" } },
  ]);
});

test("neither of them is advised against once the job is begun", () => {
  expect(jobFindings({ ...emptyJob, dataset: "d" })).toMatchObject([{ level: "advice" }]);
  expect(jobFindings({ ...emptyJob, dataset: "d", warmStartFrom: "b" })).toEqual([]);
});
