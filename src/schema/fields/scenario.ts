import type { TaskComplexity } from "./config.ts";
import { defaultConfig } from "./defaults.ts";
import type { ChoiceParameter, NumberParameter } from "./parameter.ts";
import { sources } from "./provenance.ts";

export const taskComplexity: ChoiceParameter<TaskComplexity> = {
  kind: "choice",
  label: "Task",
  does: "How much there is to learn. It moves the band of the rank, and the number of skills in the simulated task.",
  default: defaultConfig.taskComplexity,
  options: [
    { value: "simple", label: "simple", does: "a change of style or format: 2 skills in the simulation" },
    { value: "medium", label: "medium", does: "most tasks: 3 skills in the simulation" },
    { value: "complex", label: "complex", does: "reasoning in several steps: 7 skills in the simulation" },
  ],
  group: "scenario",
  source: sources.ours,
};

export const prompts: NumberParameter = {
  kind: "number",
  label: "Prompts",
  does: "How many prompts the training data set holds. The simulation trains on 50 to 1,000 of them.",
  default: defaultConfig.prompts,
  unit: "prompts",
  whole: true,
  hard: { min: 1, max: 1000000 },
  notation: "plain",
  scale: { spacing: "log", lattice: [50, 100, 200, 300, 500, 1000, 2000, 5000, 10000] },
  group: "scenario",
  source: sources.ours,
};

export const typicalTokens: NumberParameter = {
  kind: "number",
  label: "Typical length",
  does: "Prompt and response of a typical rollout together. Every estimate of steps, tokens and memory uses it.",
  default: defaultConfig.typicalTokens,
  unit: "tokens",
  whole: true,
  hard: { min: 16, max: 131072 },
  notation: "tokens",
  scale: { spacing: "log", lattice: [256, 512, 1024, 2048, 4096, 8192, 16384, 32768] },
  group: "scenario",
  source: sources.ours,
};

export const startingReward: NumberParameter = {
  kind: "number",
  label: "Starting reward",
  does: "Mean reward of the base model on your prompts before training, from 0 to 1.",
  default: defaultConfig.startingReward,
  unit: "",
  whole: false,
  hard: { min: 0.01, max: 0.95 },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 19 }, (_, i) => (i + 1) / 20) },
  group: "scenario",
  source: sources.ours,
};

export const gameableShare: NumberParameter = {
  kind: "number",
  label: "Gameable prompts",
  does: "Share of prompts whose grader can be satisfied by a wrong answer. 0 is a perfect grader; the simulation's overfitting comes from here.",
  default: defaultConfig.gameableShare,
  unit: "",
  whole: false,
  hard: { min: 0, max: 0.9 },
  notation: "share",
  scale: { spacing: "linear", lattice: [0, 0.05, 0.1, 0.15, 0.2, 0.28, 0.35, 0.4, 0.5] },
  group: "scenario",
  source: sources.ours,
};

export const modelSize: NumberParameter = {
  kind: "number",
  label: "Model",
  does: "Parameters of the base model, in billions. It decides the memory estimate and the band of the rank.",
  default: defaultConfig.modelSize,
  unit: "B",
  whole: false,
  hard: { min: 0.1, max: 2000 },
  notation: "plain",
  scale: { spacing: "log", lattice: [1, 3, 8, 14, 32, 70] },
  group: "scenario",
  source: sources.ours,
};

export const gpuMemory: NumberParameter = {
  kind: "number",
  label: "GPU memory",
  does: "Memory of one GPU. On the managed service this is an assumption: Fireworks does not say what your job runs on.",
  default: defaultConfig.gpuMemory,
  unit: "GiB",
  whole: false,
  hard: { min: 4, max: 2048 },
  notation: "plain",
  scale: { spacing: "log", lattice: [24, 40, 48, 80, 96, 141, 192, 288] },
  group: "scenario",
  source: sources.ours,
};

export const gpuCount: NumberParameter = {
  kind: "number",
  label: "GPUs",
  does: "Over how many GPUs the base weights and the tokens of a batch are split.",
  default: defaultConfig.gpuCount,
  unit: "",
  whole: true,
  hard: { min: 1, max: 1024 },
  notation: "plain",
  scale: { spacing: "log", lattice: [1, 2, 4, 8, 16, 32, 64] },
  group: "scenario",
  source: sources.ours,
};

export const seed: NumberParameter = {
  kind: "number",
  label: "Seed",
  does: "The first of the seeds that the preview is simulated with. Everyone who opens the link sees the same luck.",
  default: defaultConfig.seed,
  unit: "",
  whole: true,
  hard: { min: 0, max: 2147483647 },
  notation: "plain",
  scale: { spacing: "linear", lattice: [1, 101] },
  group: "seed",
  source: sources.ours,
};

/** Everything the product knows about the case, in the order of the link. */
export const caseParameters = {
  taskComplexity,
  prompts,
  typicalTokens,
  startingReward,
  gameableShare,
  modelSize,
  gpuMemory,
  gpuCount,
  seed,
} as const;
export type CaseField = keyof typeof caseParameters;
