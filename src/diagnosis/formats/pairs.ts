/** A name and its number as a line of a console has them. */
export interface Pair {
  readonly name: string;
  readonly value: number;
}

const number = "[-+]?(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";
/**
 * name=0.5, name: 0.5, "name": 0.5, name = np.float64(0.5); the name may have several words. Bounded everywhere and begun only where a
 * word begins, so that time is in proportion to the text.
 */
const pair = new RegExp(
  `(?<![\\w./@])([A-Za-z_][\\w./@-]{0,150}(?: [A-Za-z(][\\w./@()-]{0,30}){0,4})['"]?[ \\t]{0,12}[:=│┃][ \\t]{0,40}['"]?` +
    `(?:np\\.\\w{1,12}\\(|tensor\\()?(${number})(%?)(?![\\w:]|\\.\\d|-\\d)`,
  "g",
);
/** A step without a sign: Step 10, [Step 10/100], Iteration 5, step_10, or 10/100 before a bar. */
const stepWord =
  /(?<![\w./])(?:global[ _]?)?(?:step|iter|iteration|update)s?[ \t]{0,2}[#:=]?[ \t]{0,2}(\d{1,9})(?![\w.]*%)(?![\d.]*\d*[A-Za-z])/i;
const countBeforeBar = /(?:^|[\s\]])(\d{1,9})\/\d{1,9}[ \t]{0,4}[|:\]-]/;

const isStepName = /^(?:global[ _]?|training[ _/]?|train[ _/]?)?(?:step|steps|iter|iteration|global_step)$/i;

/** The step among pairs, where one has it. */
export const hasStep = (pairs: readonly Pair[]) => pairs.find(({ name }) => name === "step")?.value;

/** A line as verl prints it, `step:1 - actor/lr(1e-4):0.010 - critic/score/mean:0.5`; undefined for any other. */
export function verlPairs(text: string): readonly Pair[] | undefined {
  const start = text.search(/(?:^|\s)(?:global_)?step:\d/);
  if (start < 0 || !text.includes(" - ", start)) return undefined;
  const pairs: Pair[] = [];
  for (const part of text.slice(start).split(" - ")) {
    const colon = part.lastIndexOf(":");
    if (colon < 0) continue;
    const value = verlNumber(part.slice(colon + 1));
    const name = part.slice(0, colon).trim();
    if (value !== undefined && name !== "") pairs.push({ name: name === "global_step" ? "step" : name, value });
  }
  return pairs.length > 1 ? pairs : undefined;
}

function verlNumber(text: string): number | undefined {
  const wrapped = /^\s*(?:np\.\w{1,12}\(|tensor\()?([-+\w.]{1,40})\)?\s*$/.exec(text)?.[1];
  if (wrapped === undefined) return undefined;
  const value = Number(wrapped);
  return Number.isNaN(value) && !/^[-+]?nan$/i.test(wrapped) ? undefined : value;
}

/** What a line says of numbers, in order; “step” where it names one. A percentage counts as a share. */
export function pairsIn(text: string): readonly Pair[] {
  if (!/\d/.test(text)) return [];
  const pairs: Pair[] = [];
  let hasOwnStep = false;
  for (const { 1: name = "", 2: digits = "", 3: percent } of text.matchAll(pair)) {
    const value = Number(digits.replaceAll("_", "")) / (percent ? 100 : 1);
    const isStep = isStepName.test(name);
    if (isStep && hasOwnStep) continue;
    hasOwnStep ||= isStep;
    pairs.push({ name: isStep ? "step" : name, value });
  }
  if (hasOwnStep) return pairs;
  const step = stepWord.exec(text)?.[1] ?? (pairs.length > 0 ? countBeforeBar.exec(text)?.[1] : undefined);
  return step === undefined ? pairs : [{ name: "step", value: Number(step) }, ...pairs];
}
