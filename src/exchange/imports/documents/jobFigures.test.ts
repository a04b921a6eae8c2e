import { expect, test } from "vitest";
import { decodeImport } from "../import.ts";

const job = {
  name: "accounts/a/reinforcementFineTuningJobs/j",
  createTime: "2026-05-01T00:00:00Z",
  completedTime: "2026-05-01T02:00:00.5Z",
  state: "JOB_STATE_COMPLETED",
  trainingConfig: { learningRate: 1e-4 },
  acceleratorSeconds: { NVIDIA_H100_80GB: "7200", NVIDIA_H200_141GB: 1800 },
  jobProgress: { percent: 100, totalProcessedRequests: 1200, inputTokens: "300000", outputTokens: "500000" },
};
const figuresOf = (change: object) => decodeImport(JSON.stringify({ ...job, ...change })).figures;

test("a job's own figures are read beside its settings", () => {
  const { figures, values } = decodeImport(JSON.stringify(job));
  expect(values).toMatchObject({ learningRate: 1e-4 });
  expect(figures).toEqual({
    acceleratorSeconds: 9000,
    accelerators: ["NVIDIA_H100_80GB", "NVIDIA_H200_141GB"],
    elapsedSeconds: 7200.5,
    requests: 1200,
    tokens: 800_000,
  });
});

test("the names of Python's client are read too, and one job of a list", () => {
  const { acceleratorSeconds, jobProgress, ...rest } = job;
  const snake = { ...rest, accelerator_seconds: acceleratorSeconds, job_progress: { output_rows: 50 } };
  expect(decodeImport(JSON.stringify(snake)).figures?.requests).toBe(50);
  expect(decodeImport(JSON.stringify({ reinforcementFineTuningJobs: [job] })).figures?.requests).toBe(1200);
});

test.each<readonly [string, object]>([
  ["no progress", { jobProgress: undefined }],
  ["a progress without counts", { jobProgress: { percent: 10 } }],
  ["no time of accelerators", { acceleratorSeconds: {} }],
  ["times below 0", { acceleratorSeconds: { x: "-5", y: -5 } }],
  ["times of another form", { acceleratorSeconds: [7200] }],
  ["endless numbers", { acceleratorSeconds: { x: "9".repeat(400) } }],
])("a job with %s has no figures, and its settings are read", (_, change) => {
  expect(figuresOf(change)).toBeUndefined();
  expect(decodeImport(JSON.stringify({ ...job, ...change })).values).toMatchObject({ learningRate: 1e-4 });
});

test("a job that has not ended, or ends before it began, has no elapsed time", () => {
  expect(figuresOf({ completedTime: undefined })).not.toHaveProperty("elapsedSeconds");
  expect(figuresOf({ completedTime: "2025-01-01T00:00:00Z" })).not.toHaveProperty("elapsedSeconds");
  expect(figuresOf({ completedTime: "soon" })).toMatchObject({ requests: 1200 });
});
