import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "count-"));
afterEach(() => rmSync(folder, { recursive: true }));

const spec = (title, status) => ({ title, file: "share.spec.ts", line: 7, tests: [{ status }] });

test("a flaky browser test is named before the last line and counts as passed", () => {
  mkdirSync(join(folder, ".results"));
  const write = (name, report) => writeFileSync(join(folder, ".results", name), JSON.stringify(report));
  write("unit.json", { numPassedTests: 10, numFailedTests: 0, numPendingTests: 1 });
  write("e2e.json", {
    stats: { expected: 1, flaky: 2, unexpected: 0, skipped: 0 },
    suites: [
      { specs: [spec("whole", "expected"), spec("shaky", "flaky")], suites: [{ specs: [spec("inner", "flaky")] }] },
    ],
  });
  const run = spawnSync(process.execPath, [join(import.meta.dirname, "count.mjs"), "0"], { cwd: folder });
  const lines = String(run.stdout).trimEnd().split("\n");
  expect(lines.at(-2)).toMatch(/^2 flaky\b.*e2e\/share\.spec\.ts:7 shaky; e2e\/share\.spec\.ts:7 inner$/);
  expect(lines.at(-1)).toBe("13 passed, 0 failed, 1 skipped");
});
