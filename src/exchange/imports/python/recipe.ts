import type { RunConfig } from "../../../schema/fields/config.ts";
import { defaultConfig } from "../../../schema/fields/defaults.ts";
import { grouped } from "../../../schema/fields/notation.ts";
import { parameters } from "../../../schema/fields/parameters.ts";
import { promptGroupsPerStep } from "../../../schema/fields/sizing.ts";
import { visible } from "../../../schema/values/quote.ts";
import { DAPO_CLIP_HIGH } from "../../export/recipeConfig.ts";
import { type RecipeField, type RecipeName, recipeFields } from "../../export/recipeFields.ts";
import type { About, AboutField } from "../statements/names.ts";
import { isGroup, type Member, type ParsedValue } from "../statements/parsedValue.ts";
import type { Statement } from "../statements/statement.ts";

const setting = (field: keyof RunConfig): AboutField => ({ kind: "setting", field });
const other = (reason: string): About => ({ kind: "other", reason });

/** Fields of `Config` with the meaning of a setting or job detail. */
const same: ReadonlyMap<string, AboutField> = new Map<string, AboutField>([
  ["learning_rate", setting("learningRate")],
  ["completions_per_prompt", setting("responseCandidatesCount")],
  ["max_completion_tokens", setting("maxOutputTokens")],
  ["temperature", setting("temperature")],
  ["epochs", setting("epochs")],
  ["seed", setting("seed")],
  ["max_rows", setting("prompts")],
  ["max_seq_len", setting("maxContextLength")],
  ["lora_rank", setting("loraRank")],
  ["base_model", { kind: "job", field: "baseModel" }],
  ["dataset", { kind: "job", field: "dataset" }],
  ["output_model_id", { kind: "job", field: "outputModel" }],
  ["warm_start_from_adapter", { kind: "job", field: "warmStartFrom" }],
]);
/** Meaning of the members of nested calls in `Config(…)`. */
const inner: Readonly<Record<string, ReadonlyMap<string, AboutField>>> = {
  wandb: new Map([
    ["project", { kind: "job", field: "wandbProject" }],
    ["entity", { kind: "job", field: "wandbEntity" }],
  ]),
  lr_scheduler: new Map([["warmup_steps", setting("learningRateWarmupSteps")]]),
};

const NO_SETTING = other("a field of the recipe that Goldilocks has no setting for; left out");
const NO_FIELD = other("no field of the recipe's Config, which would refuse it; left out");
const OWN = other("for the machine that runs the recipe, not a setting");
const OTHER_SCHEDULE = other("only a constant rate, with or without warm-up, has a counterpart; left out");
const ALPHA = other("the adapter's alpha, a choice of the recipes that Goldilocks has no setting for; left out");

/** Reason for a field that the text omits: the default of the recipe. */
const RECIPE_DEFAULT = "not in the call: the recipe's own default";

interface Call {
  readonly recipe: RecipeName;
  readonly members: readonly Member[];
  /** Config of the link in the text, which has the batch in tokens. */
  readonly linked: RunConfig | undefined;
}

const placed = ({ at }: Pick<Member, "at">) => (at === undefined ? {} : { at });
const valueIn = (members: readonly Member[], name: string) => members.findLast((member) => member.name === name);

/** Returns a whole number from 1 to a million; undefined for anything else. */
const countOf = (value: ParsedValue | undefined) =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 2 ** 20 ? value : undefined;

/** Returns a batch in tokens, and the typical length at which it has that many prompt groups per step; those of the link if they agree. */
function batchOf(groups: number, n: number, linked: RunConfig | undefined) {
  if (linked && linked.responseCandidatesCount === n && promptGroupsPerStep(linked) === groups) {
    return { batchSize: linked.batchSize, typicalTokens: linked.typicalTokens, from: "the link in the text" };
  }
  const { hard } = parameters.batchSize;
  const usual = defaultConfig.typicalTokens;
  const typicalTokens = Math.max(
    parameters.typicalTokens.hard.min,
    Math.min(usual, Math.floor(hard.max / (groups * n))),
  );
  return {
    // the largest batch may round to as many groups as a larger one
    batchSize: Math.round(hard.max / (n * typicalTokens)) === groups ? hard.max : groups * n * typicalTokens,
    typicalTokens,
    from: `${grouped(groups)} prompt groups x ${n} rollouts x ${grouped(typicalTokens)} tokens a typical sequence`,
  };
}

function* batchStatements({ members, linked }: Call): Generator<Statement> {
  const groups = valueIn(members, "prompt_groups_per_step");
  const rollouts = valueIn(members, "completions_per_prompt");
  const n = rollouts ? countOf(rollouts.value) : recipeFields.completions_per_prompt.usual;
  const count = groups ? countOf(groups.value) : recipeFields.prompt_groups_per_step.usual;
  const path = "prompt_groups_per_step";
  const where = groups ? placed(groups) : ({ absent: true } as const);
  if (count === undefined || n === undefined) {
    const unread = "a batch in tokens needs whole numbers of prompt groups and of rollouts, 1 at least";
    yield { path, about: setting("batchSize"), value: { unread }, ...where };
    return;
  }
  const { batchSize, typicalTokens, from } = batchOf(count, n, linked);
  const note = groups ? `from ${from}` : `${RECIPE_DEFAULT}; from ${from}`;
  yield { path, about: setting("batchSize"), value: batchSize, note, ...where };
  yield {
    path,
    about: setting("typicalTokens"),
    value: typicalTokens,
    note: `the sequence that ${from} counts with`,
    absent: true,
  };
}

