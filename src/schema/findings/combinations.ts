import type { RunConfig } from "../fields/config.ts";
import { articleOf, brief, grouped, shortest, spoken } from "../fields/notation.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { sources } from "../fields/provenance.ts";
import { fullLengthSequences } from "../fields/sizing.ts";
import { HIGH_END_GIB, LARGE_MODEL } from "../fields/training/loraRank.ts";
import { type Finding, nearestJustRight, offering, setTo } from "./finding.ts";

/** The service's shapes are tiled by so many tokens. */
const TILE = 16;

function untiledContext(config: RunConfig): Finding[] {
  const { maxContextLength } = config;
  if (maxContextLength % TILE === 0) return [];
  const below = maxContextLength - (maxContextLength % TILE);
  const isRight = zoneOf(maxContextLength, parameters.maxContextLength.advice?.band(config)) === "right";
  return [
    {
      level: "blocked",
      fields: ["maxContextLength"],
      message: `A context of ${grouped(maxContextLength)} tokens is refused: its length must be divisible by ${TILE}. Round it down to ${grouped(below)}.`,
      source: sources.errors,
      set: setTo("maxContextLength", isRight ? below : (nearestJustRight("maxContextLength", config) ?? below)),
    },
  ];
}

/** Combinations that the service refuses. */
export const blockedCombinations = (config: RunConfig): Finding[] => [
  ...untiledContext(config),
  ...klWithoutGrpo(config),
];

function klWithoutGrpo({ lossMethod, klBeta }: RunConfig): Finding[] {
  if (lossMethod === "grpo" || klBeta === "auto" || klBeta === 0) return [];
  const method = parameters.lossMethod.options.find(({ value }) => value === lossMethod)?.label ?? lossMethod;
  return [
    {
      level: "blocked",
      fields: ["klBeta", "lossMethod"],
      message: `${method} has no KL term: Fireworks refuses a KL weight of ${shortest(klBeta, "plain")} with it. Leave the KL weight to the service, or choose GRPO.`,
      source: sources.api,
      set: { field: "klBeta", value: "auto", label: `Set ${parameters.klBeta.label} to auto` },
    },
  ];
}

/** Above it the document asks for high-end GPUs. */
const ORDINARY_RANK = 64;

function rankBeyondGpu(config: RunConfig): Finding[] {
  const { loraRank, gpuMemory } = config;
  if (loraRank <= ORDINARY_RANK || gpuMemory >= HIGH_END_GIB) return [];
  const finding: Finding = {
    level: "advice",
    fields: ["loraRank", "gpuMemory"],
    message: `LoRA rank ${loraRank} is a lot for a GPU of ${spoken(parameters.gpuMemory, gpuMemory)}. Fireworks: stay at ${ORDINARY_RANK} or below unless you have high-end GPUs. Our reading of high-end: ${HIGH_END_GIB} GiB and more.`,
    source: sources.tuningAdvice,
  };
  return [offering(finding, "loraRank", nearestJustRight("loraRank", config))];
}

function batchBelowContext(config: RunConfig): Finding[] {
  const { batchSize, maxContextLength } = config;
  if (fullLengthSequences(config) >= 1) return [];
  const fits = parameters.batchSize.advice?.band(config) !== undefined;
  const finding: Finding = {
    level: "interaction",
    fields: ["batchSize", "maxContextLength"],
    message: `A batch of ${grouped(batchSize)} tokens does not hold one sequence of the full context length, ${grouped(maxContextLength)} tokens. ${fits ? "Raise the batch size or lower" : "Lower"} the context length; our rule is room for two.`,
    source: sources.ours,
  };
  return [offering(finding, "batchSize", nearestJustRight("batchSize", config))];
}

function typicalBeyondContext(config: RunConfig): Finding[] {
  const { typicalTokens, maxContextLength } = config;
  if (typicalTokens <= maxContextLength) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["maxContextLength", "typicalTokens"],
    message: `A typical sequence of ${grouped(typicalTokens)} tokens is longer than the context of ${grouped(maxContextLength)}, so it is cut off before the grader sees its end. Fireworks: raise the context when prompts are truncated.`,
    source: sources.reference,
  };
  return [offering(finding, "maxContextLength", nearestJustRight("maxContextLength", config))];
}

function highRateSmallBatch(config: RunConfig): Finding[] {
  const { learningRate, batchSize } = config;
  const { default: usualBatch } = parameters.batchSize;
  const rates = parameters.learningRate.advice?.band(config);
  if (zoneOf(learningRate, rates) !== "high" || batchSize >= usualBatch) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["learningRate", "batchSize"],
    message: `A learning rate of ${shortest(learningRate, "rate")} is more than twice the default for Fireworks RFT. That default is tuned for the default batch, ${grouped(usualBatch)} tokens, and smaller ones give noisier updates, says Fireworks. So, with ${grouped(batchSize)}, we think it riskier still.`,
    source: sources.tuningAdvice,
  };
  return [offering(finding, "learningRate", nearestJustRight("learningRate", config))];
}

/** Below this size, in billions of parameters, rank 8 to 16 is usually enough. */
const SMALL_MODEL = 13;

/** What the document says of a rank for a size of model, where the band says that it is just right. */
function rankForModel(config: RunConfig): Finding[] {
  const { loraRank, modelSize } = config;
  if (zoneOf(loraRank, parameters.loraRank.advice?.band(config)) !== "right") return [];
  const about = { level: "interaction", fields: ["loraRank", "modelSize"], source: sources.tuningAdvice } as const;
  const model = `${articleOf(modelSize)} ${brief(modelSize)} B model`;
  if (modelSize >= LARGE_MODEL && loraRank <= 8) {
    const message = `LoRA rank ${loraRank} on ${model}. Fireworks: models of ${LARGE_MODEL} B and more may need a higher rank. Where the reward flattens early, try 16.`;
    return [offering({ ...about, message }, "loraRank", 16)];
  }
  if (modelSize < SMALL_MODEL && loraRank === 32) {
    const message = `LoRA rank 32 on ${model}. Fireworks: below ${SMALL_MODEL} B, 8 to 16 is usually enough, and complex reasoning may ask for more. Try 16 first.`;
    return [offering({ ...about, message }, "loraRank", 16)];
  }
  return [];
}

/** Advice on one field that another one makes sharper; it takes the place of the field's own band advice. */
export const sharperAdvice = (config: RunConfig): Finding[] =>
  [rankBeyondGpu, rankForModel, batchBelowContext, typicalBeyondContext, highRateSmallBatch].flatMap((findings) =>
    findings(config),
  );
