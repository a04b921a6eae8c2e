import type { KernelExports } from "./exports.ts";
import { createKernel, type Kernel } from "./kernel.ts";

/** A module whose only function uses one SIMD instruction. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Whether the kernel can run here at all. */
export const simdSupported = () => typeof WebAssembly === "object" && WebAssembly.validate(simdModule);

/** The kernel in these bytes of kernel.wasm. Fails where they are no such thing, or where the page's policy forbids to compile them. */
export async function loadKernel(bytes: BufferSource): Promise<Kernel> {
  const { instance } = await WebAssembly.instantiate(bytes);
  return createKernel(instance.exports as unknown as KernelExports);
}