/** Yields the loss method and KL weight that clip and KL weight imply. */
function* lossStatements({ members }: Call): Generator<Statement> {
  const high = valueIn(members, "eps_clip_high");
  const kl = valueIn(members, "kl_beta");
  const isDapo = high?.value === DAPO_CLIP_HIGH;
  const about = setting("lossMethod");
  if (high && !isDapo && high.value !== null)
    yield { path: "eps_clip_high", about: NO_SETTING, value: high.value, ...placed(high) };
  yield isDapo && high
    ? { path: "eps_clip_high", about, value: "DAPO", note: "DAPO's upper clip", ...placed(high) }
    : { path: "eps_clip_high", about, value: "GRPO", note: "no wider upper clip: GRPO", absent: true };
  const klBeta = setting("klBeta");
  if (!kl)
    yield { path: "kl_beta", about: klBeta, value: recipeFields.kl_beta.usual, note: RECIPE_DEFAULT, absent: true };
  else if (kl.value !== 0) yield { path: "kl_beta", about: klBeta, value: kl.value, ...placed(kl) };
  else if (isDapo)
    yield { path: "kl_beta", about: klBeta, value: "auto", note: "0: DAPO has no KL term", ...placed(kl) };
  else {
    const unread =
      "0 leaves out the KL term, which no setting here says: with GRPO, Fireworks reads 0 as its built-in 0.001";
    yield { path: "kl_beta", about: klBeta, value: { unread }, ...placed(kl) };
  }
}

/** Yields the statements of a nested call: `WandBConfig(project="p")`. */
function* innerStatements({ name, value, at }: Member, known: ReadonlyMap<string, AboutField>): Generator<Statement> {
  const where = placed({ ...(at === undefined ? {} : { at }) });
  const isOther = isGroup(value) && name === "lr_scheduler" && value.call !== "ConstantSchedule";
  if (!isGroup(value) || isOther)
    yield { path: name, about: isGroup(value) ? OTHER_SCHEDULE : NO_SETTING, value, ...where };
  else
    for (const member of value.members) {
      const about = known.get(member.name) ?? NO_SETTING;
      yield { path: `${name}.${visible(member.name)}`, about, value: member.value, ...placed(member) };
    }
}

/** Names that are interpreted together. */
const together: ReadonlySet<string> = new Set(["prompt_groups_per_step", "eps_clip", "eps_clip_high", "kl_beta"]);
const ofTheMachine: ReadonlySet<string> = new Set(["log_path", "trainer", "deployment", "cleanup_on_exit"]);

function aboutMember(name: string, recipe: RecipeName, value: ParsedValue): About {
  const field: RecipeField | undefined = Object.hasOwn(recipeFields, name)
    ? recipeFields[name as keyof typeof recipeFields]
    : undefined;
  if (field === undefined || (field.only ?? recipe) !== recipe) return NO_FIELD;
  if (name === "lora_alpha") return ALPHA;
  if (ofTheMachine.has(name)) return OWN;
  // None means the length of the training shape
  return value === null && name === "max_seq_len" ? NO_SETTING : (same.get(name) ?? NO_SETTING);
}

/** Yields the recipe's defaults of fields that the call omits. */
function* defaultStatements({ recipe, members }: Call): Generator<Statement> {
  for (const [name, about] of same) {
    const { usual = null, only = recipe }: RecipeField = recipeFields[name as keyof typeof recipeFields];
    if (usual === null || only !== recipe || valueIn(members, name)) continue;
    yield { path: name, about, value: usual as ParsedValue, note: RECIPE_DEFAULT, absent: true };
  }
  if (!valueIn(members, "lr_scheduler")) {
    const about = setting("learningRateWarmupSteps");
    yield { path: "lr_scheduler", about, value: "auto", note: RECIPE_DEFAULT, absent: true };
  }
}

/** Yields the statements of a recipe's `Config(…)`, and the recipe's defaults of what it omits. */
export function* recipeStatements(call: Call): Generator<Statement> {
  for (const member of call.members) {
    const known = inner[member.name];
    if (Object.hasOwn(inner, member.name) && known) yield* innerStatements(member, known);
    else if (!together.has(member.name)) {
      const path = visible(member.name);
      yield {
        path,
        about: aboutMember(member.name, call.recipe, member.value),
        value: member.value,
        ...placed(member),
      };
    }
  }
  yield* batchStatements(call);
  yield* lossStatements(call);
  yield* defaultStatements(call);
}
