import { expect, test } from "vitest";
import { decodeLink } from "../../exchange/link/link.ts";
import { compiledKernel } from "../../simulator/kernel/compiledKernel.ts";
import { SEEDS } from "../../simulator/preview/client.ts";
import { type StageAnswer, unpackRuns } from "../../simulator/preview/protocol.ts";
import { createScheduler } from "../../simulator/preview/scheduler.ts";
import { simulateRun } from "../../simulator/simulate.ts";
import { pageSimulation } from "../kernel.ts";
import { simulate } from "./simulate.ts";

/** What the command line prints for the config of a link. */
async function printed(link: string) {
  const { config } = decodeLink(link);
  let out = "";
  await simulate(config, { first: config.seed, count: SEEDS }, true, {
    out: (text) => {
      out += text;
    },
    err: (text) => expect(text).toBe(""),
  });
  return JSON.parse(out);
}

/** The stages with which the page's worker answers for the config of a link. */
const shown = (link: string) =>
  new Promise<StageAnswer[]>((resolve) => {
    const stages: StageAnswer[] = [];
    const request = createScheduler({
      simulate: compiledKernel.simulateRun,
      evaluation: "full",
      pause: async () => {},
      post: (answer) => {
        if (answer.kind !== "stage") return;
        stages.push(answer);
        if (answer.done) resolve(stages);
      },
    });
    request({ id: 1, config: decodeLink(link).config, seeds: SEEDS });
  });

// the TypeScript model has 0 and 2 collapses on the first two, the kernel 1 and 5
test.each(["#lr=2e-4&ep=2", "#lr=25e-5", "#lr=5e-4&ep=2&seed=9", "#loss=dapo&n=8&ep=3"])(
  "names the runs and collapses that the page shows: %s",
  async (link) => {
    const { runs, summary } = await printed(link);
    const stages = await shown(link);
    expect(summary).toEqual(stages.at(-1)?.summary);
    const ofPage = stages.flatMap(({ newRuns }) => unpackRuns(newRuns));
    expect(runs).toHaveLength(SEEDS);
    for (const [i, { seed, train, heldOut, batchReward }] of runs.entries())
      expect([seed, train, heldOut, batchReward]).toEqual([
        ofPage[i]?.seed,
        ...[ofPage[i]?.reward, ofPage[i]?.heldOut, ofPage[i]?.batchReward].map((values) => Array.from(values ?? [])),
      ]);
  },
);

test("says so where there is no WebAssembly, and simulates with the TypeScript model", async () => {
  let note = "";
  const model = await pageSimulation(
    {
      err: (text) => {
        note += text;
      },
    },
    async () => Uint8Array.of(1, 2, 3),
  );
  expect(model).toBe(simulateRun);
  expect(note).toMatch(/^note: /);
});
