import { expect, test } from "vitest";
import type { Field, RunConfig } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { allFields, entries, parameters } from "../schema/fields/parameters.ts";
import { toMiniature } from "./mapping.ts";
import { mappingNotes } from "./mappingNotes.ts";
import { stepsOf } from "./model/miniature.ts";

const miniatureOf = (change: Partial<RunConfig>) => toMiniature({ ...defaultConfig, ...change });
const notesOf = (change: Partial<RunConfig>) => mappingNotes({ ...defaultConfig, ...change });

test("maps the default run", () => {
  const miniature = toMiniature(defaultConfig);
  expect(miniature).toEqual({
    task: {
      prompts: 300,
      skills: 3,
      startingReward: 0.3,
      gameableShare: 0.28,
      memorizedShare: 0.2,
      lazyPay: 0.2,
    },
    rank: 3,
    rate: 0.036000000000000004,
    schedule: "constant",
    warmupSteps: 15,
    epochs: 1,
    promptsPerStep: 4,
    groupSize: 4,
    temperature: 0.7,
    klBeta: 0.001,
    mantissaBits: 3,
  });
  expect(stepsOf(miniature)).toBe(75);
});

test.each([
  [4, 2],
  [8, 3],
  [16, 6],
  [32, 10],
  [64, 16],
  [128, 27],
])("maps rank %i to %i", (loraRank, rank) => {
  expect(miniatureOf({ loraRank }).rank).toBe(rank);
});

test.each([
  [1024, 1],
  [8192, 1],
  [16384, 2],
  [32768, 4],
  [131072, 16],
  [1048576, 128],
])("fills a batch of %i tokens with %i prompts", (batchSize, prompts) => {
  expect(miniatureOf({ batchSize }).promptsPerStep).toBe(prompts);
});

test.each([
  ["simple", 2],
  ["medium", 3],
  ["complex", 7],
] as const)("gives a %s task %i skills", (taskComplexity, skills) => {
  expect(miniatureOf({ taskComplexity }).task.skills).toBe(skills);
});

test.each([
  [1, 50],
  [50, 50],
  [1000, 1000],
  [1000000, 1000],
])("simulates %i prompts as %i", (prompts, simulated) => {
  expect(miniatureOf({ prompts }).task.prompts).toBe(simulated);
});

test.each([
  ["grpo", "auto", 0.001],
  ["grpo", 0, 0.001],
  ["grpo", 0.004, 0.004],
  ["grpo", 0.1, 0.01],
  ["dapo", "auto", 0],
  ["gspo-token", 0.01, 0],
] as const)("maps %s with KL weight %s to %d", (lossMethod, klBeta, simulated) => {
  expect(miniatureOf({ lossMethod, klBeta }).klBeta).toBe(simulated);
});

test.each([
  ["auto", 15],
  [40, 40],
  [0, 1],
] as const)("maps %s warm-up steps to %i", (learningRateWarmupSteps, steps) => {
  expect(miniatureOf({ learningRateWarmupSteps }).warmupSteps).toBe(steps);
});

test("has nothing to note about the default run", () => {
  expect(notesOf({})).toEqual([]);
});

test.each<[Partial<RunConfig>, string]>([
  [{ prompts: 5000 }, "Simulated with 1,000 prompts in place of 5,000, drawn over the steps of your job."],
  [{ prompts: 20 }, "Simulated with 50 prompts in place of 20, drawn over the steps of your job."],
  [
    { klBeta: 0.1 },
    "The KL weight of 0.1 is simulated as 0.01: above that the toy task's held-out curve is distorted.",
  ],
  [{ batchSize: 8192 }, "Each simulated step already holds a single prompt: a smaller batch gives the same curve."],
  [{ lossMethod: "dapo" }, "DAPO is simulated as GRPO without KL."],
  [{ lossMethod: "gspo-token", klBeta: 0.1 }, "GSPO-token is simulated as GRPO without KL."],
  [{ startingReward: 0.9 }, "A starting reward of 0.9 is beyond the toy task, whose base model earns at most 0.74."],
  [
    { temperature: 1 },
    "The starting reward of 0.3 holds at temperature 0.7; at 1 the simulated base model earns less.",
  ],
  [{ topP: 0.9, chunkSize: 100 }, "Not simulated, so changing it does not move the curve: Top-p, Chunk size."],
])("notes of %o: %s", (change, note) => {
  expect(notesOf(change)).toEqual([note]);
});

/** Legal values of a field, far apart. */
function valuesOf(field: Field): readonly (number | string)[] {
  const parameter = parameters[field];
  if (parameter.kind === "choice") return parameter.options.map(({ value }) => value);
  return parameter.kind === "number" ? parameter.scale.lattice : [parameter.hard.min, parameter.hard.max];
}

// the seed is that of the runs
test.each(allFields.filter((field) => field !== "seed"))(
  "%s changes the miniature exactly where its entry says that it is simulated",
  (field) => {
    const changes = valuesOf(field).some(
      (value) => JSON.stringify(miniatureOf({ [field]: value })) !== JSON.stringify(miniatureOf({})),
    );
    expect(changes).toBe(parameters[field].simulated);
  },
);

test("names every setting that is not simulated once it is changed, and no fact of the case", () => {
  const notes = entries.map(([field, { default: usual }]) =>
    notesOf({ [field]: valuesOf(field).find((value) => value !== usual) }).join(" "),
  );
  entries.forEach(([field, { simulated, place, label }], i) => {
    const named = /Not simulated, .*: (.*)\.$/.exec(notes[i] ?? "")?.[1];
    expect(named, field).toBe(simulated || place === "scenario" ? undefined : label);
  });
});

test("gives the same curve for every batch below one prompt a step, as the note says", () => {
  expect(miniatureOf({ batchSize: 1024 })).toEqual(miniatureOf({ batchSize: 8192 }));
});

test("says so where the miniature takes fewer steps than the job would", () => {
  expect(notesOf({ batchSize: 4096 })).toContain(
    "Simulated in 300 steps, drawn over the 600 optimizer steps of your job.",
  );
});

test("says so where the base model cannot start as low", () => {
  expect(notesOf({ startingReward: 0.01 }).join(" ")).toContain("earns about 0.06 at least");
});
