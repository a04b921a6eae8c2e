import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { licencesOf, packageOf } from "./licences.ts";

export const LICENCES_FILE = "licences.json";

/** What the page loads beside its own modules: made by the service worker's and the kernel's compiler, and by the build itself. */
const compiledIn = [
  "workbox-core",
  "workbox-precaching",
  "workbox-routing",
  "workbox-strategies",
  "assemblyscript",
  "vite",
];

const installed = (name: string) => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));

/** Writes the licences of all packages that the built page holds, beside the page. Fails the build where one has none. */
export const licences: Plugin = {
  name: "licences",
  apply: "build",
  async generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? output.moduleIds : []));
    const folders = modules.map(packageOf).filter((folder) => folder !== undefined);
    const found = await licencesOf([...folders, ...compiledIn.map(installed)]);
    this.emitFile({ type: "asset", fileName: LICENCES_FILE, source: `${JSON.stringify(found, null, 1)}\n` });
  },
};
