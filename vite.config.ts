import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { publishedAt } from "./src/cli/build.mjs";
import { licences } from "./src/licences/plugin.ts";
import { prerender } from "./src/prerender/plugin.ts";
import { documentSchema } from "./src/schema/values/jsonSchema.ts";
import { kernelPlugin } from "./src/simulator/kernel/build.mjs";

/** Returns the content security policy of the built page: only its own files and its one inline script and style. */
const policy = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${script}`,
    `style-src 'self' ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const shipped = licences();

const SCHEMA_FILE = "rft-config.schema.json";
const site = publishedAt();
const schemaText = () => `${JSON.stringify(documentSchema(site && new URL(SCHEMA_FILE, site).href), null, 2)}\n`;

/** Serves a text as a file beside the page. */
const besideThePage = (fileName: string, type: string, text: () => string): Plugin => ({
  name: fileName,
  generateBundle() {
    this.emitFile({ type: "asset", fileName, source: text() });
  },
  configureServer(server) {
    server.middlewares.use(`/${fileName}`, (_request, response) => {
      response.setHeader("Content-Type", type);
      response.end(text());
    });
  },
});

/** The JSON Schema of the config document, generated from the parameter table. */
const jsonSchema = besideThePage(SCHEMA_FILE, "application/schema+json", schemaText);
/** What was measured of simulation and diagnosis, which the page links to. */
const measurements = besideThePage("measurements.txt", "text/plain; charset=utf-8", () =>
  readFileSync(new URL("docs/measurements.md", import.meta.url), "utf8"),
);

/** Makes the addresses of link previews absolute where the published address is known. */
const socialPreview: Plugin = {
  name: "social-preview",
  transformIndexHtml: (page) =>
    site
      ? page.replaceAll(
          /(property="og:(?:image|url)" content=")\.\//g,
          (_, start) => `${start}${new URL("./", site).href}`,
        )
      : page,
};

/** Caches every file of the page at the first visit; a new version waits for a click. */
const offline = VitePWA({
  registerType: "prompt",
  // the page registers it itself when the browser is idle
  injectRegister: false,
  includeManifestIcons: false,
  manifest: {
    name: "Goldilocks: Fireworks RFT settings",
    short_name: "Goldilocks",
    description:
      "Hyperparameters of a Fireworks reinforcement fine-tuning run, with a reward curve simulated on this device.",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#fbfaf7",
    theme_color: "#fbfaf7",
    icons: [
      { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  },
  workbox: {
    globPatterns: ["**/*.{html,js,css,wasm,svg,png,json,txt,webmanifest}"],
    globIgnores: ["preview.png", "claim.js"],
    // hashed names need no revision of their own
    dontCacheBustURLsMatching: /assets\/[^/]+-[\w-]{8}\./,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    importScripts: ["claim.js"],
    cleanupOutdatedCaches: true,
  },
});

export default defineConfig({
  // relative addresses: the page works in any folder of any static host
  base: "./",
  plugins: [kernelPlugin, react(), prerender(policy), jsonSchema, measurements, socialPreview, shipped.page, offline],
  define: site ? { __SITE__: JSON.stringify(site) } : {},
  worker: {
    format: "es",
    plugins: () => [shipped.workers],
    // by the layer it comes from, which has two in exchange: simulator-worker, exchange-runs-worker
    rolldownOptions: {
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          `assets/${/\/src\/(exchange\/\w+|\w+)\//.exec(facadeModuleId ?? "")?.[1]?.replace("/", "-") ?? "page"}-[name]-[hash].js`,
      },
    },
  },
  build: {
    outDir: "dist/site",
    target: "es2022",
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // no property of ours has a getter that does something
      treeshake: { propertyReadSideEffects: false },
      optimization: { inlineConst: { mode: "all", pass: 2 } },
      // all that the page shows in two files, each evaluated in a task of its own; more would compress worse
      output: {
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules\/(react|react-dom|scheduler)\/|hydrateInSlices/,
              tags: ["$initial"],
              priority: 1,
            },
            { name: "first", tags: ["$initial"] },
            // loaded together when the page is used
            { name: "rowDetails", test: /src\/ui\/form\/(RangeAndSource|MemoryEstimate|SignalMeter)/ },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
  },
  preview: { port: 4173 },
});
