import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { pathOf } from "../../schema/fields/layout.ts";
import type { Sweep } from "../../schema/plan/sweep.ts";
import { toRequestBody } from "../export/request.ts";

/** A member of the request that is the same in every run, or the values that a sweep gives it. */
export type Choice = { readonly value: number | string | boolean } | { readonly values: readonly number[] };

export interface Member {
  readonly name: string;
  /** What it takes, or what it holds. */
  readonly content: Choice | readonly Member[];
}

/**
 * The request of every run of a sweep, which has at least one: its members under their own names, in their order. The output model is
 * left out: two runs cannot share one.
 */
export function spaceOf({ runs: [base], axes }: Sweep, job: Job): readonly Member[] {
  if (base === undefined) throw new Error("a sweep without runs");
  const swept = new Map(axes.map(({ field, values }) => [pathOf(field), values]));
  const memberOf = (prefix: string, name: string, value: unknown): Member => {
    if (typeof value === "object" && value !== null) return { name, content: membersOf(`${prefix}${name}.`, value) };
    const values = swept.get(prefix + name);
    return { name, content: values ? { values } : { value: value as number | string | boolean } };
  };
  const membersOf = (prefix: string, members: object) =>
    Object.entries(members).map(([name, value]) => memberOf(prefix, name, value));
  return membersOf("", toRequestBody(base, { ...job, outputModel: emptyJob.outputModel }));
}
