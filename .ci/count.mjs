// Adds up the reports of the unit and the browser tests: "N passed, N failed", and "N skipped" where some were.
// A browser test that failed and passed at its one retry counts as passed; a line before the last names each of them.
import { existsSync, readFileSync } from "node:fs";

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);
const unit = read(".results/unit.json");
const e2e = read(".results/e2e.json");

/** The file, line and title of each flaky test of a suite and the suites in it. */
const flakyIn = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === "flaky"))
    .map(({ file, line, title }) => `e2e/${file}:${line} ${title}`),
  ...suites.flatMap(flakyIn),
];

const flaky = e2e ? flakyIn(e2e) : [];
const passed = (unit?.numPassedTests ?? 0) + (e2e ? e2e.stats.expected + e2e.stats.flaky : 0);
const failed = (unit?.numFailedTests ?? 0) + (e2e?.stats.unexpected ?? 0);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.stats.skipped ?? 0);
// a step that is not a test (lint, types, size) may be what failed
const other = process.argv[2] !== "0" && failed === 0 ? 1 : 0;
if (flaky.length > 0) console.log(`${flaky.length} flaky, passed at the retry: ${flaky.join("; ")}`);
console.log(`${passed} passed, ${failed + other} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
