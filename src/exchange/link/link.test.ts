import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { linkKeys } from "../../schema/fields/linkKeys.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";
import { anyCharacter, legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { checkField } from "../../schema/values/validate.ts";
import { decodeLink, encodeLink } from "./link.ts";

/** The 25 fields of the links below. A field that came later is missing there: it has the frozen meaning of a missing key. */
type Frozen = Pick<
  RunConfig,
  | "learningRate"
  | "epochs"
  | "loraRank"
  | "batchSize"
  | "maxContextLength"
  | "temperature"
  | "topP"
  | "topK"
  | "responseCandidatesCount"
  | "maxOutputTokens"
  | "lossMethod"
  | "klBeta"
  | "chunkSize"
  | "learningRateWarmupSteps"
  | "batchSizeSamples"
  | "optimizerWeightDecay"
  | "taskComplexity"
  | "prompts"
  | "typicalTokens"
  | "startingReward"
  | "gameableShare"
  | "modelSize"
  | "gpuMemory"
  | "gpuCount"
  | "seed"
>;
/** Golden: these links were copied by people; what they mean never changes. */
const DEFAULT_LINK =
  "#v=1&lr=1e-4&ep=1&rank=8&bs=32768&ctx=8192&t=0.7&p=1&k=40&n=4&out=2048&loss=grpo&kl=auto&chunk=auto&warm=auto&bss=auto&wd=auto&task=medium&prompts=300&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=1";
const OTHER_LINK =
  "#v=1&lr=2.5e-5&ep=3&rank=64&bs=65536&ctx=4096&t=1&p=0.95&k=0&n=8&out=512&loss=gspo-token&kl=0&chunk=-1&warm=10&bss=128&wd=0.01&task=complex&prompts=1000&len=1500&start=0.05&game=0&model=70&gpu=141&gpus=8&seed=2147483647";
const firstDefaults: Frozen = {
  learningRate: 1e-4,
  epochs: 1,
  loraRank: 8,
  batchSize: 32768,
  maxContextLength: 8192,
  temperature: 0.7,
  topP: 1,
  topK: 40,
  responseCandidatesCount: 4,
  maxOutputTokens: 2048,
  lossMethod: "grpo",
  klBeta: "auto",
  chunkSize: "auto",
  learningRateWarmupSteps: "auto",
  batchSizeSamples: "auto",
  optimizerWeightDecay: "auto",
  taskComplexity: "medium",
  prompts: 300,
  typicalTokens: 2048,
  startingReward: 0.3,
  gameableShare: 0.28,
  modelSize: 8,
  gpuMemory: 80,
  gpuCount: 1,
  seed: 1,
};
const firstOther: Frozen = {
  learningRate: 2.5e-5,
  epochs: 3,
  loraRank: 64,
  batchSize: 65536,
  maxContextLength: 4096,
  temperature: 1,
  topP: 0.95,
  topK: 0,
  responseCandidatesCount: 8,
  maxOutputTokens: 512,
  lossMethod: "gspo-token",
  klBeta: 0,
  chunkSize: -1,
  learningRateWarmupSteps: 10,
  batchSizeSamples: 128,
  optimizerWeightDecay: 0.01,
  taskComplexity: "complex",
  prompts: 1000,
  typicalTokens: 1500,
  startingReward: 0.05,
  gameableShare: 0,
  modelSize: 70,
  gpuMemory: 141,
  gpuCount: 8,
  seed: 2147483647,
};

/** The fields that came later than the golden links, with the meaning of a missing key. */
const later = entries.filter(([field]) => !(field in firstDefaults));
const meaningOf = (first: Frozen): RunConfig =>
  ({
    ...first,
    ...Object.fromEntries(
      later.map(([field, { linkDefault: text }]) => [field, Number.isNaN(Number(text)) ? text : Number(text)]),
    ),
  }) as RunConfig;
const laterKeys = later.map(([, { linkKey, linkDefault }]) => `&${linkKey}=${linkDefault}`).join("");
/** A golden link as it is written today: with the later fields, between two marks of its end. */
const today = (link: string) => `#end=1&${link.slice(1)}${laterKeys}&end=1`;
const frozenDefaults = meaningOf(firstDefaults);
const other = meaningOf(firstOther);

test("the golden links of version 1 keep their meaning", () => {
  expect(decodeLink(DEFAULT_LINK)).toEqual({ config: frozenDefaults, problems: [], recognized: 26 });
  expect(decodeLink(OTHER_LINK)).toEqual({ config: other, problems: [], recognized: 26 });
  expect(decodeLink("#v=1")).toEqual({ config: frozenDefaults, problems: [], recognized: 1 });
});

test("a link carries every field, in a fixed order", () => {
  expect(encodeLink(frozenDefaults)).toBe(today(DEFAULT_LINK));
  expect(encodeLink(other)).toBe(today(OTHER_LINK));
  const keys = [...new URLSearchParams(encodeLink(other).slice(1)).keys()];
  expect(keys).toEqual(["end", "v", ...Object.values(linkKeys), "end"]);
});

test.each([
  ["a whole address", `https://goldilocks.example/some/page?x=1${OTHER_LINK}`],
  ["an address without its scheme", `goldilocks.example/${OTHER_LINK}`],
  ["a hash without its sign", OTHER_LINK.slice(1)],
  ["blanks around", `  ${OTHER_LINK}\n`],
  ["no version", OTHER_LINK.replace("v=1&", "")],
  ["another order", `#${OTHER_LINK.slice(1).split("&").reverse().join("&")}`],
  ["both ends marked", today(OTHER_LINK)],
  ["a full stop behind it", `${today(OTHER_LINK)}.`],
  ["the signs of HTML between its fields", today(OTHER_LINK).replaceAll("&", "&amp;")],
  ["escapes", OTHER_LINK.replace("gspo-token", "gspo%2Dtoken")],
])("a link with %s is read", (_what, link) => {
  expect(decodeLink(link)).toMatchObject({ config: other, problems: [] });
});

test.each(["", "#", "  ", "https://goldilocks.example/", "https://goldilocks.example/#"])(
  "“%s” means the defaults",
  (text) => {
    expect(decodeLink(text)).toEqual({ config: defaultConfig, problems: [], recognized: 0 });
  },
);

test.each([
  ["lr", ".0001", "learningRate", 1e-4],
  ["lr", "1E-4", "learningRate", 1e-4],
  ["bs", "4.096e4", "batchSize", 40960],
  ["kl", "auto", "klBeta", "auto"],
  ["kl", "-0", "klBeta", 0],
] as const)("%s=%s sets %s to %s", (key, text, field, value) => {
  const { config, problems } = decodeLink(`#${key}=${text}`);
  expect(problems).toEqual([]);
  expect(config).toStrictEqual({ ...frozenDefaults, [field]: value });
});

test.each<[key: string, text: string, field: Field, got: string]>([
  ["ep", "1.5", "epochs", "1.5"],
  ["ep", "11", "epochs", "11"],
  ["ep", "", "epochs", "missing"],
  ["ep", "0x2", "epochs", "“0x2”"],
  ["ep", "%202", "epochs", "“ 2”"],
  ["ep", "auto", "epochs", "“auto”"],
  ["lr", "Infinity", "learningRate", "“Infinity”"],
  ["lr", "NaN", "learningRate", "“NaN”"],
  ["lr", "1e999", "learningRate", "1e999"],
  ["lr", "1e-3", "learningRate", "1e-3"],
  ["chunk", "0", "chunkSize", "0"],
  ["lr", "1e+4", "learningRate", "“1e 4”"],
  ["loss", "PPO", "lossMethod", "“PPO”"],
])("%s=%s is refused with its reason and the rest is kept", (key, text, field, got) => {
  const { config, problems } = decodeLink(`#${key}=${text}&rank=16`);
  expect(config).toEqual({ ...frozenDefaults, loraRank: 16 });
  const reason = expect.stringMatching(new RegExp(`^${parameters[field].label}.*${got}`));
  expect(problems).toEqual([{ kind: "refused", field, key, reason }]);
});

test("a value that a person edited in a link is no cut", () => {
  const edited = encodeLink(other).replace("&lr=2.5e-5&", "&lr=1e-4&");
  expect(decodeLink(edited)).toMatchObject({ config: { ...other, learningRate: 1e-4 }, problems: [] });
});

test("half a value at a cut is not taken", () => {
  const link = encodeLink({ ...other, batchSize: 65536 });
  const { config, problems } = decodeLink(link.slice(0, link.indexOf("bs=65536") + "bs=6553".length));
  expect(config).toEqual({ ...frozenDefaults, learningRate: 2.5e-5, epochs: 3, loraRank: 64 });
  expect(problems).toEqual([{ kind: "cut", key: "", reason: expect.stringContaining("bs=6553") }]);
});

test("a cut names the first setting that is lost, and none where only the end is missing", () => {
  const link = encodeLink(other);
  const reasonAt = (length: number) =>
    decodeLink(link.slice(0, length))
      .problems.map(({ reason }) => reason)
      .join();
  expect(reasonAt(link.indexOf("bs=") + 5)).toContain(parameters.batchSize.label);
  expect(reasonAt(link.indexOf("&ep=") + 2)).toContain(parameters.epochs.label);
  for (let length = link.length - "end=1".length + 1; length < link.length; length++) {
    expect(decodeLink(link.slice(0, length)).config).toEqual(other);
    expect(reasonAt(length)).not.toMatch(/default/);
  }
});

test("wherever a link is cut, it is noticed, and nothing is taken that the whole link does not say", () => {
  fc.assert(
    fc.property(legalConfig, fc.option(legalConfig, { nil: undefined }), fc.nat(), (config, pinned, at) => {
      const link = encodeLink(config, pinned && { ...pinned, seed: config.seed });
      const cut = link.slice(0, 2 + (at % (link.length - 2)));
      const read = decodeLink(cut);
      if (read.problems.length === 0) expect.fail(cut);
      for (const [field] of entries)
        if (read.config[field] !== config[field] && read.config[field] !== frozenDefaults[field])
          expect.fail(`${field}: ${cut}`);
    }),
    { numRuns: propertyRuns(1000) },
  );
});

test("an unknown key is named and left out", () => {
  expect(decodeLink("#colour=red&rank=16")).toEqual({
    config: { ...frozenDefaults, loraRank: 16 },
    problems: [{ kind: "unknown", key: "colour", reason: expect.stringContaining("“colour”") }],
    recognized: 1,
  });
});

test.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])("%s is an unknown key", (key) => {
  const { config, problems } = decodeLink(`#${key}=1`);
  expect(config).toEqual(frozenDefaults);
  expect(Object.getPrototypeOf(config)).toBe(Object.prototype);
  expect(problems).toMatchObject([{ kind: "unknown", key }]);
});

