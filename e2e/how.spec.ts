import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import {
  button,
  combobox,
  exactRate,
  expect,
  fold,
  open,
  openSimulated,
  script,
  slider,
  test,
  testWithoutCurves,
} from "./page.ts";

/** Opens the explanation and returns it. */
async function openHow(page: Page) {
  await button(page, names.how).click();
  return page.getByRole("dialog", { name: names.how });
}

testWithoutCurves(
  "the walk is gone through by keyboard: six steps, each with what the model computes",
  async ({ page }) => {
    await open(page);
    const dialog = await openHow(page);
    const walk = dialog.getByRole("region", { name: names.walk });
    const steps = walk.locator("ol").getByRole("button");
    await expect(steps).toHaveCount(6);
    await expect(walk.getByRole("row")).toHaveCount(11);
    await button(walk, names.next).focus();
    for (let step = 2; step <= 6; step++) {
      await page.keyboard.press("Enter");
      await expect(steps.nth(step - 1)).toHaveAttribute("aria-current", "step");
      await expect(walk.getByRole("heading")).toHaveText(new RegExp(`${step}.*6`));
    }
    await expect(button(walk, names.next)).toHaveCount(0);
    await expect(button(walk, names.done)).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(steps.nth(4)).toHaveAttribute("aria-current", "step");
  },
);

testWithoutCurves("a group is sampled anew and a rate moves the update: nothing is drawn by rule", async ({ page }) => {
  await open(page);
  const walk = (await openHow(page)).getByRole("region", { name: names.walk });
  await button(walk, names.next).click();
  const table = walk.getByRole("table");
  const first = await table.textContent();
  await button(walk, names.sampleAgain).click();
  await expect(table).not.toHaveText(first ?? "");
  await button(walk, names.next).click();
  await button(walk, names.next).click();
  const slow = await table.textContent();
  await combobox(walk, names.rate).selectOption("5e-4");
  await expect(table).not.toHaveText(slow ?? "");
});

testWithoutCurves(
  "the run of the collapse ends without reward, and a lower rate keeps its format",
  async ({ page }) => {
    await open(page);
    const walk = (await openHow(page)).getByRole("region", { name: names.walk });
    await walk.locator("ol").getByRole("button").nth(4).click();
    const summary = walk.getByRole("status");
    await expect(summary).toHaveText(/→ 0\.0\d\D.*→ \d(?:\.\d)?%/);
    const first = await summary.textContent();
    await button(walk, names.anotherRun).click();
    await expect(summary).not.toHaveText(first ?? "");
    await combobox(walk, names.rate).selectOption("1e-4");
    await expect(summary).toHaveText(/→ 0\.[67]\d\D.*→ 9\d(?:\.\d)?%/);
  },
);

test("the hacked grader is simulated in 64 runs, and a perfect grader keeps held-out", async ({ page }) => {
  await open(page);
  const walk = (await openHow(page)).getByRole("region", { name: names.walk });
  await walk.locator("ol").getByRole("button").nth(5).click();
  await expect(walk.locator(`${parts.simulated}[data-verdict=overfit]`)).toBeVisible({ timeout: 30_000 });
  await combobox(walk, names.hackable).selectOption("0");
  await expect(walk.locator(`${parts.simulated}:not([data-verdict=overfit])`)).toBeVisible({ timeout: 30_000 });
});

testWithoutCurves("axe finds nothing in any step, and a phone shows all of each", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const walk = (await openHow(page)).getByRole("region", { name: names.walk });
  const steps = walk.locator("ol").getByRole("button");
  await expect(steps).toHaveCount(6);
  for (const step of await steps.all()) {
    await step.click();
    await expect(step).toHaveAttribute("aria-current", "step");
    expect(await violations(page, ".walk")).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  }
});

test("the internals have settings of their own, which change nothing outside", async ({ page }) => {
  await open(page, "#lr=5e-4&ep=2");
  const dialog = await openHow(page);
  await fold(dialog, names.internals).click();
  const lab = dialog.locator(".lab");
  const ends = lab.locator(parts.stats).getByRole("listitem").first();
  await expect(lab.locator(`${parts.simulated}[data-verdict=spike_then_collapse]`)).toBeVisible();
  const before = await ends.textContent();
  await slider(lab, names.klWeight).press("End");
  await expect(ends).not.toHaveText(before ?? "");
  await slider(lab, names.rate).press("ArrowLeft");
  await expect(slider(lab, names.rate)).toHaveAttribute("aria-valuetext", "4e-4");
  expect(await violations(page, "dialog[open]")).toEqual([]);
  await button(dialog, names.close).click();
  await expect(exactRate(page)).toHaveValue("5e-4");
});

test("without the kernel the model in TypeScript serves, and the page says that it is slower", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ body: "no wasm", contentType: "application/wasm" }));
  await openSimulated(page);
  await expect(page.getByText(names.slow)).toBeVisible();
  await expect(page.locator(parts.verdict)).toHaveAttribute("data-verdict", "healthy");
});

testWithoutCurves("a dialog whose chunk cannot be loaded says so and leaves a page that works", async ({ page }) => {
  await page.route(script("OpenDialog"), (route) => route.fulfill({ body: "throw 1", contentType: "text/javascript" }));
  await open(page);
  await button(page, names.open).click();
  await expect(page.getByRole("dialog", { name: names.partMissing })).toBeVisible();
  await button(page, names.close).click();
  await exactRate(page).fill("2e-4");
  await expect(exactRate(page)).toHaveValue("2e-4");
});
