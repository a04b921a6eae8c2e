import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { linkKeys } from "../../schema/fields/linkKeys.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";
import { anyCharacter, legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { checkField } from "../../schema/values/validate.ts";
import { decodeLink, encodeLink } from "./link.ts";

/** Golden: links of both kinds that were copied by people. */
const SETTINGS =
  "#v=1&lr=2e-4&ep=1&rank=8&bs=32768&ctx=8192&t=0.7&p=1&k=40&n=4&out=2048&loss=grpo&kl=auto&chunk=auto&warm=auto&bss=auto&wd=auto&task=medium&prompts=300&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=7";
const PINNED = `${SETTINGS}&base=lr:1e-4,ep:3,loss:gspo-token,kl:0.01,chunk:-1`;

/** Fields that came later than these links, which do not have their keys. */
const laterKeys = entries
  .filter(([, { linkKey }]) => !SETTINGS.includes(`&${linkKey}=`))
  .map(([, { linkKey, linkDefault }]) => `&${linkKey}=${linkDefault}`)
  .join("");
/** A link as it is written today. */
const today = (link: string) => `#end=1&${link.replace(SETTINGS, SETTINGS + laterKeys).slice(1)}&end=1`;

const settings = { ...defaultConfig, learningRate: 2e-4, seed: 7 };
const baseline = {
  ...settings,
  learningRate: 1e-4,
  epochs: 3,
  lossMethod: "gspo-token" as const,
  klBeta: 0.01,
  chunkSize: -1,
};

test("the golden link with a baseline keeps its meaning, and is written the same", () => {
  expect(decodeLink(PINNED)).toStrictEqual({ config: settings, baseline, problems: [], recognized: 27 });
  expect(encodeLink(settings, baseline)).toBe(today(PINNED));
});

test("a link without a baseline is written as before there were any, and has none", () => {
  expect(encodeLink(settings)).toBe(today(SETTINGS));
  expect(decodeLink(SETTINGS)).toStrictEqual({ config: settings, problems: [], recognized: 26 });
});

test("a baseline that equals the settings is still a baseline", () => {
  expect(encodeLink(settings, settings)).toBe(today(`${SETTINGS}&base=same`));
  expect(decodeLink("#lr=2e-4&base=same").baseline).toMatchObject({ learningRate: 2e-4, epochs: 1 });
});

test("the baseline has the seeds of the settings, whatever its own was", () => {
  expect(encodeLink(settings, { ...baseline, seed: 99 })).toBe(today(PINNED));
  const { baseline: read, problems } = decodeLink("#seed=7&base=lr:2e-4,seed:99");
  expect(read).toMatchObject({ learningRate: 2e-4, seed: 7 });
  expect(problems).toMatchObject([{ kind: "baseline", field: "seed", key: "base seed" }]);
});

test("what a link leaves out of its baseline is as in its settings, wherever the key stands", () => {
  const { config, baseline: read } = decodeLink("#base=ep:3&lr=3e-4&task=complex");
  expect(config).toMatchObject({ learningRate: 3e-4, epochs: 1 });
  expect(read).toEqual({ ...config, epochs: 3 });
});

test.each([
  ["lr:9,ep:3", "base lr", "learningRate"],
  ["ep:3,colour:red", "base colour", undefined],
  ["ep:3,base:lr", "base base", undefined],
  ["ep:3,v:2", "base v", undefined],
  ["ep:3,__proto__:1", "base __proto__", undefined],
  ["ep:3,ep:4", "base ep", "epochs"],
  ["ep:3,rank", "base rank", "loraRank"],
  ["ep:3,", "base ", undefined],
  ["ep:3,lr:1e-4:2", "base lr", "learningRate"],
] as const)("of base=%s the legal part is kept and %s is named", (text, key, field) => {
  const { config, baseline: read, problems } = decodeLink(`#base=${text}`);
  expect(config).toEqual(defaultConfig);
  expect(read).toEqual({ ...defaultConfig, epochs: 3 });
  expect(problems).toEqual([
    {
      kind: "baseline",
      key,
      ...(field && { field }),
      reason: expect.stringContaining(field ? parameters[field].label : "“"),
    },
  ]);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});

test.each(["", "nonsense", "lr:9", "seed:5", ",,,", "SAME", "lr%3A"])(
  "base=%s is no baseline, and is named",
  (text) => {
    const { config, baseline: read, problems } = decodeLink(`#lr=3e-4&base=${text}`);
    expect(config.learningRate).toBe(3e-4);
    expect(read).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ kind }) => kind === "baseline")).toBe(true);
  },
);

test("of two baselines the first counts", () => {
  const { baseline: read, problems } = decodeLink("#base=ep:3&base=ep:4");
  expect(read?.epochs).toBe(3);
  expect(problems).toMatchObject([{ kind: "baseline", key: "base", reason: expect.stringContaining("“ep:4”") }]);
});

test("a baseline that passed through a program which escapes its signs is read all the same", () => {
  expect(decodeLink(PINNED.replaceAll(":", "%3A").replaceAll(",", "%2C"))).toEqual(decodeLink(PINNED));
});

test("at most 20 bad parts of a baseline are listed", () => {
  const { problems } = decodeLink(`#base=ep:3,${Array.from({ length: 500 }, (_, i) => `x${i}:1`).join(",")}`);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)?.reason).toBe("and 480 more");
});

describe("whatever the text", () => {
  test("every pair of legal configs comes back from its link", () => {
    fc.assert(
      fc.property(legalConfig, legalConfig, fc.subarray(entries.map(([field]) => field)), (config, other, changed) => {
        const pinned = { ...config, ...Object.fromEntries(changed.map((field) => [field, other[field]])) };
        const link = encodeLink(config, pinned);
        const decoded = decodeLink(link);
        if (decoded.problems.length > 0) expect.fail(`${link}: ${JSON.stringify(decoded.problems)}`);
        expect(decoded.config).toEqual({ ...config });
        expect(decoded.baseline).toEqual({ ...pinned, seed: config.seed });
        if (/[+% ]/.test(link) || encodeLink(config, decoded.baseline) !== link) expect.fail(link);
        if (`${link.split("&base=")[0]}&end=1` !== encodeLink(config)) expect.fail(link);
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  const keys = [...Object.values(linkKeys), "base", "v", "__proto__", "constructor", ""];
  const part = fc
    .tuple(
      fc.constantFrom(...keys),
      fc.oneof(
        fc.constantFrom("1", "8", "1e-4", "auto", "same", "NaN", "1e999", "\u202e", "-0", "", ":", "base=lr:1"),
        fc.string({ unit: anyCharacter, maxLength: 8 }),
      ),
    )
    .map((pair) => pair.join(":"));
  const hostile = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 200 }),
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join(",")),
  );

  test("settings are untouched by a baseline, which is legal or absent, and the list is short", () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, escaped) => {
        const {
          config,
          baseline: read,
          problems,
        } = decodeLink(`#lr=3e-4&base=${escaped ? encodeURIComponent(text) : text.replaceAll("&", "")}`);
        expect(config).toEqual({ ...defaultConfig, learningRate: 3e-4 });
        const illegal = read && entries.filter(([field]) => !checkField(field, read[field]).ok);
        if (illegal && illegal.length > 0) expect.fail(`${illegal[0]?.[0]} in ${text}`);
        if (read) expect(Object.keys(read)).toEqual(Object.keys(defaultConfig));
        if (problems.length > 44) expect.fail(text);
        for (const { key, reason } of problems) expect(key + reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});