test.each([
  ["#nonsense", 0],
  ["#section-2", 0],
  ["#%E0%A4%A", 0],
  ["#=&=&&", 0],
  ["#v=99&ep=3", 0],
  ["#ep=99", 1],
  ["#v=1&ep=2&ep=3&colour=red", 2],
])("in %s, %d keys are recognized", (link, recognized) => {
  expect(decodeLink(link).recognized).toBe(recognized);
});

test("of a key given twice the first counts", () => {
  const { config, problems } = decodeLink("#ep=2&ep=3");
  expect(config.epochs).toBe(2);
  expect(problems).toEqual([{ kind: "repeated", field: "epochs", key: "ep", reason: expect.stringContaining("“3”") }]);
});

test.each(["2", "0", "01", "", "x"])("of version “%s” nothing is taken", (version) => {
  const { config, problems } = decodeLink(`#v=${version}&ep=3`);
  expect(config).toEqual(defaultConfig);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ kind: "link", key: "v" });
});

test("foreign text is named short, with invisible characters made visible", () => {
  const { problems } = decodeLink(
    `#${encodeURIComponent("a\u0000\u202e\n").padEnd(200, "b")}=1&ep=${"9".repeat(200)}x`,
  );
  for (const { key, reason } of problems) {
    expect(key.length).toBeLessThan(100);
    expect(reason.length).toBeLessThan(200);
    expect(key + reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
  expect(problems.map(({ key }) => key)).toContain("a\\u{0}\\u{202e}\\u{a}".padEnd(36 + 19, "b").concat("…"));
});

test("at most 20 unknown keys are listed, after the refused settings", () => {
  const many = Array.from({ length: 30 }, (_, i) => `x${i}=1`).join("&");
  const { problems } = decodeLink(`#${many}&ep=99`);
  expect(problems).toHaveLength(22);
  expect(problems[0]).toMatchObject({ kind: "refused", field: "epochs" });
  expect(problems.at(-1)).toEqual({ kind: "unknown", key: "", reason: "and 10 more" });
});

test("at most 20 settings that were not taken are listed", () => {
  const { problems } = decodeLink(`#ep=1${"&ep=2".repeat(30)}`);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toEqual({ kind: "repeated", key: "", reason: "and 10 more" });
});

test("beyond 8,192 characters nothing is read, not even half a value", () => {
  const filler = `x=${"y".repeat(8173)}`;
  const link = `#ep=2&${filler}&prompts=1234`;
  expect(link.slice(8182, 8192)).toBe("prompts=12");
  const { config, problems } = decodeLink(link);
  expect(config).toEqual({ ...frozenDefaults, epochs: 2 });
  expect(problems.map(({ reason }) => reason).join()).toContain("more than 8,192 characters");
});

test("a very long text is said to be too long before anything else", () => {
  const { problems } = decodeLink("#".padEnd(5_000_000, "v=1&a=1&"));
  expect(problems[0]).toMatchObject({ kind: "link", key: "" });
  expect(problems[0]?.reason).toContain("more than 8,192 characters");
  expect(problems[1]?.reason).toContain("the version is given twice");
  expect(problems.at(-1)?.reason).toMatch(/^and \d+ more$/);
  expect(problems).toHaveLength(23);
});

test("every legal config comes back from its link", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      const link = encodeLink(config);
      const decoded = decodeLink(link);
      if (decoded.problems.length > 0) expect.fail(`${link}: ${JSON.stringify(decoded.problems)}`);
      for (const [field] of entries)
        if (!Object.is(decoded.config[field], config[field])) expect.fail(`${field}: ${link}`);
      if (/[+% ]/.test(link) || encodeLink(decoded.config) !== link) expect.fail(link);
    }),
    { numRuns: propertyRuns(1000) },
  );
});

const keys = [...Object.values(linkKeys), "v", "__proto__", "constructor", ""];
const values = [
  "1",
  "8",
  "1e-4",
  "auto",
  "grpo",
  "NaN",
  "Infinity",
  "-Infinity",
  "1e999",
  "1e-999",
  "0x10",
  "%",
  "%00",
  "\u202e",
  "-0",
  "",
];
const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...keys),
        fc.oneof(fc.constantFrom(...values), fc.string({ unit: anyCharacter, maxLength: 8 })),
      ),
      {
        maxLength: 40,
      },
    )
    .map((pairs) => `#${pairs.map(([key, value]) => `${key}=${value}`).join("&")}`),
  fc
    .tuple(fc.nat(220), fc.string({ maxLength: 3 }))
    .map(([at, text]) => DEFAULT_LINK.slice(0, at) + text + DEFAULT_LINK.slice(at + 1)),
);

test("whatever the text, reading it gives a legal config and a short list", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { config, problems } = decodeLink(text);
      for (const [field] of entries) if (!checkField(field, config[field]).ok) expect.fail(`${field} in ${text}`);
      if (Object.keys(config).length !== entries.length || problems.length > 44) expect.fail(text);
    }),
    { numRuns: propertyRuns(1000) },
  );
});
