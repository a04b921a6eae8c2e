import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field, RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { type NumberParameter, type Zone, zoneOf } from "../fields/parameter.ts";
import { adjustableFields, entries, parameters, trainingFields } from "../fields/parameters.ts";
import { findingsOf } from "../findings/findings.ts";
import { legalConfig } from "../values/arbitrary.ts";
import { propertyRuns } from "../values/propertyRuns.ts";
import { checkField } from "../values/validate.ts";
import { adviceOf } from "./advice.ts";
import { applied, changeText, type Suggestion } from "./suggestion.ts";
import { trialsOf } from "./trials.ts";

const inConfig = (change: Partial<RunConfig>): RunConfig => ({ ...defaultConfig, ...change });
const suggestionsOf = (config: RunConfig) => [...adviceOf(config).suggestions, ...trialsOf(config)];

/** Every value of the sliders and choices, where legal configs hold any value between. */
const onTheSliders = fc.record(
  Object.fromEntries(
    entries.map(([field, parameter]) => [
      field,
      fc.constantFrom(
        ...(parameter.kind === "number"
          ? parameter.scale.lattice
          : parameter.kind === "choice"
            ? parameter.options.map(({ value }) => value)
            : (["auto"] as const)),
      ),
    ]),
  ),
) as fc.Arbitrary<object> as fc.Arbitrary<RunConfig>;
const anyConfig = fc.oneof(legalConfig, onTheSliders);

function zone(field: Field, config: RunConfig): Zone {
  const adjustable = adjustableFields.find((one) => one === field);
  if (adjustable === undefined) return "right";
  const { advice }: NumberParameter = parameters[adjustable];
  return zoneOf(config[adjustable], advice?.band(config));
}
const blocked = (config: RunConfig) => findingsOf(config).filter(({ level }) => level === "blocked").length;
const about = (suggestions: readonly Suggestion[], field: Field) => suggestions.find((one) => one.field === field);

test("there is no advice on the defaults, only steps to try within the recommended ranges", () => {
  expect(adviceOf(defaultConfig)).toEqual({ suggestions: [], notices: [] });
  expect(trialsOf(defaultConfig).map(changeText)).toEqual(
    expect.arrayContaining(["Epochs 1 → 3", "LoRA rank 8 → 16", "Learning rate 1e-4 → 1.5e-4"]),
  );
});

test("an error comes first, with its fix", () => {
  const { suggestions } = adviceOf(inConfig({ learningRate: 5e-4, lossMethod: "dapo", klBeta: 0.1 }));
  expect(suggestions).toMatchObject([
    { kind: "error", field: "klBeta", from: 0.1, to: "auto" },
    { kind: "advice", field: "learningRate", from: 5e-4, to: 1e-4 },
  ]);
});

test("several findings about a field make one suggestion with every reason", () => {
  const rank = adviceOf(inConfig({ loraRank: 64 })).suggestions;
  expect(rank).toHaveLength(1);
  expect(rank[0]).toMatchObject({ field: "loraRank", to: 16 });
  expect(rank[0]?.reasons.length).toBeGreaterThan(1);
});

test("what an earlier change settles is not suggested beside it", () => {
  // a context of 128k would need a batch of 256k; once it is shorter, the batch is fine
  const { suggestions } = adviceOf(inConfig({ maxContextLength: 131_072, gpuCount: 8 }));
  expect(suggestions.map(({ field }) => field)).toEqual(["maxContextLength"]);
  const large = adviceOf(inConfig({ batchSize: 1_048_576, gpuCount: 8 })).suggestions;
  expect(large.map(changeText)).toEqual(["Batch size 1,048,576 → 262,144"]);
});

test("a zone without a finding is advice too", () => {
  expect(adviceOf(inConfig({ maxOutputTokens: 8191 })).suggestions).toMatchObject([
    { kind: "advice", field: "maxOutputTokens", to: 4096 },
  ]);
});

test("a finding that no setting settles is a notice", () => {
  const { suggestions, notices } = adviceOf(inConfig({ gpuMemory: 16 }));
  expect(about(suggestions, "batchSize")).toBeUndefined();
  expect(notices).toHaveLength(1);
});

test("for any config each field has at most one suggestion, legal, bounded and with a source", () => {
  fc.assert(
    fc.property(anyConfig, (config) => {
      const suggestions = suggestionsOf(config);
      const advised = adviceOf(config).suggestions.map(({ field }) => field);
      expect(new Set(advised).size).toBe(advised.length);
      for (const { field, from, to, kind, reasons } of suggestions) {
        expect(from).toBe(config[field]);
        expect(to).not.toBe(from);
        expect(checkField(field, to)).toEqual({ ok: true, value: to });
        expect(reasons[0]?.source.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (kind === "trial") expect(advised).not.toContain(field);
      }
    }),
    { numRuns: propertyRuns(300) },
  );
});

test("applying a suggestion creates no error and leaves no field of its own outside its range", () => {
  fc.assert(
    fc.property(anyConfig, (config) => {
      for (const suggestion of suggestionsOf(config)) {
        const after = applied(config, suggestion);
        expect(blocked(after)).toBeLessThanOrEqual(blocked(config));
        if (suggestion.kind !== "error")
          expect([suggestion, zone(suggestion.field, after)]).toEqual([suggestion, "right"]);
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});

/** Tells whether a change goes back over what another came from. */
function undoes(later: Suggestion, { from, to }: Suggestion): boolean {
  if (typeof from !== "number" || typeof to !== "number" || typeof later.to !== "number") return later.to === from;
  return to > from ? later.to <= from : later.to >= from;
}

test("no suggestion is undone by one of the config that it leads to", () => {
  fc.assert(
    fc.property(anyConfig, (config) => {
      for (const suggestion of suggestionsOf(config)) {
        const later = about(adviceOf(applied(config, suggestion)).suggestions, suggestion.field);
        if (later) expect({ suggestion, later, undoes: undoes(later, suggestion) }).toMatchObject({ undoes: false });
      }
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("applying all advice again and again comes to rest, without advice and without an error", () => {
  fc.assert(
    fc.property(anyConfig, (start) => {
      let config = start;
      for (let round = 0; round < 10; round++) {
        const { suggestions } = adviceOf(config);
        if (suggestions.length === 0) break;
        config = suggestions.reduce(applied, config);
      }
      expect(adviceOf(config).suggestions).toEqual([]);
      expect(blocked(config)).toBe(0);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("whatever has a finding or lies outside its range has a suggestion or a notice: nothing is left unsaid", () => {
  fc.assert(
    fc.property(anyConfig, (config) => {
      const { suggestions, notices } = adviceOf(config);
      const isOutside =
        findingsOf(config).length > 0 || trainingFields.some((field) => zone(field, config) !== "right");
      if (isOutside) expect(suggestions.length + notices.length).toBeGreaterThan(0);
    }),
    { numRuns: propertyRuns(300) },
  );
});
