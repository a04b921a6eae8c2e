/** The scores of one prompt: how often each was given. */
export interface ScoredPrompt {
  /** What the file calls it: an id, or the beginning of its text. */
  readonly label: string;
  readonly counts: ReadonlyMap<number, number>;
  readonly rollouts: number;
}

/** What was read of a file of scored rollouts; `problem` says why there is nothing in it. */
export interface Rollouts {
  readonly format: string;
  /** The fields that prompt and score were read from; several of a score are added. */
  readonly promptField: string;
  readonly scoreField: string;
  readonly prompts: readonly ScoredPrompt[];
  readonly notes: readonly string[];
  readonly problem?: string;
}

export const refusedRollouts = (problem: string): Rollouts => ({
  format: "Unknown",
  promptField: "",
  scoreField: "",
  prompts: [],
  notes: [],
  problem,
});
