import { realpathSync } from "node:fs";
import { mkdir, readFile, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The built command line: one file with all that it needs. */
export const cliFile = join(root, "dist/cli/goldilocks.js");

/**
 * Where the page is published, as the variable SITE says: a folder, with its last slash.
 * @returns {string | undefined} nothing where that is not known
 */
export const publishedAt = () => process.env.SITE?.replace(/(?<=[^/])$/, "/");

/**
 * Builds the command line into one file for Node alone. Prints nothing. The file appears whole or not at all, so that several
 * builds at once do no harm.
 */
export async function buildCli() {
  const { build } = await import("vite");
  const started = new Date();
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const outDir = `${dirname(cliFile)}-${process.pid}`;
  const address = publishedAt();
  const site = address ? { __SITE__: JSON.stringify(address) } : {};
  try {
    await build({
      root,
      configFile: false,
      envDir: false,
      publicDir: false,
      logLevel: "silent",
      define: { __VERSION__: JSON.stringify(version), ...site },
      ssr: { noExternal: true },
      build: {
        ssr: "src/cli/entry.ts",
        outDir,
        target: "node20",
        minify: false,
        rolldownOptions: { output: { entryFileNames: "goldilocks.js", codeSplitting: false } },
      },
    });
    await mkdir(dirname(cliFile), { recursive: true });
    // as old as its sources were read: what is changed during the build counts as younger
    await utimes(join(outDir, "goldilocks.js"), started, started);
    await rename(join(outDir, "goldilocks.js"), cliFile);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

// `node src/cli/build.mjs`, as opposed to an import
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await buildCli();
