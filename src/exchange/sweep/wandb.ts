import { Document, type Scalar } from "yaml";
import type { Job } from "../../schema/fields/job.ts";
import type { Sweep } from "../../schema/plan/sweep.ts";
import { linkComment } from "../export/export.ts";
import { escaped } from "../export/pythonLiteral.ts";
import { type Member, spaceOf } from "./space.ts";

/** The script that the sweep runs: someone has to write it. */
const PROGRAM = "launch.py";

/**
 * A number that every YAML reader takes for one. The reader of W&B's client follows YAML 1.1, to which 1e-7 is a text: it wants a
 * point before the exponent, and a sign in it.
 */
function numberText(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  return exponent === undefined ? mantissa : `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}e${exponent}`;
}

/** The library writes numbers as JavaScript does, and has no setting for it. */
const numbers = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  // nothing is read here; without a test the library's own way of writing would win
  test: /(?!)/,
  identify: (value: unknown) => typeof value === "number",
  resolve: (text: string) => Number(text),
  stringify: ({ value }: Scalar) => numberText(Number(value)),
} as const;

const parametersOf = (members: readonly Member[]): object =>
  Object.fromEntries(
    members.map(({ name, content }) => [name, "map" in content ? { parameters: parametersOf(content) } : content]),
  );

/** What YAML 1.1 refuses or folds, and what an editor would not show; all of it stands between quotes. */
const unseen = /[\p{Zl}\p{Zp}]|(?!\n)\p{C}/gu;

interface Naming {
  readonly job: Job;
  /** What W&B shows the sweep under. */
  readonly name: string;
  /** The page's address with the settings that the sweep starts from. */
  readonly link: string;
}

/** A grid sweep for `wandb sweep`, as YAML: the members of the request under their own names, those that vary with all of their values. */
export function toWandbSweep(sweep: Sweep, { job, name, link }: Naming): string {
  const content = { program: PROGRAM, name, method: "grid", parameters: parametersOf(spaceOf(sweep, job)) };
  const document = new Document(content, { customTags: (tags) => [numbers, ...tags] });
  document.commentBefore = [
    ` ${sweep.runs.length} runs, planned on ${linkComment(link).slice(2)}`,
    ` ${PROGRAM} is yours to write: wandb.config holds the members of the Fireworks request; start a job with them.`,
  ].join("\n");
  // blocks of lines lose a text of blanks and line ends
  const text = document.toString({
    lineWidth: 0,
    blockQuote: false,
    // what YAML 1.2 takes for a plain text, YAML 1.1 may take for a date, a truth or a number: no, 12:30, 1_000, =
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
  });
  return text.replace(unseen, escaped);
}
