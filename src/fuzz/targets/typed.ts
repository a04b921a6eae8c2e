import { jobFields } from "../../schema/fields/job.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";
import { gpus } from "../../schema/plan/setupNames/gpus.ts";
import { models } from "../../schema/plan/setupNames/models.ts";
import { parseGpuName } from "../../schema/plan/setupNames/parseGpuName.ts";
import { parseModelName } from "../../schema/plan/setupNames/parseModelName.ts";
import { readJobField } from "../../schema/values/checkJob.ts";
import { fieldText, typedText } from "../../schema/values/fieldText.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { readValue } from "../../schema/values/typedValue.ts";
import { jobText, legalValue } from "../grammar/values.ts";
import { Input } from "../input.ts";
import { holdSaid, holdSeen } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import { holdLegalJob, isLegal } from "../oracles/legal.ts";
import type { Target } from "../target.ts";

const samples: readonly string[] = [
  ...["1e-4", "32,768 tokens", "1×10⁻⁴", "28 %", "1 000", "auto", "80 GB", "10k", "1_000", "1,5", "1,500", "32k", ".5"],
  ...["10^-4", "2·10⁻⁵", "1.000,5", "−3", "+7", "0x10", "1e400", "8B", "100 prompts", "٣", "1'000", "½", "12 000 000"],
];

const holdReason = (reason: string, text: string) => {
  holdSeen(reason, "a reason");
  holdSaid(reason, text, "a reason");
  hold(reason !== "", "accounted", () => "refused without a reason");
};

/** Numbers and choices, typed into the form. */
export const numberTarget = (read: typeof readValue = readValue): Target => ({
  name: "number",
  parts: 300,
  largest: 1 << 14,
  make(random) {
    if (random.chance(0.5)) return { input: new Input(random.pick(samples)) };
    const [field, parameter] = random.pick(entries);
    const value = legalValue(parameter, random) as never;
    return { input: new Input(random.chance(0.5) ? fieldText(field, value) : typedText(field, value)) };
  },
  readOnly: ({ text }) => entries.map(([field]) => read(text, field)),
  read({ text }, random) {
    const [field, parameter] = random.pick(entries);
    const result = read(text, field);
    if (result.ok) {
      hold(isLegal(parameter, result.value), "legal", () => `illegal value: ${field} is ${result.value}`);
      const typed = typedText(field, result.value as never);
      const again = readValue(typed, field);
      hold(
        again.ok && Object.is(again.value, result.value),
        "stable",
        () => `changes: ${field}, ${typed} is read as ${JSON.stringify(again)}`,
      );
      holdSaid(fieldText(field, result.value as never), "", "a value");
    } else holdReason(result.reason, text);
    for (const style of ["strict", "logged", "typed"] as const)
      hold(!Number.isNaN(parseNumber(text, style)), "finite", () => `a ${style} number is NaN`);
    return result;
  },
});

/** Job fields, typed into the form. */
export const jobTarget: Target = {
  name: "job",
  parts: 200,
  largest: 1 << 14,
  make: (random) => ({ input: new Input(random.chance(0.3) ? String(random.within(-2, 2000)) : jobText(random)) }),
  readOnly: ({ text }) => jobFields.map((field) => readJobField(field, text)),
  read({ text }, random) {
    const field = random.pick(jobFields);
    const result = readJobField(field, text);
    if (result.ok) {
      holdLegalJob({ [field]: result.value });
      hold(
        typeof result.value !== "string" || result.value === text || result.value === "auto",
        "stable",
        () => `changes: ${field}`,
      );
    } else holdReason(result.reason, text);
    return result;
  },
};

/** Names of models. */
export const modelTarget: Target = {
  name: "model",
  parts: 100,
  largest: 1 << 14,
  make: (random) => ({
    input: new Input(
      random.chance(0.5)
        ? random.pick(models).name
        : random.pick([
            "Qwen3 32B",
            "accounts/fireworks/models/llama-v3p3-70b-instruct",
            "MyModel-13B",
            "8x7b",
            "Qwen3 235B A22B Instruct 2507",
            "500m",
            "70 billion",
          ]),
    ),
  }),
  readOnly: ({ text }) => parseModelName(text),
  read({ text }) {
    const result = parseModelName(text);
    if (result.ok) hold(isLegal(parameters.modelSize, result.size), "legal", () => `illegal size: ${result.size}`);
    else holdReason(result.reason, text);
    return result;
  },
};

/** Names of GPUs. */
export const gpuTarget: Target = {
  name: "gpu",
  parts: 100,
  largest: 1 << 14,
  make: (random) => ({
    input: new Input(
      random.chance(0.5)
        ? `${random.pick(["", "8x ", "2 × "])}${random.pick(gpus).name}`
        : random.pick(["2 x 80 GB", "A100-SXM4-80GB", "8x H200", "80", "B200 x 4"]),
    ),
  }),
  readOnly: ({ text }) => parseGpuName(text),
  read({ text }) {
    const result = parseGpuName(text);
    if (result.ok) {
      const { memory, count } = result as { memory?: unknown; count?: unknown };
      if (memory !== undefined) hold(isLegal(parameters.gpuMemory, memory), "legal", () => `illegal memory: ${memory}`);
      if (count !== undefined) hold(isLegal(parameters.gpuCount, count), "legal", () => `illegal count: ${count}`);
    } else holdReason(result.reason, text);
    return result;
  },
};
