/** The most steps that a person may plan. */
export const MOST_STEPS = 1e9;

/** Whether a run can be planned for so many steps. */
export const isPlannedSteps = (steps: number) => Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS;
