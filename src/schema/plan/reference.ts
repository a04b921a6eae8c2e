import type { Field } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { type JobField, jobFields, jobParameters } from "../fields/job.ts";
import { lossMethodNames, pathOf } from "../fields/layout.ts";
import { linkKeys } from "../fields/linkKeys.ts";
import { grouped, spoken } from "../fields/notation.ts";
import type { Flagged, Parameter } from "../fields/parameter.ts";
import { advancedFields, parameters, rolloutFields, scenarioFields, trainingFields } from "../fields/parameters.ts";
import { rangeText } from "../fields/phrase.ts";
import type { Note, Provenance } from "../fields/provenance.ts";
import { ruleOf } from "../values/validate.ts";
import { strategy } from "./goalLabels.ts";

/** One line about a field: a name and a text, perhaps as code, perhaps with a source of its own. */
interface Fact {
  readonly name: string;
  readonly text: string;
  readonly code?: true;
  readonly source?: Provenance;
}

/** Everything known about a field, in the order of the reference. */
export interface Explanation {
  readonly field: Field | JobField;
  readonly label: string;
  readonly does: string;
  readonly facts: readonly Fact[];
  readonly source: Provenance;
}

export interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly explanations: readonly Explanation[];
}

const code = (name: string, text: string): Fact => ({ name, text, code: true });
/** The flag of both command lines, or of the one that takes it. */
const flagged = ({ flag, client }: Flagged): Fact[] =>
  flag === undefined ? [] : [code(client === undefined ? "Flag" : `Flag (${client} only)`, flag)];
const noted = (notes: readonly Note[], name = "Newer guidance"): Fact[] =>
  notes.map(({ text, source }) => ({ name, text, source }));

/** The names of the field in request, command lines and link. */
function names(field: Field): Fact[] {
  const { group } = parameters[field];
  const own = group === "scenario" || group === "seed";
  return [
    code(own ? "In the config document" : "In the request", pathOf(field)),
    ...flagged(parameters[field]),
    code("In a link", linkKeys[field]),
  ];
}

function usual(parameter: Parameter): string {
  if (parameter.kind === "auto") return "auto (left out: the service decides)";
  return parameter.kind === "number" ? spoken(parameter, parameter.default) : parameter.default;
}

function values(parameter: Parameter): Fact[] {
  const facts = [
    { name: "Default", text: usual(parameter) },
    { name: "Takes", text: ruleOf(parameter) },
  ];
  if (parameter.kind === "choice")
    return [...facts, ...parameter.options.map(({ label, does }) => ({ name: label, text: does }))];
  if (parameter.kind !== "number" || parameter.documented === undefined) return facts;
  const { min, max } = parameter.documented;
  return [...facts, { name: "Documented range", text: `${grouped(min)} to ${grouped(max)}; other values are flagged` }];
}

/** The meaning of each zone, the band in the default scenario, and when to adjust the field. */
function advice(parameter: Parameter): Fact[] {
  if (parameter.kind !== "number" || parameter.advice === undefined) return [];
  const { words, zones, band, bandRule, adjust } = parameter.advice;
  const here = band(defaultConfig);
  return [
    { name: words.low, text: zones.low },
    { name: words.right, text: zones.right },
    { name: words.high, text: zones.high },
    {
      name: "Recommended",
      text: `${bandRule}${here ? ` In the default scenario: ${rangeText(parameter, here)}.` : ""}`,
    },
    ...adjust.map((text) => ({ name: "When to adjust", text })),
  ];
}

function explain(field: Field): Explanation {
  const parameter: Parameter = parameters[field];
  const { label, does, source, notes = [] } = parameter;
  return {
    field,
    label,
    does,
    source,
    facts: [...names(field), ...values(parameter), ...advice(parameter), ...noted(notes)],
  };
}

function explainJob(field: JobField): Explanation {
  const parameter = jobParameters[field];
  const { label, does, path, source, notes = [] } = parameter;
  const facts = [
    code("In the request", path),
    ...flagged(parameter),
    ...(parameter.kind === "text" ? [code("For example", parameter.example)] : []),
    ...(parameter.kind === "count"
      ? [
          {
            name: "Takes",
            text: `"auto" or a whole number, ${parameter.hard.min}–${grouped(parameter.hard.max)}`,
          },
        ]
      : []),
    ...noted(notes, "Limits"),
  ];
  return { field, label, does, facts, source };
}

/** The reference: every field once, made from the entries alone. */
export const reference: readonly Chapter[] = [
  {
    title: "Training parameters",
    about: `How the adapter is trained. ${strategy.text} (${strategy.source.title}, ${strategy.source.asOf})`,
    explanations: trainingFields.map(explain),
  },
  {
    title: "Rollout parameters",
    about: "How responses are sampled during training.",
    explanations: rolloutFields.map(explain),
  },
  {
    title: "Advanced",
    about: `Settings that most jobs leave to the service. The request spells the loss methods ${Object.values(lossMethodNames).join(", ")}.`,
    explanations: advancedFields.map(explain),
  },
  {
    title: "Job details",
    about:
      "Details of one job. They stay on one machine, in no link and in no config document. To check a job before it starts, use firectl's --dry-run, which prints the request; ep's has side effects.",
    explanations: jobFields.map(explainJob),
  },
  {
    title: "Setup",
    about: "Facts that the recommendations, the estimates and the simulation depend on; no job has fields for them.",
    explanations: scenarioFields.map(explain),
  },
];
