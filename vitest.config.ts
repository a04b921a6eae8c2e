import process from "node:process";
import { defineConfig } from "vitest/config";
import { kernelPlugin } from "./src/simulator/kernel/build.mjs";

// the gate tries the same inputs every time; a search for new ones (FC_RUNS) says how to repeat it
const { FC_RUNS, FC_SEED = FC_RUNS === undefined ? "1" : String(Math.floor(Math.random() * 2 ** 31)) } = process.env;
if (FC_RUNS !== undefined) process.stdout.write(`property tests: FC_RUNS=${FC_RUNS} FC_SEED=${FC_SEED}\n`);

/** Their tests replace timers, the database or programs' output, so each file has a process of its own. */
const ISOLATED = ["src/state/**/*.test.ts", "src/cli/**/*.test.ts", ".ci/*.test.mjs"];

export default defineConfig({
  plugins: [kernelPlugin],
  test: {
    projects: [
      { extends: true, test: { name: "isolated", include: ISOLATED } },
      // pure functions share a process: loading the modules anew for each file took a third of the processor's time
      { extends: true, test: { name: "shared", include: ["src/**/*.test.ts"], exclude: ISOLATED, isolate: false } },
    ],
    environment: "node",
    setupFiles: ["vitest.setup.ts"],
    env: { FC_SEED },
    // of two cores it would leave one idle
    maxWorkers: "100%",
    testTimeout: 120_000,
    reporters: ["default", "json"],
    outputFile: { json: ".results/unit.json" },
  },
});
