import type { Target } from "./target.ts";
import { fileTarget, pasteTarget } from "./targets/imports.ts";
import { jsonTarget } from "./targets/json.ts";
import { linkTarget } from "./targets/link.ts";
import { diagnosisTarget, logTarget } from "./targets/logs.ts";
import { rolloutsTarget } from "./targets/rollouts.ts";
import { savedRunsTarget } from "./targets/savedRuns.ts";
import { gpuTarget, jobTarget, modelTarget, numberTarget } from "./targets/typed.ts";
import { verdictTarget } from "./targets/verdict.ts";

/** Every reader of foreign input. */
export const targets: readonly Target[] = [
  linkTarget(),
  fileTarget,
  pasteTarget(),
  modelTarget,
  gpuTarget,
  jsonTarget(),
  savedRunsTarget(),
  numberTarget(),
  jobTarget,
  logTarget(),
  diagnosisTarget(),
  rolloutsTarget(),
  verdictTarget,
];
