import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { AsideJob, Batch } from "../../simulator/preview/protocol.ts";
import { createAside } from "./backgroundJobs.ts";

const job = (learningRate: number, seeds = 16): AsideJob => ({ config: { ...defaultConfig, learningRate }, seeds });
const batch = {} as Batch;
const rates = (jobs: readonly AsideJob[] | undefined) => jobs?.map(({ config }) => config.learningRate);

function setUp() {
  const lists: (readonly AsideJob[])[] = [];
  let receive: (job: AsideJob, batch: Batch | undefined) => void = () => {};
  const aside = createAside((jobs, onBatch) => {
    lists.push(jobs);
    receive = onBatch;
  });
  const answer = (asked: AsideJob) => receive(asked, batch);
  const fail = (asked: AsideJob) => receive(asked, undefined);
  return { ...aside, lists, answer, fail };
}

test("the more urgent owner's jobs stand first, whoever asked first", () => {
  const { want, lists } = setUp();
  want("sensitivity", [job(1e-5)], () => {});
  want("baseline", [job(2e-5)], () => {});
  expect(rates(lists.at(-1))).toEqual([2e-5, 1e-5]);
});

test("each owner hears of its own jobs, and what is answered is not asked again", () => {
  const { want, lists, answer } = setUp();
  const heard: string[] = [];
  const [mine, yours] = [job(1e-5), job(2e-5)];
  want("steps", [mine], () => heard.push("steps"));
  want("sensitivity", [yours], () => heard.push("sensitivity"));
  answer(mine);
  want("baseline", [job(3e-5)], () => {});
  expect(heard).toEqual(["steps"]);
  expect(rates(lists.at(-1))).toEqual([3e-5, 2e-5]);
});

test("what is known is answered at once, and by what is simulated: not by a field that the simulation ignores", () => {
  const { want, lists, answer } = setUp();
  const first = job(1e-5);
  want("steps", [first], () => {});
  answer(first);
  const heard: unknown[] = [];
  want("sensitivity", [{ ...first, config: { ...first.config, topK: 3 } }], (_job, found) => heard.push(found));
  expect(heard).toEqual([batch]);
  want("sensitivity", [job(1e-5, 64)], () => heard.push("more seeds"));
  expect(heard).toHaveLength(1);
  expect(lists.at(-1)).toMatchObject([{ seeds: 64 }]);
});

test("a newer list of an owner takes the place of its older one; an empty one ends it, and is said once", () => {
  const { want, lists } = setUp();
  want("sensitivity", [job(1e-5)], () => {});
  want("sensitivity", [job(2e-5)], () => {});
  expect(rates(lists.at(-1))).toEqual([2e-5]);
  for (let move = 0; move < 5; move++) want("sensitivity", [], () => {});
  expect(lists.map(rates)).toEqual([[1e-5], [2e-5], []]);
});

test("a failure is passed on and not remembered", () => {
  const { want, lists, fail } = setUp();
  const heard: unknown[] = [];
  const failing = job(1e-5);
  want("steps", [failing], (_job, found) => heard.push(found));
  fail(failing);
  want("steps", [failing], () => {});
  expect(heard).toEqual([undefined]);
  expect(lists.map(rates)).toEqual([[1e-5], [1e-5]]);
});
