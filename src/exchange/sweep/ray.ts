import type { Sweep } from "../../schema/sweep.ts";
import { type Choice, spaceOf } from "./space.ts";

/** A setting in Python. Its numbers and its texts, which are names of our own, are written as in JSON. */
const choiceText = (choice: Choice) =>
  "values" in choice ? `tune.grid_search(${JSON.stringify(choice.values)})` : JSON.stringify(choice.value);

/** A search space for Ray Tune, as a Python module: `param_space` has the settings of the request under their own names. */
export function toRaySpace({ runs, axes }: Sweep, { link }: { readonly link: string }): string {
  const [base] = runs;
  if (base === undefined) throw new Error("a sweep without runs");
  const lines = spaceOf(base, axes).flatMap((entry) =>
    "choice" in entry
      ? [`    "${entry.name}": ${choiceText(entry.choice)},`]
      : [
          `    "${entry.name}": {`,
          ...entry.members.map(({ name, choice }) => `        "${name}": ${choiceText(choice)},`),
          "    },",
        ],
  );
  return [
    `# ${runs.length} runs over ${link.replace(/[^\x21-\x7e]/g, "")}`,
    "# tune.Tuner(trainable, param_space=param_space) tries every combination. Each config has the names of the",
    '# Fireworks request: pass config["trainingConfig"] and the others on to the client when you start the job.',
    "from ray import tune",
    "",
    "param_space = {",
    ...lines,
    "}",
    "",
  ].join("\n");
}
