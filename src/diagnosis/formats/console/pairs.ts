import { columnName } from "../../log/columnName.ts";

/** A name and its number as a line of a console has them. */
export interface Pair {
  readonly name: string;
  readonly value: number;
}

const stepNames = /^(?:global[ _]?|training[ _/]?|train[ _/]?)?(?:step|steps|iter|iteration)$/i;

/** What the names of a log are like, which come again in each of its lines. */
const known = new Map<string, { readonly isStep: boolean; readonly isMetric: boolean; readonly inLowerCase: string }>();

/** What a name is: a step's, a metric's, and itself without regard to capitals. */
export function kindOf(name: string) {
  const before = known.get(name);
  if (before) return before;
  const kind = { isStep: stepNames.test(name), isMetric: columnName(name).isMetric, inLowerCase: name.toLowerCase() };
  // a hostile file has more names than are worth remembering
  if (known.size < 20_000) known.set(name, kind);
  return kind;
}

/** Whether one of the pairs is something that is measured in training. */
export const hasMetric = (pairs: readonly Pair[]): boolean => pairs.some(({ name }) => kindOf(name).isMetric);

/** Pairs of one line that are read; the longest lines of trainers have some hundreds. */
const MOST_PAIRS = 2000;

/** A longer run of digits is no number of a log, and would be tried from each of its signs. */
const NUMBER = "[-+]?(?:\\d[\\d_]{0,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][-+]?\\d{1,4})?";
/**
 * name=0.5, name: 0.5, "name": 0.5, name | 0.5, name = np.float64(0.5), name=[0.5]; the name may have several words, and a part in parentheses.
 * Bounded everywhere and begun only where a word begins, so that the time is in proportion to the text.
 */
const pair = new RegExp(
  `(?<![\\w./@])([A-Za-z_][\\w./@-]{0,150}(?: [A-Za-z(][\\w./@()-]{0,30}){0,4})['"]?[ \\t]{0,30}[:=|│┃][ \\t]{0,40}['"]?` +
    `(?:np\\.\\w{1,12}\\(|tensor\\()?(?:\\[(?=${NUMBER}\\]))?(${NUMBER})(%?)(?![\\w:/]|\\.\\d|-\\d)`,
  "g",
);
/** A word that names a reward, and its number behind a blank: reward 0.5. */
const spaced = new RegExp(
  `(?<![\\w./])((?:(?:mean|avg|average|train|total|eval|val)[ _])?(?:reward|score)(?:[_ /](?:mean|avg))?) {1,8}(${NUMBER})(?![\\w:/%]|\\.\\d)`,
  "gi",
);
/** A step without a sign: Step 10, [Step 10/100], Iteration 5, step_10. */
const stepWord =
  /(?<![\w./])(?:global[ _]?)?(?:step|iter|iteration|update)s?[ \t_]{0,6}[#:=]?[ \t]{0,6}(\d{1,9})(?![\d.]*(?:%|[A-Za-z]))/i;
/** An epoch without a sign, in which the step may begin anew: Epoch 2/3. */
const epochWord = /(?<![\w./])epoch[ \t]{1,4}#?(\d{1,6}(?:\.\d{1,6})?)(?![\d.]*(?:%|[A-Za-z]))/i;
/** Or a count alone before what was measured: 10/100 | loss=0.5. */
const countBefore = /(?:^|[\s\]])\[?(\d{1,9})\/\d{1,9}\]?[ \t]{0,4}[|:,-]/;

/** What a label says of several numbers: “Total Rewards: μ=0.2, σ=0.1”, “Rewards - Mean: 0.2, Std: 0.1”. */
const labeled =
  /(?<![\w/.])([A-Za-z][\w /.()]{0,60}?)[ \t]{0,4}(?::|=>|[-–—→])[ \t]{0,8}(?=(?:μ|mean|avg|average)[ \t]{0,4}[:=][ \t]{0,4}[-+.\d])/gi;
const statistic = new RegExp(
  `[ \\t,;|]{0,6}(μ|σ|mean|avg|average|std|min|max|median)[ \\t]{0,4}[:=][ \\t]{0,4}(${NUMBER})`,
  "iy",
);

/** The statistics in a text under the name of the label before them, and the text without both. */
function statisticsIn(text: string): { readonly pairs: readonly Pair[]; readonly rest: string } {
  const pairs: Pair[] = [];
  let [rest, from] = ["", 0];
  for (const { 0: whole, 1: label = "", index } of text.matchAll(labeled)) {
    if (index < from || stepWord.test(label)) continue;
    rest += text.slice(from, index);
    statistic.lastIndex = index + whole.length;
    from = statistic.lastIndex;
    for (let found = statistic.exec(text); found !== null; found = statistic.exec(text)) {
      from = statistic.lastIndex;
      const word = (found[1] ?? "").toLowerCase();
      const name = word === "μ" ? label : `${label}/${word === "σ" ? "std" : word}`;
      pairs.push({ name, value: Number((found[2] ?? "").replaceAll("_", "")) });
    }
  }
  return { pairs, rest: rest + text.slice(from) };
}

