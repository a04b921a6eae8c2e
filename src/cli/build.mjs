import { realpathSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildKernel, kernelFile } from "../simulator/kernel/build.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The built command line; beside it are the parts that one command alone needs, so that each starts with no more than its own. */
export const cliFile = join(root, "dist/cli/goldilocks.js");

/**
 * Where the page is published, as the variable SITE says: a folder, with its last slash.
 * @returns {string | undefined} nothing where that is not known
 */
export const publishedAt = () => process.env.SITE?.replace(/(?<=[^/])$/, "/");

/**
 * Builds the command line for Node alone, without other packages. Prints nothing. Each file appears whole or not at all, the parts before the
 * file that names them, so that several builds at once do no harm; parts of earlier builds go.
 */
export async function buildCli() {
  const { build } = await import("vite");
  // a source of the command line: before the time that counts as its age
  await buildKernel();
  const kernel = await readFile(kernelFile, "base64");
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
      define: { __VERSION__: JSON.stringify(version), __KERNEL__: JSON.stringify(kernel), ...site },
      ssr: { noExternal: true },
      build: {
        ssr: "src/cli/entry.ts",
        outDir,
        target: "node20",
        minify: false,
        rolldownOptions: { output: { entryFileNames: "goldilocks.js", chunkFileNames: "[name]-[hash].js" } },
      },
    });
    await mkdir(dirname(cliFile), { recursive: true });
    const parts = (await readdir(outDir)).filter((file) => file !== "goldilocks.js");
    for (const part of parts) await rename(join(outDir, part), join(dirname(cliFile), part));
    // as old as its sources were read: what is changed during the build counts as younger
    await utimes(join(outDir, "goldilocks.js"), started, started);
    await rename(join(outDir, "goldilocks.js"), cliFile);
    for (const file of await readdir(dirname(cliFile)))
      if (file !== "goldilocks.js" && !parts.includes(file)) await rm(join(dirname(cliFile), file), { force: true });
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

// `node src/cli/build.mjs`, as opposed to an import
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await buildCli();
