import { defineConfig } from "vitest/config";
import { kernelPlugin } from "./src/simulator/kernel/build.mjs";

export default defineConfig({
  plugins: [kernelPlugin],
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
    // of two cores it would leave one idle
    maxWorkers: "100%",
    testTimeout: 120_000,
    reporters: ["default", "json"],
    outputFile: { json: ".results/unit.json" },
  },
});