/** The step among pairs, where one has it. */
export const hasStep = (pairs: readonly Pair[]) => pairs.find(({ name }) => name === "step")?.value;

/** A line as verl prints it, `step:1 - actor/lr(1e-4):0.010 - critic/score/mean:0.5`; undefined for any other. */
export function verlPairs(text: string): readonly Pair[] | undefined {
  const start = text.indexOf("step:");
  if (start < 0 || !text.includes(" - ", start)) return undefined;
  const pairs: Pair[] = [];
  for (const part of text.slice(start).split(" - ", MOST_PAIRS)) {
    const colon = part.lastIndexOf(":");
    const value = colon < 0 ? undefined : verlNumber(part.slice(colon + 1));
    if (value !== undefined) pairs.push({ name: part.slice(0, colon).trim(), value });
  }
  return pairs.length > 1 && pairs[0]?.name === "step" ? pairs : undefined;
}

function verlNumber(text: string): number | undefined {
  const direct = Number(text);
  if (!Number.isNaN(direct) && text !== "") return direct;
  const inner = /^\s*(?:np\.\w{1,12}\(|tensor\()?([-+\w.]{1,40})\)?/.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const value = Number(inner);
  return Number.isNaN(value) && !/^[-+]?nan$/i.test(inner) ? undefined : value;
}

/** loguru names the place in the code before what is said: trainer:step:88 - step=1. */
const isPlaceInCode = (text: string, { 0: whole, 1: name = "", index }: RegExpExecArray) =>
  text[index - 1] === ":" && kindOf(name).isStep && text.startsWith(" - ", index + whole.length);

/** Whether a line tells the best or the last once more: “Best reward: 0.9”. It is no point of the course. */
export const isSummary = (line: string): boolean =>
  /^[^\w\n]{0,12}(?:best|peak|highest|final|overall)[ -]/i.test(line.length > 200 ? line.slice(0, 200) : line);

/** A line about an evaluation whose names do not say so: “Eval num_timesteps=100, episode_reward=90.60”. */
const evaluation = /^[^\w\n]{0,8}(?:eval(?:uation)?|val(?:idation)?|test)\b/i;
/** Whether a line is about an evaluation. */
export const isEvaluation = (text: string): boolean => evaluation.test(text);

export const asEvaluation = (pair: Pair): Pair =>
  kindOf(pair.name).isStep || columnName(pair.name).isEvaluation ? pair : { ...pair, name: `eval/${pair.name}` };

const evaluationHeading =
  /^[^\w\n]{0,12}(?:eval(?:uation)?|val(?:idation)?|test)(?: [\w`-]{1,20}){0,4}\s{0,4}[:=#*-][^\w\n]{0,12}$/i;
/** Whether a line is the heading of an evaluation, whose values are listed below it: “Validation Results:”. */
export const isEvaluationHeading = (line: string): boolean => line.length < 120 && evaluationHeading.test(line.trim());

/** Returns what a line says of numbers, in order; “step” where it names one. A percentage counts as a share. */
export function pairsIn(text: string): readonly Pair[] {
  const { pairs: statistics, rest } = /(?:μ|mean|avg|average)[ \t]{0,4}[:=]/i.test(text)
    ? statisticsIn(text)
    : { pairs: [], rest: text };
  const pairs = [...pairsOf(rest), ...statistics];
  return evaluation.test(text) ? pairs.map(asEvaluation) : pairs;
}

function pairsOf(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  let hasOwnStep = false;
  const add = (name: string, digits: string, percent = "") => {
    const { isStep } = kindOf(name);
    if (isStep && hasOwnStep) return;
    hasOwnStep ||= isStep;
    const value = Number(digits.includes("_") ? digits.replaceAll("_", "") : digits);
    pairs.push({ name: isStep ? "step" : name, value: percent === "" ? value : value / 100 });
  };
  pair.lastIndex = 0;
  for (let found = pair.exec(text); found !== null && pairs.length < MOST_PAIRS; found = pair.exec(text))
    if (!isPlaceInCode(text, found)) add(found[1] ?? "", found[2] ?? "", found[3]);
  if (/reward|score/i.test(text) && !pairs.some(({ name }) => /reward|score/i.test(name)))
    for (const { 1: name = "", 2: digits = "" } of text.matchAll(spaced)) add(name, digits);
  const step = hasOwnStep
    ? undefined
    : (stepWord.exec(text)?.[1] ?? (pairs.length > 0 ? countBefore.exec(text)?.[1] : undefined));
  if (step !== undefined) pairs.unshift({ name: "step", value: Number(step) });
  const epoch = pairs.length > 0 ? epochWord.exec(text)?.[1] : undefined;
  if (epoch !== undefined && !pairs.some(({ name }) => kindOf(name).inLowerCase === "epoch"))
    pairs.push({ name: "epoch", value: Number(epoch) });
  return pairs;
}
