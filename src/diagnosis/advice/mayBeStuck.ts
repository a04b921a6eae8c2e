import type { VerdictName } from "../../schema/curve.ts";
import type { Examination } from "./loggedVerdict.ts";

/** Share of the run: a rise that is level from here on may have stopped too early. */
const SOON_LEVEL = 1 / 3;

/** Whether a healthy run may be an early plateau: level soon, and its highest reward unknown. */
export const mayBeStuck = (name: VerdictName, { reading, trend }: Examination): boolean =>
  name === "healthy" && reading.ceiling === undefined && trend.levelFrom < SOON_LEVEL;
