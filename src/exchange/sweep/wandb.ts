import { Document, Scalar } from "yaml";
import type { Sweep } from "../../schema/sweep.ts";
import { type Choice, type Space, spaceOf } from "./space.ts";

/** The script that a sweep runs has no name until someone writes it. */
const PROGRAM = "launch.py";

/**
 * A number that every YAML reader takes for one: the reader of W&B's client follows YAML 1.1, to which 1e-7 is a text. It wants
 * a point before the exponent and a sign in it.
 */
function numberText(value: number): string {
  const text = String(value);
  const [mantissa = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}e${exponent.startsWith("-") ? "" : "+"}${exponent.replace("+", "")}`;
}

/** Numbers written by the rule above; the library has no setting for it. */
const numbers = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value: unknown) => typeof value === "number",
  resolve: (text: string) => Number(text),
  stringify: ({ value }: Scalar) => numberText(Number(value)),
} as const;

const parameterOf = (choice: Choice) => ("values" in choice ? { values: [...choice.values] } : { value: choice.value });

/** The settings as W&B nests them. */
const parametersOf = (space: Space) =>
  Object.fromEntries(
    space.map((entry) =>
      "choice" in entry
        ? [entry.name, parameterOf(entry.choice)]
        : [
            entry.name,
            { parameters: Object.fromEntries(entry.members.map(({ name, choice }) => [name, parameterOf(choice)])) },
          ],
    ),
  );

interface Named {
  readonly name: string;
  readonly link: string;
}

/** A grid sweep for `wandb sweep`, as YAML: the request's settings under their own names, those that vary with all of their values. */
export function toWandbSweep({ runs, axes }: Sweep, { name, link }: Named): string {
  const [base] = runs;
  if (base === undefined) throw new Error("a sweep without runs");
  const document = new Document(
    { program: PROGRAM, name: new Scalar(name), method: "grid", parameters: parametersOf(spaceOf(base, axes)) },
    { customTags: (tags) => [numbers, ...tags] },
  );
  document.commentBefore = [
    ` ${runs.length} runs over ${link.replace(/[^\x21-\x7e]/g, "")}`,
    ` Write ${PROGRAM}: it reads wandb.config, whose names are those of the Fireworks request, and starts the job.`,
  ].join("\n");
  return document.toString({ lineWidth: 0 });
}
