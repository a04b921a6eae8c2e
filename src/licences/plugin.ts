import { fileURLToPath } from "node:url";
import type { Plugin, Rollup } from "vite";
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

/** Returns the folders of the packages that a bundle holds. */
const foldersIn = (bundle: Rollup.OutputBundle): string[] =>
  Object.values(bundle)
    .flatMap((output) => (output.type === "chunk" ? output.moduleIds : []))
    .flatMap((file) => packageOf(file) ?? []);

/**
 * Returns two plugins: `page` writes the licences of all packages that the built page holds, beside the page, and fails the build where one has
 * none; `workers` tells it those of the workers, each of which is a bundle of its own.
 */
export function licences(): { readonly page: Plugin; readonly workers: Plugin } {
  const inWorkers = new Set<string>();
  return {
    page: {
      name: "licences",
      apply: "build",
      async generateBundle(_options, bundle) {
        const found = await licencesOf([...foldersIn(bundle), ...inWorkers, ...compiledIn.map(installed)]);
        this.emitFile({ type: "asset", fileName: LICENCES_FILE, source: `${JSON.stringify(found, null, 1)}\n` });
      },
    },
    workers: {
      name: "licences-of-workers",
      apply: "build",
      generateBundle(_options, bundle) {
        for (const folder of foldersIn(bundle)) inWorkers.add(folder);
      },
    },
  };
}
