import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { prerender } from "./src/prerender/plugin.ts";
import { documentSchema } from "./src/schema/jsonSchema.ts";
import { kernelPlugin } from "./src/simulator/kernel/build.mjs";

/** Only what the page itself brings may run; development needs inline scripts, so the built page alone is held to it. */
const policy = (script: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const SCHEMA_FILE = "rft-config.schema.json";
const site = process.env["SITE"];
const schemaText = () => `${JSON.stringify(documentSchema(site && new URL(SCHEMA_FILE, site).href), null, 2)}\n`;

/** Serves the JSON Schema of the config document, generated from the parameter table. */
const jsonSchema: Plugin = {
  name: "json-schema",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: SCHEMA_FILE, source: schemaText() });
  },
  configureServer(server) {
    server.middlewares.use(`/${SCHEMA_FILE}`, (_request, response) => {
      response.setHeader("Content-Type", "application/schema+json");
      response.end(schemaText());
    });
  },
};

export default defineConfig({
  // relative addresses: the page works in any folder of any static host
  base: "./",
  plugins: [kernelPlugin, react(), prerender(policy), jsonSchema],
  define: site ? { __SITE__: JSON.stringify(site) } : {},
  worker: { format: "es" },
  build: { outDir: "dist/site", target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  preview: { port: 4173 },
});
