import * as z from "zod/mini";
import type { Field } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { DOCUMENT_VERSION, isNested, layout, requestName, requestValue } from "../fields/layout.ts";
import { parameters } from "../fields/parameters.ts";
import { sources } from "../fields/provenance.ts";
import { SCHEMA_URL } from "../fields/site.ts";
import { numberValidator } from "./validate.ts";

/** Describes a field: what it does, its unit and its source. */
function descriptionOf(field: Field): string {
  const parameter = parameters[field];
  const unit = parameter.kind === "choice" || parameter.unit === "" ? "" : ` Unit: ${parameter.unit}.`;
  const auto = parameter.kind === "auto" ? " If absent, the service decides." : "";
  const { source } = parameter;
  const from = source === sources.ours ? source.title : source.url;
  return `${parameter.label}: ${parameter.does}${unit}${auto} Source: ${from} (${source.asOf}).`;
}

function memberOf(field: Field): z.ZodMiniType {
  const parameter = parameters[field];
  const description = { description: descriptionOf(field) };
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
 * public address.
 */
export function documentSchema(address = SCHEMA_URL): object {
  const groups = layout.map(({ group, fields }) => {
    const members = membersOf(fields);
    return isNested(group)
      ? { [group]: z.strictObject(members).check(z.meta({ description: groupTitles[group] ?? group })) }
      : members;
  });
  const document = z.strictObject({
    $schema: z.optional(z.string()),
    version: z.literal(DOCUMENT_VERSION).check(z.meta({ description: "Version of this document's form." })),
    ...Object.assign({}, ...groups),
  });
  const { $schema, ...rest } = z.toJSONSchema(document, { target: "draft-2020-12", io: "input" });
  return {
    $schema,
    $id: address,
    title: "Goldilocks: hyperparameters of a Fireworks reinforcement fine-tuning run",
    ...rest,
  };
}
