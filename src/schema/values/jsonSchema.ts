import * as z from "zod/mini";
import type { Field } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { DOCUMENT_VERSION, isNested, layout, requestName, requestValue } from "../fields/layout.ts";
import type { AutoParameter, NumberParameter } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";

/** Returns the validator of the numbers within the hard bounds of a field. */
export function numberValidator({ hard, legal, whole, except = [] }: NumberParameter | AutoParameter) {
  if (legal) return z.literal([...legal]);
  const lower = hard.above ? z.gt(hard.min) : z.gte(hard.min);
  return (whole ? z.int() : z.number()).check(
    lower,
    z.lte(hard.max),
    z.refine((value) => !except.includes(value)),
  );
}

/** Describes a field: what it does, its unit and its source. */
function descriptionOf(field: Field): string {
  const parameter = parameters[field];
  const unit = parameter.kind === "choice" || parameter.unit === "" ? "" : ` Unit: ${parameter.unit}.`;
  const auto = parameter.kind === "auto" ? " If absent, the service decides." : "";
  const { source } = parameter;
  const from = source === sources.ours ? source.title : source.url;
  return `${parameter.label}: ${parameter.does}${unit}${auto} Source: ${from} (${source.asOf}).`;
}

/** Escapes the signs that Markdown gives a meaning. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>|]/g, "\\$&");

const cited = ({ title, url, asOf }: Provenance) => `[${plain(title)}](${url}), ${asOf}`;

/** Writes the help that an editor shows for a field: zones, band, when to adjust, sources. */
function markdownOf(field: Field): string {
  const parameter = parameters[field];
  const { label, does, source, notes = [] } = parameter;
  const advice = parameter.kind === "number" ? parameter.advice : undefined;
  const zones = advice
    ? (["low", "right", "high"] as const).map((zone) => `- **${advice.words[zone]}**: ${plain(advice.zones[zone])}`)
    : [];
  const options =
    parameter.kind === "choice"
      ? parameter.options.map(({ value, requestValue: name = value, does: what }) => `- \`${name}\`: ${plain(what)}`)
      : [];
  const parts = [
    `**${plain(label)}**: ${plain(does)}`,
    [...zones, ...options].join("\n"),
    advice ? `**Recommended**: ${plain(advice.bandRule)}` : "",
    advice ? `**When to adjust**\n\n${advice.adjust.map((sentence) => `- ${plain(sentence)}`).join("\n")}` : "",
    notes.map(({ text, source: from }) => `- ${plain(text)} (${cited(from)})`).join("\n"),
    `Source: ${cited(source)}`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function memberOf(field: Field): z.ZodMiniType {
  const parameter = parameters[field];
  const description = { description: descriptionOf(field), markdownDescription: markdownOf(field) };
  if (parameter.kind === "choice") {
    const names = parameter.options.map(({ value, requestValue: name = value }) => name);
    return z.enum(names).check(z.meta({ ...description, default: requestValue(defaultConfig, field) }));
  }
  const numbers = numberValidator(parameter);
  const { except } = parameter;
  // a JSON Schema cannot hold the refinement, which is code
  const exceptions = except ? { not: { enum: except } } : {};
  if (parameter.kind === "auto") return z.optional(numbers.check(z.meta({ ...description, ...exceptions })));
  return numbers.check(z.meta({ ...description, ...exceptions, default: parameter.default }));
}

const membersOf = (fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [requestName(field), memberOf(field)]));

const groupTitles: Readonly<Record<string, string>> = {
  trainingConfig: "How the adapter is trained; names and types as in the Fireworks request.",
  inferenceParameters: "How responses are sampled during training.",
  lossConfig: "How rewards turn into a gradient.",
  scenario: "Facts that Goldilocks estimates and simulates with; not part of a Fireworks request.",
};

/**
 * Returns the JSON Schema (2020-12) of the config document with the hard bounds, generated from the validators of the fields. `address` is its
 * public address, if there is one.
 */
export function documentSchema(address?: string): object {
  const groups = layout.map(({ group, fields }) => {
    const members = membersOf(fields);
    return isNested(group)
      ? { [group]: z.strictObject(members).check(z.meta({ description: groupTitles[group] ?? group })) }
      : members;
  });
  const document = z.strictObject({
    $schema: z.optional(z.string()),
    version: z.literal(DOCUMENT_VERSION).check(z.meta({ description: "Version of the document format." })),
    ...Object.assign({}, ...groups),
  });
  const { $schema, ...rest } = z.toJSONSchema(document, { target: "draft-2020-12", io: "input" });
  return {
    $schema,
    ...(address !== undefined && { $id: address }),
    title: "Goldilocks: hyperparameters of a Fireworks reinforcement fine-tuning run",
    ...rest,
  };
}
