import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import {
  boxOf,
  button,
  combobox,
  exactRate,
  expect,
  inAddress,
  menuItem,
  open,
  openSetup,
  openSimulated,
  rate,
  simulated,
  slider,
  test,
  testWithoutCurves,
} from "./page.ts";

const GOLDEN =
  "#end=1&v=1&lr=2e-4&ep=1&rank=8&bs=32768&ctx=8192&t=0.7&p=1&k=40&n=4&out=2048&loss=grpo&kl=auto&chunk=auto&warm=auto&bss=auto&wd=auto&task=medium&prompts=300&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=1&end=1";

const panel = (page: Page) => page.locator(parts.compare);
const figures = (page: Page) => page.locator(parts.difference);
const press = (page: Page, name: string) => button(panel(page), name).click();
const strip = (page: Page, field: string) => page.getByRole("region", { name: field }).locator(parts.sensitivity);
const differing = (page: Page) => panel(page).locator("tbody tr");

test("a baseline is pinned, one thing changed, and both curves and their difference are there", async ({ page }) => {
  await open(page);
  await press(page, names.pin);
  await expect.poll(() => inAddress(page, "base")).toBe("same");
  await expect(differing(page)).toHaveCount(0);
  await exactRate(page).fill("5e-4");
  await expect(figures(page)).toContainText(/−0\.\d\d ± 0\.\d\d/);
  await expect(figures(page)).toContainText(/\b0 → \d\d ?%/);
  await expect(figures(page)).toContainText(/\b64 pairs/);
  await expect(differing(page)).toHaveText(["Learning rate1e-45e-4"]);
  await expect(page.locator(parts.baselineCurves).locator("path")).toHaveCount(1);
  await expect(page.locator(parts.baselineCurves).locator("text")).toBeVisible();
  const baseline = page.locator(parts.baselineCurves).locator("path");
  expect(await baseline.evaluate((path) => getComputedStyle(path).strokeDasharray)).not.toBe("none");
  await expect.poll(() => inAddress(page, "base")).toBe("lr:1e-4");
  await slider(page, names.readCurve).focus();
  await expect(page.locator(parts.readout)).toContainText(/baseline held-out 0\.\d\d/);
});

test("what is only luck is not claimed", async ({ page }) => {
  await open(page, "#lr=9e-5&base=lr:1e-4");
  await expect(figures(page)).toContainText(/\b64 pairs/);
  await expect(figures(page)).not.toContainText(/[+−]0\.\d\d ± /);
});

test("what is not simulated is the same curve", async ({ page }) => {
  await open(page, "#k=10&base=k:40");
  await expect(differing(page)).toHaveText(["Top-k4010"]);
  await expect(panel(page)).toContainText(/same curve/i);
  await expect(panel(page)).not.toContainText(/\d ± /);
});

