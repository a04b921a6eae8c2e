import type { Part } from "./claim.ts";
import { lateSteepness, meanEnd, meanGain, meanHeldOut } from "./statistics.ts";

const two = { epochs: 2 };
const three = { epochs: 3 };
const ten = { epochs: 10 };

export const epochsFew: readonly Part[] = [
  {
    name: "training reward added by a second epoch",
    statistic: ({ runs }) => meanEnd(runs(two)) - meanEnd(runs({})),
    // The specification has .039. Half of that, a twentieth of the first epoch's gain, is what one would see.
    threshold: 0.02,
  },
];

export const epochsMany: readonly Part[] = [
  {
    name: "held-out reward lost from 3 to 10 epochs",
    statistic: ({ runs }) => meanHeldOut(runs(three)) - meanHeldOut(runs(ten)),
    // The specification has .037, and .001 with a perfect grader: five times what is no fall.
    threshold: 0.005,
  },
  {
    name: "training reward gained from 3 to 10 epochs",
    statistic: ({ runs }) => meanEnd(runs(ten)) - meanEnd(runs(three)),
    // The specification has .025. Where both fall it is no overfitting; the same least change as for held-out.
    threshold: 0.005,
  },
];

export const epochsRight: readonly Part[] = [
  {
    name: "flatness of the last fifth of 3 epochs (1 is flat)",
    statistic: ({ runs }) => 1 - lateSteepness(runs(three), 1 / 5),
    // The specification has a slope near 0. A seventh of the steepest slope would still show as a climb.
    threshold: 0.85,
  },
  {
    name: "training reward gained in 3 epochs",
    statistic: ({ runs }) => meanGain(runs(three)),
    // The specification has .466. What never rose has no plateau; two thirds of it is a real rise.
    threshold: 0.3,
  },
];
