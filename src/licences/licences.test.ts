import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { isPermissive, licenceOf, licencesOf, packageOf } from "./licences.ts";

const folder = await mkdtemp(join(tmpdir(), "goldilocks-"));
afterAll(() => rm(folder, { recursive: true }));

async function packageWith(name: string, content: object, files: Record<string, string> = {}) {
  const own = join(folder, name);
  await mkdir(own);
  await writeFile(join(own, "package.json"), JSON.stringify({ name, version: "1.0.0", ...content }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(own, file), text);
  return own;
}

/** What the page bundles. */
const bundled = ["idb", "react", "react-dom", "recharts", "yaml", "zod", "zundo", "zustand"];

test("every dependency of the page has a permissive licence", async () => {
  const folders = bundled.map((name) => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)));
  const found = await licencesOf(folders);
  expect(found.map(({ name }) => name)).toEqual(bundled);
  for (const { text } of found) expect(text).toMatch(/permission|licensed under/i);
});

test("a package without a licence, without its text, or with one that binds others is refused", async () => {
  const text = { LICENSE: "Permission is granted" };
  await expect(licenceOf(await packageWith("none", {}, text))).rejects.toThrow("not stated");
  await expect(licenceOf(await packageWith("silent", { license: "MIT" }))).rejects.toThrow("no licence file");
  await expect(licenceOf(await packageWith("binding", { license: "GPL-3.0" }, text))).rejects.toThrow("GPL-3.0");
  expect(await licenceOf(await packageWith("good", { license: "MIT" }, text))).toMatchObject({ licence: "MIT" });
});

test("of a choice of licences one permissive one is enough", () => {
  expect(isPermissive("(MIT OR GPL-3.0)")).toBe(true);
  expect(isPermissive("MIT AND GPL-3.0")).toBe(false);
  expect(isPermissive("MIT AND ISC AND BSD-3-Clause")).toBe(true);
  expect(isPermissive("(MIT OR ISC) AND GPL-3.0")).toBe(false);
});

test("a file belongs to the innermost package around it", () => {
  expect(packageOf("/a/node_modules/one/node_modules/@two/three/dist/x.js")).toBe(
    "/a/node_modules/one/node_modules/@two/three",
  );
  expect(packageOf("/a/src/main.tsx")).toBeUndefined();
});