test("a copied link opens both, elsewhere and after a reload", async ({ page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#lr=2e-4&rank=32");
  await press(page, names.pin);
  await combobox(page, names.rank).selectOption("8");
  await expect(differing(page)).toHaveText(["LoRA rank328"]);
  await button(page, names.copyLink).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("&seed=1&base=rank:32");
  const link = await copied();
  const other = await browser.newPage();
  await other.goto(link);
  await simulated(other);
  await expect(differing(other)).toHaveText(["LoRA rank328"]);
  await expect(rate(other)).toHaveAttribute("aria-valuetext", "2e-4, just right");
  const said = await figures(other).textContent();
  await expect(figures(page)).toHaveText(said ?? "");
  await other.close();

  await expect.poll(() => inAddress(page, "base")).toBe("rank:32");
  await page.goto("about:blank");
  await open(page);
  await expect(differing(page)).toHaveText(["LoRA rank328"]);
});

testWithoutCurves(
  "an old link means what it meant, has no baseline, and is written back the same",
  async ({ page }) => {
    await open(page, GOLDEN);
    await expect(button(panel(page), names.pin)).toBeVisible();
    await expect(page.getByRole("region", { name: names.linkNotices })).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe(GOLDEN);
  },
);

testWithoutCurves("bad parts of a baseline are named, and the rest is compared", async ({ page }) => {
  await open(page, "#lr=2e-4&base=lr:1e-4,ep:99,colour:red,seed:3");
  const notice = page.getByRole("region", { name: names.linkNotices });
  for (const key of ["base ep", "base colour", "base seed"])
    await expect(notice.getByText(key, { exact: true })).toBeVisible();
  await expect(differing(page)).toHaveText(["Learning rate1e-42e-4"]);
});

test("swap and restore are one step back each", async ({ page }) => {
  await open(page, "#lr=3e-4&ep=2&base=lr:1e-4,ep:1");
  await press(page, names.swap);
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(differing(page)).toHaveText(["Learning rate3e-41e-4", "Epochs21"]);
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("3e-4");
  await expect(differing(page)).toHaveText(["Learning rate1e-43e-4", "Epochs12"]);
  await press(page, names.restoreBaseline);
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(differing(page)).toHaveCount(0);
  await expect(button(panel(page), names.swap)).toBeDisabled();
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("3e-4");
  // until then what is said of the curve may take another line, and move the button from under the pointer
  await simulated(page);
  await press(page, names.unpin);
  await expect(button(panel(page), names.pin)).toBeVisible();
  await expect(page.locator(parts.baselineCurves)).toHaveCount(0);
  await (await menuItem(page, names.undo)).click();
  await expect(differing(page)).toHaveCount(2);
});

test("a change of several fields is split into single steps, one of which can be tried", async ({ page }) => {
  await open(page, "#lr=5e-4&ep=2&k=10&base=lr:1e-4,ep:1,k:40");
  await expect(differing(page)).toHaveCount(3);
  await press(page, names.split);
  const steps = panel(page).locator(parts.steps);
  await expect(steps).toHaveCount(3);
  const timeout = 20_000;
  await expect(steps.nth(0)).toContainText(/1e-4 → 5e-4.*−0\.\d\d ± 0\.\d\d.*0 → \d\d ?%/, { timeout });
  await expect(steps.nth(1)).toContainText(/1 → 2.*0\.7\d.*\+0\.0\d+ ± 0\.0\d+/, { timeout });
  // top-k is not simulated
  await expect(steps.nth(2)).not.toContainText(/±/);
  await press(page, names.tryEpochsStep);
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(differing(page)).toHaveText(["Epochs12"]);
  await expect(page.locator("#compare-title")).toBeFocused();
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("5e-4");
  await expect(differing(page)).toHaveCount(3);
});

test("the strip under a track shows the simulated end along it, and its words follow the settings", async ({
  page,
}) => {
  await open(page, "#prompts=100");
  const words = strip(page, names.rate);
  await expect(words).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
  await expect(words).toHaveText(/e-4 \(0\.\d\d\).* of \d+.*5e-4/, { timeout: 30_000 });
  const before = await words.textContent();
  // on the scale of the slider: from the middle of the thumb at one end to its middle at the other
  const curve = await boxOf(page.getByRole("region", { name: names.rate }).locator(parts.trackCurve));
  const track = await boxOf(rate(page));
  expect(Math.abs(curve.x - track.x - 12)).toBeLessThan(1.5);
  expect(Math.abs(curve.width - track.width + 24)).toBeLessThan(3);
  await combobox(await openSetup(page), names.task).selectOption("complex");
  await expect(words).not.toHaveText(before ?? "", { timeout: 30_000 });
  await expect(words).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
});

testWithoutCurves("what is not simulated has no strip", async ({ page }) => {
  await open(page);
  await expect(strip(page, names.batch)).toHaveCount(1);
  await expect(strip(page, names.context)).toHaveCount(0);
});

test("axe finds nothing with a baseline and its steps, and a phone is not too narrow", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSimulated(page, "#lr=5e-4&ep=2&task=complex&base=lr:1e-4,ep:1,task:medium");
  await press(page, names.split);
  const steps = panel(page).locator(parts.steps);
  await expect(steps.nth(2)).toContainText(/\d ± /, { timeout: 20_000 });
  // what the bar at the bottom covers is too small a target
  await steps.first().evaluate((step) => step.scrollIntoView({ block: "center" }));
  expect(await violations(page, "main")).toEqual([]);
  expect(await overflow(page)).toEqual([]);
});
