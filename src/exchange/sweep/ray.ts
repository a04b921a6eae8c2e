import type { Job } from "../../schema/fields/job.ts";
import type { Sweep } from "../../schema/plan/sweep.ts";
import { linkComment } from "../export/export.ts";
import { pythonLiteral } from "../export/pythonLiteral.ts";
import { type Member, spaceOf } from "./space.ts";

function lineOf({ name, content }: Member, indent: string): string {
  const start = `${indent}${pythonLiteral(name)}: `;
  if ("map" in content) return `${start}{\n${linesOf(content, `${indent}    `)}${indent}},\n`;
  if ("value" in content) return `${start}${pythonLiteral(content.value)},\n`;
  return `${start}tune.grid_search([${content.values.map((value) => pythonLiteral(value)).join(", ")}]),\n`;
}

const linesOf = (members: readonly Member[], indent: string): string =>
  members.map((member) => lineOf(member, indent)).join("");

/** A search space for Ray Tune, as a Python module: `param_space` holds the members of the request under their own names. */
export function toRaySpace(sweep: Sweep, { job, link }: { readonly job: Job; readonly link: string }): string {
  return `# ${sweep.runs.length} runs, planned on
${linkComment(link)}
# tune.Tuner(trainable, param_space=param_space) tries every combination. Your trainable gets the members of one
# Fireworks request as its config, and starts the job.
from ray import tune

param_space = {
${linesOf(spaceOf(sweep, job), "    ")}}
`;
}
