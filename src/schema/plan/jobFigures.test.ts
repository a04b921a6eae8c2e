import { expect, test } from "vitest";
import { defaultConfig } from "../fields/defaults.ts";
import { estimatesFrom, gpuHoursPerThousand } from "./jobFigures.ts";

const config = { ...defaultConfig, prompts: 100, epochs: 2, responseCandidatesCount: 4, typicalTokens: 500 };
const job = { acceleratorSeconds: 7200, accelerators: ["NVIDIA_H100_80GB"] };

test("a run takes as long as its rollouts or its tokens at the pace of the job", () => {
  const estimates = estimatesFrom(config, { ...job, elapsedSeconds: 1800, requests: 400, tokens: 100_000 });
  // 800 rollouts for 400, 400,000 tokens for 100,000
  expect(estimates.map(({ gpuHours }) => gpuHours)).toEqual([4, 8]);
  expect(estimates.map(({ hours }) => hours)).toEqual([1, 2]);
  expect(gpuHoursPerThousand({ ...job, requests: 400 })).toBe(5);
});

test("what the job does not have is not estimated", () => {
  expect(estimatesFrom(config, job)).toEqual([]);
  expect(estimatesFrom(config, { ...job, requests: 400 })).toMatchObject([{ gpuHours: 4, hours: undefined }]);
  expect(gpuHoursPerThousand(job)).toBeUndefined();
});
