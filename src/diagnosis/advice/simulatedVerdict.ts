import type { RunConfig } from "../../schema/fields/config.ts";
import type { Evidence } from "../trend/evidence.ts";

/** Settings that explain some curves; a setting that is not given is not mentioned. */
export type Settings = Partial<Pick<RunConfig, "learningRate" | "gameableShare" | "epochs">>;

/** What a verdict is called and what it says of simulated runs; what to try is a suggestion. */
export interface SimulatedVerdict {
  /** A few words, with a capital. */
  readonly title: string;
  /** What the runs show, in numbers, without the full stop. */
  readonly text: (seen: Evidence, settings: Settings) => string;
  /** Whether the sentence ends with held-out: where the verdict is about the shape of the rise. */
  readonly tellsHeldOut?: boolean;
  /** Whether collapses go untold: a run that never rose cannot collapse. */
  readonly hidesCollapses?: boolean;
  /** A second sentence where the simulation's specification explains the curve. */
  readonly because?: (seen: Evidence, settings: Settings) => string | undefined;
}

/** Two decimals, as everywhere beside the chart: 0.72. */
export const figure = (reward: number) => reward.toFixed(2).replace("-0.00", "0.00");

/** The difference of two rewards as printed: the reader can check it. */
export const between = (low: number, high: number) =>
  figure(Math.round(high * 100) / 100 - Math.round(low * 100) / 100);

/** Held-out that differs from train by less than this cannot be seen on the chart. */
export const VISIBLE_GAP = 0.01;

/** Explains a slow rise at rates up to `highest`, where the simulation rounds its steps away. */
export const roundedAway = (highest: number, { learningRate }: Settings): string | undefined =>
  learningRate !== undefined && learningRate <= highest
    ? "Steps this small are rounded away in the simulation's low-precision weights."
    : undefined;

/** Explains held-out that ends visibly above train. */
export const faultyGrader = ({ gap }: Evidence, { gameableShare }: Settings): string | undefined =>
  -gap >= VISIBLE_GAP && gameableShare !== undefined && gameableShare > 0
    ? "Held-out can sit above train: the faulty training grader pays the right answer only 0.8."
    : undefined;
