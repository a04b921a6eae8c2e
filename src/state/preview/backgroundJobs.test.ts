import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { BackgroundJob, BackgroundResult } from "../../simulator/preview/protocol.ts";
import { createBackgroundJobs } from "./backgroundJobs.ts";

const job = (learningRate: number, seeds = 16): BackgroundJob => ({
  config: { ...defaultConfig, learningRate },
  seeds,
});
const result = {} as BackgroundResult;
const rates = (jobs: readonly BackgroundJob[] | undefined) => jobs?.map(({ config }) => config.learningRate);

function setUp() {
  const lists: (readonly BackgroundJob[])[] = [];
  let receive: (job: BackgroundJob, result: BackgroundResult | undefined) => void = () => {};
  const background = createBackgroundJobs((jobs, onResult) => {
    lists.push(jobs);
    receive = onResult;
  });
  const answer = (asked: BackgroundJob) => receive(asked, result);
  const fail = (asked: BackgroundJob) => receive(asked, undefined);
  return { ...background, lists, answer, fail };
}

test("the more urgent owner's jobs stand first, whoever asked first", () => {
  const { request, lists } = setUp();
  request("sensitivity", [job(1e-5)], () => {});
  request("baseline", [job(2e-5)], () => {});
  expect(rates(lists.at(-1))).toEqual([2e-5, 1e-5]);
});

test("each owner hears of its own jobs, and what is answered is not asked again", () => {
  const { request, lists, answer } = setUp();
  const received: string[] = [];
  const [mine, yours] = [job(1e-5), job(2e-5)];
  request("steps", [mine], () => received.push("steps"));
  request("sensitivity", [yours], () => received.push("sensitivity"));
  answer(mine);
  request("baseline", [job(3e-5)], () => {});
  expect(received).toEqual(["steps"]);
  expect(rates(lists.at(-1))).toEqual([3e-5, 2e-5]);
});

test("what is known is answered at once, and by what is simulated: not by a field that the simulation ignores", () => {
  const { request, lists, answer } = setUp();
  const first = job(1e-5);
  request("steps", [first], () => {});
  answer(first);
  const received: unknown[] = [];
  request("sensitivity", [{ ...first, config: { ...first.config, topK: 3 } }], (_job, found) => received.push(found));
  expect(received).toEqual([result]);
  request("sensitivity", [job(1e-5, 64)], () => received.push("more seeds"));
  expect(received).toHaveLength(1);
  expect(lists.at(-1)).toMatchObject([{ seeds: 64 }]);
});

test("a newer list of an owner takes the place of its older one; an empty one ends it, and is said once", () => {
  const { request, lists } = setUp();
  request("sensitivity", [job(1e-5)], () => {});
  request("sensitivity", [job(2e-5)], () => {});
  expect(rates(lists.at(-1))).toEqual([2e-5]);
  for (let move = 0; move < 5; move++) request("sensitivity", [], () => {});
  expect(lists.map(rates)).toEqual([[1e-5], [2e-5], []]);
});

test("a failure is passed on and not remembered", () => {
  const { request, lists, fail } = setUp();
  const received: unknown[] = [];
  const failing = job(1e-5);
  request("steps", [failing], (_job, found) => received.push(found));
  fail(failing);
  request("steps", [failing], () => {});
  expect(received).toEqual([undefined]);
  expect(lists.map(rates)).toEqual([[1e-5], [1e-5]]);
});
