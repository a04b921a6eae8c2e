import type { Page } from "@playwright/test";
import { collapsingLog } from "./acts.mjs";
import { names, parts } from "./names.mjs";
import { button, expect, open, script, test } from "./page.ts";

test.use({ simulates: false });

/** A file of one saved run. */
const RUNS = JSON.stringify({
  version: 1,
  runs: [
    {
      id: "1".repeat(32),
      created: "2026-03-01T12:00:00.000Z",
      changed: "2026-03-01T12:00:00.000Z",
      title: "By file",
      link: "#v=1",
      note: "",
    },
  ],
});

/** Serves a worker's script that dies at once, until what is returned is called. */
async function kill(page: Page, name: string) {
  const pattern = script(name);
  await page.route(pattern, (route) => route.fulfill({ contentType: "text/javascript", body: "close(); throw 1" }));
  return () => page.unroute(pattern);
}

const failure = (page: Page) => page.getByRole("alert").filter({ has: button(page, names.tryAgain) });
const retry = (page: Page) => failure(page).getByRole("button", { name: names.tryAgain }).click();

// that of the simulation is in tune.spec.ts
test("the worker of a log, of an import and of saved runs may die: the page says so, and the next try works", async ({
  page,
}) => {
  await open(page);

  const mendLog = await kill(page, "diagnosis-worker");
  await button(page, names.diagnose).click();
  await page.getByLabel(names.logText).fill(collapsingLog(60));
  await button(page, names.diagnoseText).click();
  await expect(failure(page)).toBeVisible();
  await mendLog();
  await retry(page);
  await expect(page.locator(parts.runVerdict)).toContainText(names.collapse);
  await button(page, names.close).click();

  const mendImports = await kill(page, "exchange-imports-worker");
  await button(page, names.open).click();
  await page.getByLabel(names.importText).fill("firectl rftj create --learning-rate 2e-4");
  await expect(failure(page)).toBeVisible();
  await mendImports();
  await retry(page);
  await button(page, names.apply).click();
  await expect(page).toHaveURL(/lr=2e-4/);

  const mendRuns = await kill(page, "exchange-runs-worker");
  await button(page, names.runs).click();
  await page.getByLabel(names.runsFile).setInputFiles({
    name: "runs.json",
    mimeType: "application/json",
    buffer: Buffer.from(RUNS),
  });
  await expect(failure(page)).toBeVisible();
  await mendRuns();
  await retry(page);
  await expect(page.getByRole("article", { name: "By file" })).toBeVisible();
});
