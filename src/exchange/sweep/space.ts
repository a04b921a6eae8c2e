import type { RunConfig } from "../../schema/config.ts";
import { isNested, requestName } from "../../schema/layout.ts";
import { parameters } from "../../schema/parameters.ts";
import type { Axis } from "../../schema/sweep.ts";
import { toDocument } from "../document.ts";

/** A setting that stays, or the values that a sweep gives it. */
export type Choice = { readonly value: number | string } | { readonly values: readonly number[] };

/** The settings of a sweep under their names in the request: in their groups, or at the top. */
export type Space = readonly (
  | { readonly name: string; readonly choice: Choice }
  | { readonly name: string; readonly members: readonly { readonly name: string; readonly choice: Choice }[] }
)[];

/** The request's settings of a sweep, in the request's order. What is left to the service, and a KL term that the method has not, is left out. */
export function spaceOf(config: RunConfig, axes: readonly Axis[]): Space {
  const { trainingConfig, inferenceParameters, chunkSize, lossConfig } = toDocument(config);
  const swept = new Map(
    axes.map(({ field, values }) => {
      const { group } = parameters[field];
      return [isNested(group) ? `${group}.${requestName(field)}` : requestName(field), values];
    }),
  );
  const members = (group: string, settings: Readonly<Record<string, number | string>>) =>
    Object.entries(settings).map(([name, value]) => {
      const values = swept.get(`${group}.${name}`);
      return { name, choice: values ? { values } : { value } };
    });
  const { klBeta, ...loss } = lossConfig;
  const sentLoss = klBeta !== undefined && config.lossMethod === "grpo" ? { ...loss, klBeta } : loss;
  return [
    { name: "trainingConfig", members: members("trainingConfig", trainingConfig) },
    { name: "inferenceParameters", members: members("inferenceParameters", inferenceParameters) },
    ...(chunkSize === undefined ? [] : [{ name: "chunkSize", choice: { value: chunkSize } }]),
    { name: "lossConfig", members: members("lossConfig", sentLoss) },
  ];
}
