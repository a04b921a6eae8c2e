import { readFile } from "node:fs/promises";
import { loadKernel } from "../simulator/kernel/load.ts";
import { type Simulate, simulateRun } from "../simulator/simulate.ts";
import type { Io } from "./io.ts";

/** The content of kernel.wasm in base64, which the build puts in. */
declare const __KERNEL__: string | undefined;

const kernelBytes = async (): Promise<BufferSource> =>
  typeof __KERNEL__ === "string"
    ? Buffer.from(__KERNEL__, "base64")
    : await readFile(new URL("../simulator/kernel/kernel.wasm", import.meta.url));

/** Returns the page's own simulation, so that both name the same numbers; without WebAssembly the TypeScript model, and prints a note. */
export async function pageSimulation({ err }: Pick<Io, "err">, bytes = kernelBytes): Promise<Simulate> {
  try {
    return (await loadKernel(await bytes())).simulateRun;
  } catch {
    err("note: simulated without WebAssembly, with other rounding: single runs can differ from those of the page\n");
    return simulateRun;
  }
}
