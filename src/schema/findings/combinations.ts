import type { RunConfig } from "../fields/config.ts";
import { articleOf, brief, grouped, shortest, spoken } from "../fields/notation.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { sources } from "../fields/provenance.ts";
import { fullLengthSequences } from "../fields/sizing.ts";
import { HIGH_END_GIB, LARGE_MODEL } from "../fields/training/loraRank.ts";
import { type Finding, offeredValue, offering, setTo } from "./finding.ts";

/** Tokens by which a context length must be divisible (Fireworks, error messages). */
const CONTEXT_DIVISOR = 16;

function indivisibleContext(config: RunConfig): Finding[] {
  const { maxContextLength } = config;
  if (maxContextLength % CONTEXT_DIVISOR === 0) return [];
  const below = maxContextLength - (maxContextLength % CONTEXT_DIVISOR);
  const band = parameters.maxContextLength.advice?.band(config);
  // rounded up where less would truncate a typical sequence
  const rounded = zoneOf(below, band) === "low" ? below + CONTEXT_DIVISOR : below;
  const isRight = zoneOf(maxContextLength, band) === "right";
  return [
    {
      level: "blocked",
      fields: ["maxContextLength"],
      message: `Fireworks refuses a context of ${grouped(maxContextLength)} tokens: it must be divisible by ${CONTEXT_DIVISOR}, such as ${grouped(rounded)}.`,
      source: sources.errors,
      set: setTo("maxContextLength", isRight ? rounded : (offeredValue("maxContextLength", config) ?? below)),
    },
  ];
}

/** Returns the findings about combinations that the service refuses. */
export const blockedCombinations = (config: RunConfig): Finding[] => [
  ...indivisibleContext(config),
  ...klWithoutGrpo(config),
];

function klWithoutGrpo({ lossMethod, klBeta }: RunConfig): Finding[] {
  if (lossMethod === "grpo" || klBeta === "auto" || klBeta === 0) return [];
  const method = parameters.lossMethod.options.find(({ value }) => value === lossMethod)?.label ?? lossMethod;
  return [
    {
      level: "blocked",
      fields: ["klBeta", "lossMethod"],
      message: `${method} has no KL term: Fireworks refuses a KL weight of ${shortest(klBeta, "plain")} with it. Set the KL weight to auto, or choose GRPO.`,
      source: sources.api,
      set: { field: "klBeta", value: "auto", label: `Set ${parameters.klBeta.label} to auto` },
    },
  ];
}

/** Highest rank without high-end GPUs (Fireworks, Parameter Tuning). */
const ORDINARY_RANK = 64;

function rankBeyondGpu(config: RunConfig): Finding[] {
  const { loraRank, gpuMemory } = config;
  if (loraRank <= ORDINARY_RANK || gpuMemory >= HIGH_END_GIB) return [];
  const finding: Finding = {
    level: "advice",
    fields: ["loraRank", "gpuMemory"],
    message: `LoRA rank ${loraRank} is high for a GPU of ${spoken(parameters.gpuMemory, gpuMemory)}. Fireworks: stay at ${ORDINARY_RANK} or below unless you have high-end GPUs. Goldilocks heuristic for high-end: ${HIGH_END_GIB} GiB and more.`,
    source: sources.tuningAdvice,
  };
  return [offering(finding, "loraRank", offeredValue("loraRank", config))];
}

function batchBelowContext(config: RunConfig): Finding[] {
  const { batchSize, maxContextLength } = config;
  if (fullLengthSequences(config) >= 1) return [];
  const fits = parameters.batchSize.advice?.band(config) !== undefined;
  const finding: Finding = {
    level: "interaction",
    fields: ["batchSize", "maxContextLength"],
    message: `A batch of ${grouped(batchSize)} tokens holds no full-length sequence of ${grouped(maxContextLength)} tokens. ${fits ? "Raise the batch size or lower" : "Lower"} the context length. Goldilocks heuristic: room for two.`,
    source: sources.ours,
  };
  return [offering(finding, "batchSize", offeredValue("batchSize", config))];
}

function typicalBeyondContext(config: RunConfig): Finding[] {
  const { typicalTokens, maxContextLength } = config;
  if (typicalTokens <= maxContextLength) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["maxContextLength", "typicalTokens"],
    message: `A typical sequence of ${grouped(typicalTokens)} tokens exceeds the context of ${grouped(maxContextLength)}: it is truncated before the grader sees its end. Fireworks: raise the context when prompts are truncated.`,
    source: sources.reference,
  };
  return [offering(finding, "maxContextLength", offeredValue("maxContextLength", config))];
}

function highRateSmallBatch(config: RunConfig): Finding[] {
  const { learningRate, batchSize } = config;
  const { default: usualBatch } = parameters.batchSize;
  const rates = parameters.learningRate.advice?.band(config);
  if (zoneOf(learningRate, rates) !== "high" || batchSize >= usualBatch) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["learningRate", "batchSize"],
    message: `A learning rate of ${shortest(learningRate, "rate")} is more than twice the default for Fireworks RFT, and the batch is small. Fireworks: the default rate is tuned for the default batch, ${grouped(usualBatch)} tokens; smaller batches give noisier updates. Goldilocks heuristic: a batch of ${grouped(batchSize)} adds to the risk.`,
    source: sources.tuningAdvice,
  };
  return [offering(finding, "learningRate", offeredValue("learningRate", config))];
}

/** Size, in billions of parameters, below which rank 8 to 16 is usually enough (Fireworks, Parameter Tuning). */
const SMALL_MODEL = 13;

/** Returns the document's advice on the rank for the size of the model, where the band has none. */
function rankForModel(config: RunConfig): Finding[] {
  const { loraRank, modelSize } = config;
  if (zoneOf(loraRank, parameters.loraRank.advice?.band(config)) !== "right") return [];
  const about = { level: "interaction", fields: ["loraRank", "modelSize"], source: sources.tuningAdvice } as const;
  const model = `${articleOf(modelSize)} ${brief(modelSize)}B model`;
  if (modelSize >= LARGE_MODEL && loraRank <= 8) {
    const message = `LoRA rank ${loraRank} on ${model}. Fireworks: models of ${LARGE_MODEL}B and more may need a higher rank. If the reward plateaus early, try 16.`;
    return [offering({ ...about, message }, "loraRank", 16)];
  }
  if (modelSize < SMALL_MODEL && loraRank === 32) {
    const message = `LoRA rank 32 on ${model}. Fireworks: below ${SMALL_MODEL}B, 8 to 16 is usually enough; complex reasoning may need more. Try 16 first.`;
    return [offering({ ...about, message }, "loraRank", 16)];
  }
  return [];
}

/** Returns the advice on a field that another field makes sharper; it replaces the advice of the field's own band. */
export const sharperAdvice = (config: RunConfig): Finding[] =>
  [rankBeyondGpu, rankForModel, batchBelowContext, typicalBeyondContext, highRateSmallBatch].flatMap((findings) =>
    findings(config),
  );
