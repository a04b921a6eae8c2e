// Adds up the reports of the unit and the end-to-end tests: "N passed, N failed", and "N skipped" where some were.
import { existsSync, readFileSync } from "node:fs";

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);
const unit = read(".results/unit.json");
const e2e = read(".results/e2e.json");

const passed = (unit?.numPassedTests ?? 0) + (e2e?.stats.expected ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (e2e ? e2e.stats.unexpected + e2e.stats.flaky : 0);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.stats.skipped ?? 0);
// a step that is not a test (lint, types, size) may be what failed
const other = process.argv[2] !== "0" && failed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed + other} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
