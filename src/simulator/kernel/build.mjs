import { readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("assembly/", import.meta.url));
/** The compiled kernel. */
export const kernelFile = fileURLToPath(new URL("kernel.wasm", import.meta.url));

/** Pages of 64 KiB: the fixed memory of `assembly/memory.ts`. */
const PAGES = 512;

const options = [
  "index.ts",
  ...["--baseDir", sources, "--outFile", "kernel.wasm"],
  ...["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd"],
  ...["--initialMemory", `${PAGES}`, "--maximumMemory", `${PAGES}`],
];

/** Time of the last change of a file, in ms; 0 of a missing one. */
const changed = (file) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** The youngest of all that the kernel is made of, this file included. */
async function lastChange() {
  const files = (await readdir(sources)).map((name) => join(sources, name));
  return Math.max(...(await Promise.all([...files, fileURLToPath(import.meta.url)].map(changed))));
}

/** The compiled kernel. Throws with the compiler's own words. */
export async function compileKernel() {
  // large, and only needed where there is something to compile
  const { default: compiler } = await import("assemblyscript/asc");
  let compiled;
  const { error, stderr } = await compiler.main(options, {
    writeFile: (_name, contents) => {
      compiled = contents;
    },
  });
  if (error) throw new Error(`the kernel does not compile: ${error.message}\n${stderr}`);
  return compiled;
}

/**
 * Makes kernel.wasm where it is missing or older than its sources. The file appears whole or not at all, so that several builds at
 * once do no harm.
 */
export async function buildKernel() {
  const youngest = await lastChange();
  if ((await changed(kernelFile)) >= youngest) return;
  const started = new Date();
  const unfinished = `${kernelFile}-${process.pid}`;
  try {
    await writeFile(unfinished, await compileKernel());
    // as old as its sources were read: what is changed during the build counts as younger
    await utimes(unfinished, started, started);
    await rename(unfinished, kernelFile);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Lets Vite and Vitest have the kernel ready before anything asks for it; the preview of a built page needs none. */
export const kernelPlugin = {
  name: "kernel",
  config: async (_config, { isPreview }) => {
    if (!isPreview) await buildKernel();
  },
};
