import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./browser.mjs";

/** Serves the built page at the port, and no other, and starts a browser; `close` ends both. */
export async function openBuilt(port = Number(process.env.E2E_PORT ?? 4318)) {
  const server = await preview({ preview: { port, strictPort: true }, logLevel: "silent" });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { browser, address: server.resolvedUrls?.local[0], close };
}
