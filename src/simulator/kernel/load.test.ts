import { expect, test } from "vitest";
import { loadKernel, simdSupported } from "./load.ts";

test("knows that this engine has SIMD", () => {
  expect(simdSupported()).toBe(true);
});

test("fails on bytes that are no kernel, so that the TypeScript model serves", async () => {
  await expect(loadKernel(new TextEncoder().encode("<!doctype html>"))).rejects.toThrow();
});
