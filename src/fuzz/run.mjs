// Builds the fuzzer and the code that it feeds, one file for each source, and runs it: so each block of a source can be told in V8's coverage.
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");
const src = join(root, "src");

/** Where a person or a browser enters the product: what these import is the product, and not for tests. */
const entries = ["cli/entry.ts", "main.tsx", "diagnosis/worker.ts", "exchange/runs/worker.ts"];
const imported = /(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g;

/** Every file of the product that its entries lead to, as paths from src. */
function product() {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file) || !/\.tsx?$/.test(file) || !existsSync(join(src, file))) return;
    found.add(file);
    for (const [, path] of readFileSync(join(src, file), "utf8").matchAll(imported))
      visit(relative(src, join(src, dirname(file), path)));
  };
  entries.forEach(visit);
  return [...found];
}

const measured = product().filter(
  (file) => /^(?:exchange|diagnosis|schema\/values)\//.test(file) && !/worker\.ts$/.test(file),
);
// each run has a folder of its own: some files are loaded when they are first needed
const outDir = join(root, `dist/fuzz-${process.pid}`);
try {
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "silent",
    define: { __VERSION__: '"fuzz"' },
    ssr: { noExternal: true, external: ["vite"] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: {
        input: ["src/fuzz/main.ts", "src/fuzz/coverageWorker.ts", ...measured.map((file) => `src/${file}`)],
        preserveEntrySignatures: "strict",
        treeshake: false,
        output: {
          preserveModules: true,
          preserveModulesRoot: "src",
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
        },
      },
    },
  });
  const { main } = await import(pathToFileURL(join(outDir, "fuzz/main.js")));
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 2;
} finally {
  await rm(outDir, { recursive: true, force: true });
}
