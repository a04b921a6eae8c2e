import { type Job, jobParameters } from "../../schema/fields/job.ts";
import type { JobParameterFor } from "../../schema/fields/jobParameter.ts";
import type { Parameter } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { hold } from "./fault.ts";

/** Longest text of a job field without a limit of its own, in characters. */
const LONGEST = 1000;
const unsendable = /\0|\p{Cs}/u;

type Numeric = Exclude<Parameter, { readonly kind: "choice" }>;

function isLegalNumber({ hard, legal, whole, except = [] }: Numeric, value: unknown): boolean {
  if (typeof value !== "number" || !Number.isFinite(value) || Object.is(value, -0)) return false;
  if (legal && !legal.includes(value)) return false;
  const isAbove = hard.above ? value > hard.min : value >= hard.min;
  return isAbove && value <= hard.max && (!whole || Number.isInteger(value)) && !except.includes(value);
}

/** Whether the field may have the value: read off its entry, by other code than the decoders'. */
export function isLegal(parameter: Parameter, value: unknown): boolean {
  if (parameter.kind === "choice") return parameter.options.some((option) => option.value === value);
  return (parameter.kind === "auto" && value === "auto") || isLegalNumber(parameter, value);
}

function isLegalDetail(parameter: JobParameterFor<string> | JobParameterFor<"auto" | number>, value: unknown): boolean {
  if (parameter.kind === "count") {
    const { min, max } = parameter.hard;
    return value === "auto" || (Number.isInteger(value) && Number(value) >= min && Number(value) <= max);
  }
  const { only, longest = LONGEST } = parameter;
  if (typeof value !== "string" || value.length > longest || unsendable.test(value)) return false;
  return only === undefined || value === "" || only.includes(value);
}

const names = Object.keys(parameters);

/** Holds that an object has legal values of known settings, no other member and no foreign prototype; of a whole config, every setting. */
export function holdLegal(config: object, isWhole: boolean): void {
  const own = Reflect.ownKeys(config);
  hold(Object.getPrototypeOf(config) === Object.prototype, "legal", () => "a config with a prototype of its own");
  for (const name of own) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name as keyof typeof parameters] : undefined;
    hold(parameter !== undefined, "legal", () => `a setting that there is not: ${String(name)}`);
    const value: unknown = Reflect.get(config, name);
    hold(isLegal(parameter, value), "legal", () => `illegal value: ${String(name)} is ${JSON.stringify(value)}`);
  }
  if (!isWhole) return;
  for (const name of names) hold(Object.hasOwn(config, name), "legal", () => `missing: ${name}`);
}

/** Holds that an object has legal values of known job fields and no other member. */
export function holdLegalJob(job: object): void {
  for (const name of Reflect.ownKeys(job)) {
    hold(Object.hasOwn(jobParameters, name), "legal", () => `a job field that there is not: ${String(name)}`);
    const value: unknown = Reflect.get(job, name);
    const parameter = jobParameters[name as keyof Job];
    hold(isLegalDetail(parameter, value), "legal", () => `illegal value: ${String(name)} is ${JSON.stringify(value)}`);
  }
}

/** Holds that no reader has changed what every object has. */
export function holdUnpolluted(): void {
  for (const _ in {}) hold(false, "prototype", () => "Object.prototype has a member more");
}
