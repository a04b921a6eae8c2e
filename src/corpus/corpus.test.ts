import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kinds, parseRecording } from "./corpus.ts";
import type { Reading } from "./read.ts";

const recordingOf = (name: string) => readFileSync(new URL(`recorded/${name}.jsonl`, import.meta.url), "utf8");

/** The reading without keys that have become known since. */
const without = ({ outcomes, ...reading }: Reading, newer: readonly string[]): Reading => ({
  ...reading,
  ...(outcomes && {
    outcomes: Object.fromEntries(
      Object.entries(outcomes)
        .map(([outcome, keys]) => [outcome, keys.filter((key) => !newer.includes(key))] as const)
        .filter(([, keys]) => keys.length > 0),
    ),
  }),
});

test.each(kinds)("every recorded input of $name reads as it did", ({ name, read }) => {
  const recorded = parseRecording(recordingOf(name));
  expect(recorded.length).toBeGreaterThanOrEqual(200);
  for (const { input, heading, line, read: then } of recorded) {
    const { reading, newer } = read(input, heading.defaults);
    expect(JSON.parse(JSON.stringify(reading)), `${name}.jsonl:${line}`).toEqual(without(then, newer));
  }
});
