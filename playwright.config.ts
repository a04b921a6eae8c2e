import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./e2e/browser.mjs";

const executablePath = findBrowser();
// Firefox is driven over a WebSocket, which Node 20 has behind a flag; the tests' processes inherit it
if (!("WebSocket" in globalThis)) process.env["NODE_OPTIONS"] = "--experimental-websocket";
// several checkouts can be tested at once
const port = Number(process.env["E2E_PORT"] ?? 4317);
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // a second try tells a flaky test from a broken one: .ci/count.mjs names the flaky ones, the broken ones are red
  retries: 1,
  // a busy machine takes its time; what never comes is still found
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: ".results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    // a page that is used again has compiled the scripts already; what the last test left in it is cleared
    reuseContext: true,
    // it would keep the whole page at each test's first visit, and answer in place of the routes that a test sets
    serviceWorkers: "block",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        // drawn by a software GPU, the pages of the tests take a tenth longer
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: { command: `npx vite preview --port ${port} --strictPort`, url: address, reuseExistingServer: false },
});
