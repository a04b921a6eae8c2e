import fc from "fast-check";
import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { readLog } from "../readLog.ts";
import { isLog } from "../samples.ts";
import { parquetFile, physicalTypes } from "./parquetFile.ts";

/** Written by pyarrow 25: 24 rows of _step (int64), train/reward (double, null in each sixth row) and loss (float). */
const bySnappy = Buffer.from(
  "UEFSMRUEFYADFdYBTBUwFQASAADAAQAADQEAAQ0IAAINCAADDQgABA0IAAUNCAAGDQgABw0IAAgNCAAJDQgACg0IAAsNCAAMDQgADQ0IAA4NCAAPDQgAEA0IABENCAASDQgAEw0IABQNCAAVDQg8FgAAAAAAAAAXAAAAAAAAABUAFS4VMiwVMBUQFQYVBhwAAAAXWAIAAAAwAQUHIIhBijkoqcWaezDKSau9FQQVwAIVsAFMFSgVABIAAKABAAAyAQAEwD8JDwDQDQgA2A0IAOANCADoDQgA7A0IAPANCADyDQgA9A0IAPgNCAD6DQgA/A0IAP4NCAQAQAloAAINCAADDQgABA0IJAVAAAAAAAAABkAVABUyFTYsFTAVEBUGFQYcAAAAGWAEAAAAB9/3fQUHIIhBijkoqcWaezDKCQAAFQQVCBUMTBUCFQASAAAEDAAAAD8VABUSFRYsFTAVEBUGFQYcAAAACSACAAAAMAEBMAAVBBlMNQAYBnNjaGVtYRUGABUEJQIYBV9zdGVwABUKJQIYDHRyYWluL3Jld2FyZAAVCCUCGARsb3NzABYwGRwZPCYAHBUEGTUABhAZGAVfc3RlcBUCFjAW9AMWzgIm/gEmCCksFQQVABUCABUAFRAVAgA8KQYZJgAwAAAAJgAcFQoZNQAGEBkYDHRyYWluL3Jld2FyZBUCFjAWuAMWrAImpgQm1gIpLBUEFQAVAgAVABUQFQIAPCkGGSYIKAAAACYAHBUIGTUABhAZGARsb3NzFQIWMBZcFmQmqgUmggUpLBUEFQAVAgAVABUQFQIAPCkGGSYAMAAAABaICBYwJggW3gUAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI1LjAuMRk8HAAAHAAAHAAAADEBAABQQVIx",
  "base64",
);
const byZstd = Buffer.from(
  "UEFSMRUEFYADFY4BTBUwFQASAAAotS/9IMD1AQBkAwAAAQACAAMABAAFAAYABwAIAAkACgALAAwADQAOAA8AEAARABIAEwAUABUAFgAXAAAAAAAAABdUAgADARUAFS4VQCwVMBUQFQYVBhwAAAAotS/9IBe5AAACAAAAMAEFByCIQYo5KKnFmnswykmrvRUEFcACFZ4BTBUoFQASAAAotS/9IKA1AgAEAgAAwD8A0Njg6Ozw8vT4+vz+AEACAwQFQAAAAAAAAAZAEgAgC8gHMgOjgSwgH8gMZAH5QGYgC8gHMgNZQL6VZKB1HGgDFQAVMhVELBUwFRAVBhUGHAAAACi1L/0gGckAAAQAAAAH3/d9BQcgiEGKOSipxZp7MMoJAAAVBBUIFRpMFQIVABIAACi1L/0gBCEAAAAAAD8VABUSFSQsFTAVEBUGFQYcAAAAKLUv/SAJSQAAAgAAADABATAAFQQZTDUAGAZzY2hlbWEVBgAVBCUCGAVfc3RlcAAVCiUCGAx0cmFpbi9yZXdhcmQAFQglAhgEbG9zcwAWMBkcGTwmABwVBBk1AAYQGRgFX3N0ZXAVDBYwFvQDFpQCJrYBJggpLBUEFQAVAgAVABUQFQIAPCkGGSYAMAAAACYAHBUKGTUABhAZGAx0cmFpbi9yZXdhcmQVDBYwFrgDFqgCJtoDJpwCKSwVBBUAFQIAFQAVEBUCADwpBhkmCCgAAAAmABwVCBk1AAYQGRgEbG9zcxUMFjAWXBaAASb6BCbEBCksFQQVABUCABUAFRAVAgA8KQYZJgAwAAAAFogIFjAmCBa8BQAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjUuMC4xGTwcAAAcAAAcAAAAMgEAAFBBUjE=",
  "base64",
);

test("reads numbers of all types, and leaves out what is null", async () => {
  const { log, step, reward } = await expectRead(bySnappy);
  const rows = Array.from({ length: 24 }, (_, i) => i).filter((i) => i % 6 !== 5);
  expect(log.format).toBe("Parquet table");
  expect(step).toEqual(rows);
  expect(reward).toEqual(rows.map((i) => i / 8));
  expect(log.runs[0]?.columns.get("loss")).toEqual(new Float64Array(24).fill(0.5));
});

test("says what to do with a compression that is not read", async () => {
  const { problem, runs } = await readLog(byZstd);
  expect(runs).toEqual([]);
  expect(problem).toMatch(/ZSTD.*to_csv/);
});

test("an error in the second column of a name, which nobody waits for, ends nothing", async () => {
  // vitest fails a run in which a promise is rejected and nobody hears
  const [values, texts] = [
    [1, 2, 3],
    ["a", "b", "c"],
  ];
  const twice = parquetFile(
    [
      { name: "reward", values, type: physicalTypes.DOUBLE },
      { name: "name", values, type: physicalTypes.DOUBLE },
      { name: "name", values: texts, type: physicalTypes.BYTES },
    ],
    3,
  );
  // the length of the first text
  twice[twice.indexOf(97) - 1] = 127;
  expect((await readLog(twice)).problem).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve));
});

test("a table that was damaged anywhere is read or refused, and never throws", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(255), fc.boolean(), async (at, value, isCut) => {
      const place = 4 + (at % (bySnappy.length - 4));
      const damaged = isCut ? bySnappy.subarray(0, place) : Uint8Array.from(bySnappy).with(place, value);
      expect(isLog(await readLog(damaged))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
