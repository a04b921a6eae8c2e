import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { expect, test } from "vitest";
import { licences } from "./plugin.ts";

const fileOf = (name: string) => fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));

/** Calls a plugin as the build does at the end of a bundle that holds these packages; returns the names in what it emits. */
async function bundled({ generateBundle }: Plugin, packages: readonly string[]): Promise<string[]> {
  const emitted: string[] = [];
  const context = { emitFile: ({ source }: { source: string }) => void emitted.push(source) };
  const bundle = { "a.js": { type: "chunk", moduleIds: packages.map(fileOf) }, "b.css": { type: "asset" } };
  await (generateBundle as unknown as (this: object, options: object, bundle: object) => unknown).call(
    context,
    {},
    bundle,
  );
  return emitted.flatMap((source) => JSON.parse(source).map(({ name }: { name: string }) => name));
}

test("the list has what the page holds and what its workers hold, each once", async () => {
  const { page, workers } = licences();
  expect(await bundled(workers, ["hyparquet", "zod"])).toEqual([]);
  expect(await bundled(workers, ["zod"])).toEqual([]);
  const listed = await bundled(page, ["zustand", "zod"]);
  expect(listed.filter((name) => ["hyparquet", "zod", "zustand"].includes(name))).toEqual([
    "hyparquet",
    "zod",
    "zustand",
  ]);
  expect(listed).not.toContain("idb");
});
