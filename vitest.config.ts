import process from "node:process";
import { defineConfig } from "vitest/config";
import { kernelPlugin } from "./src/simulator/kernel/build.mjs";

// the gate tries the same inputs every time; a search for new ones (FC_RUNS) says how to repeat it
const { FC_RUNS, FC_SEED = FC_RUNS === undefined ? "1" : String(Math.floor(Math.random() * 2 ** 31)) } = process.env;
if (FC_RUNS !== undefined) process.stdout.write(`property tests: FC_RUNS=${FC_RUNS} FC_SEED=${FC_SEED}\n`);

export default defineConfig({
  plugins: [kernelPlugin],
  test: {
    include: ["src/**/*.test.ts"],
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
