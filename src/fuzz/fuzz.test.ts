import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../schema/values/propertyRuns.ts";
import { fuzz } from "./fuzz.ts";
import { type Target, targets } from "./targets.ts";

/** A small share of what `npm run fuzz` tries. */
const runs = propertyRuns(400);
const { seed = 1 } = fc.readConfigureGlobal();

for (const target of targets)
  test(`${target.name} survives ${runs} hostile inputs`, async () => {
    expect(await fuzz(target, seed, runs)).toBeUndefined();
  });

const planted = (read: Target["read"]): Target => ({ name: "planted", samples: ["aaaa"], read });

test("a reader that throws is found, with the smallest input that does it, and again with the same seed", async () => {
  const throws = planted(({ text }) => {
    if (text.includes("__proto__")) throw new TypeError("polluted");
  });
  const found = await fuzz(throws, 1, 5000);
  expect(found).toMatchObject({ target: "planted", reason: expect.stringContaining("polluted") });
  expect(found?.input).toContain("__proto__");
  expect(await fuzz(throws, 1, 5000)).toEqual(found);
});

test("a reader that rejects is found", async () => {
  const rejects = planted(async ({ bytes }) => {
    if (bytes[0] === 0x1f) throw new Error("unpacked");
  });
  expect((await fuzz(rejects, 1, 5000))?.reason).toContain("unpacked");
});

test("a reader that stands still on a long input is found", async () => {
  const stands = planted(({ text }) => {
    if (text.length < 50_000) return;
    const { user } = process.cpuUsage();
    while (process.cpuUsage().user - user < 110_000);
  });
  expect((await fuzz(stands, 1, 5000))?.reason).toContain("more than 100");
});

test("a reader that never comes back is found, with the input that it reads for ever", async () => {
  const endless = planted(({ text }) => {
    while (text.endsWith("\\"));
  });
  const found = await fuzz(endless, 1, 5000, 300);
  expect(found?.reason).toContain("has not come back after 0.3 seconds");
  expect(JSON.parse(found?.input ?? "")).toMatch(/\\$/);
});
