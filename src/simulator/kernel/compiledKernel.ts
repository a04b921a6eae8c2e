import { readFile } from "node:fs/promises";
import type { Kernel } from "./kernel.ts";
import { loadKernel } from "./load.ts";

/** Test support: the bytes of kernel.wasm, which every start of Vitest brings up to date. */
export const kernelBytes = await readFile(new URL("kernel.wasm", import.meta.url));

/** Test support: the kernel, compiled. Its memory is one test file's own. */
export const compiledKernel: Kernel = await loadKernel(kernelBytes);
