import { test } from "@playwright/test";
import { driveChromium } from "./browsers/chromium.ts";
import type { Driver } from "./browsers/driver.ts";
import { startFirefox } from "./browsers/firefox.ts";
import { doMainJob } from "./browsers/mainJob.ts";
import { startWebKit } from "./browsers/webkit.ts";
import { findProgram } from "./programs.mjs";

const VIEWPORT = { width: 1440, height: 900 };
const TITLE = "tune, export, import, diagnose, save and reload offline";

/** Does the main job, and ends the browser; a failure has a screenshot. */
async function doIn(driver: Driver) {
  try {
    await doMainJob(driver);
  } catch (error) {
    const body = await driver.screenshot().catch(() => undefined);
    if (body) await test.info().attach("screenshot", { body, contentType: "image/png" });
    throw error;
  } finally {
    await driver.close();
  }
}

test(`Chromium: ${TITLE}`, async ({ browser }) => {
  const page = await browser.newPage({ viewport: VIEWPORT, serviceWorkers: "allow" });
  await doIn(driveChromium(page, test.info().outputPath()));
});

test(`Firefox: ${TITLE}`, async () => {
  const program = findProgram("firefox");
  test.skip(program === undefined, "no Firefox");
  await doIn(await startFirefox(program ?? "", VIEWPORT));
});

test(`WebKit: ${TITLE}`, async () => {
  const program = findProgram("webkit");
  test.skip(program === undefined, "no WebKitWebDriver");
  await doIn(await startWebKit(program ?? "", VIEWPORT));
});
