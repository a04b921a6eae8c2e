import { batchSize } from "./batch.ts";
import { epochs, learningRate, loraRank, maxContextLength } from "./training.ts";

/** Everything the product knows about each training parameter, in the order of the link and of the form. */
export const trainingParameters = { learningRate, epochs, loraRank, batchSize, maxContextLength } as const;
export type TrainingField = keyof typeof trainingParameters;
export const trainingFields = Object.keys(trainingParameters) as readonly TrainingField[];
