import { type Note, sources } from "../fields/provenance.ts";

/** The goals of the document, and the name of each. */
export const goalLabels = {
  faster: "Faster convergence",
  better: "Better quality",
  safer: "Safer responses",
  creative: "More creative",
  cheaper: "Lower cost",
  capacity: "More capacity",
  overfitting: "Reduce overfitting",
  example: "As in Fireworks' example",
} as const;

export type GoalId = keyof typeof goalLabels;
export const goalIds = Object.keys(goalLabels) as readonly GoalId[];

/** The document's procedure, whatever the goal. */
export const strategy: Note = {
  text: "Fireworks: run the defaults first, change one thing at a time, compare, and repeat.",
  source: sources.tuningAdvice,
};
