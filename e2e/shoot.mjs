import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./browser.mjs";

/** Serves a built page at the port, and no other. @param {number} port @param {string} [outDir] its folder, where it is not this build's */
export async function serveBuilt(port, outDir) {
  const build = outDir === undefined ? {} : { outDir };
  const server = await preview({ build, preview: { port, strictPort: true }, logLevel: "silent" });
  return { address: server.resolvedUrls?.local[0], close: () => server.close() };
}

/** Serves the built page and starts a browser; `close` ends both. */
export async function openBuilt(port = Number(process.env.E2E_PORT ?? 4318)) {
  const server = await serveBuilt(port);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { browser, address: server.address, close };
}
