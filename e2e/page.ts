import { test as base, expect, type Page } from "@playwright/test";
import { SIMULATED } from "./acts.mjs";

/** What Playwright says where a page asks for a service worker in a test that has none. */
const NO_SERVICE_WORKER = "Service Worker registration blocked by Playwright";

/** A page that may not log an error, throw, or ask another origin for anything. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.text() === NO_SERVICE_WORKER) return;
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== baseURL) complaints.push(`asked ${request.url()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Opens the page and waits until all 64 seeds have been simulated. */
export async function open(page: Page, hash = "") {
  await page.goto(`/${hash}`);
  await simulated(page);
}

/** Waits for the last stage of the preview of the present settings. */
export async function simulated(page: Page) {
  await expect(page.locator(SIMULATED)).toBeVisible({ timeout: 30_000 });
}

/** A setting as the address has it. */
export const inAddress = (page: Page, key: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(key);

export const rate = (page: Page) => page.getByRole("slider", { name: "Learning rate", exact: true });
export const exactRate = (page: Page) => page.getByRole("textbox", { name: "Learning rate, exact value" });
