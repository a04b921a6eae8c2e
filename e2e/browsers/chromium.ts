import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Driver } from "./driver.ts";

const named: Readonly<Record<string, string>> = { "\uE00C": "Escape", "\uE012": "ArrowLeft" };

/** Drives a page of Playwright's. */
export function driveChromium(page: Page, downloads: string): Driver {
  mkdirSync(downloads, { recursive: true });
  page.on("download", (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
  return {
    downloads,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: (expression) => page.evaluate<string>(expression),
    click: (x, y) => page.mouse.click(x, y),
    async type(text) {
      for (const key of text) await page.keyboard.press(named[key] ?? key);
    },
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}
