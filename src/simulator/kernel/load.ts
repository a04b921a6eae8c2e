import type { KernelExports } from "./exports.ts";
import { createKernel, type Kernel } from "./kernel.ts";

/** A minimal module whose function uses a SIMD instruction. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Tells whether the engine supports WebAssembly SIMD, which the kernel needs. */
export const simdSupported = () => typeof WebAssembly === "object" && WebAssembly.validate(simdModule);

/** Compiles the bytes of kernel.wasm. Rejects if they are no WebAssembly module, or if the page's security policy forbids compiling. */
export const loadKernel = async (bytes: BufferSource): Promise<Kernel> =>
  instantiateKernel(await WebAssembly.compile(bytes));

/** Makes a kernel, with a memory of its own, from the compiled module. */
export async function instantiateKernel(module: WebAssembly.Module): Promise<Kernel> {
  const { exports } = await WebAssembly.instantiate(module);
  return createKernel(exports as unknown as KernelExports);
}
