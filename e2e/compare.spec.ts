import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { overflow } from "./overflow.ts";
import { exactRate, expect, inAddress, open, rate, simulated, test } from "./page.ts";

const GOLDEN =
  "#v=1&lr=2e-4&ep=1&rank=8&bs=32768&ctx=8192&t=0.7&p=1&k=40&n=4&out=2048&loss=grpo&kl=auto&chunk=auto&warm=auto&bss=auto&wd=auto&task=medium&prompts=300&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=1";

const panel = (page: Page) => page.locator(".compare");
const figures = (page: Page) => page.locator(".figures[aria-busy=false]");
const button = (page: Page, name: string) => panel(page).getByRole("button", { name, exact: true });
const strip = (page: Page, field: string) => page.getByRole("region", { name: field }).locator(".sensitivity");
const differing = (page: Page) => panel(page).locator("tbody tr");

test("a baseline is pinned, one thing changed, and both curves and their difference are there", async ({ page }) => {
  await open(page);
  await button(page, "Pin as baseline").click();
  await expect(panel(page)).toContainText("The settings are those of the baseline");
  await expect.poll(() => inAddress(page, "base")).toBe("same");
  await exactRate(page).fill("5e-4");
  await expect(figures(page)).toContainText(/−0\.\d\d ± 0\.\d\d end of training/);
  await expect(figures(page)).toContainText(/collapse 0 → \d\d %/);
  await expect(figures(page)).toContainText(/the settings end 0\.\d\d lower than the baseline/);
  await expect(figures(page)).toContainText("half of a 90 % interval, from 64 pairs of runs");
  await expect(differing(page)).toHaveText(["Learning rate1e-45e-4"]);
  await expect(page.locator(".baseline-curves path")).toHaveCount(2);
  await expect(page.locator(".canvas text.baseline.train")).toBeVisible();
  expect(
    await page.locator(".baseline-curves path.train").evaluate((path) => getComputedStyle(path).strokeDasharray),
  ).not.toBe("none");
  await expect.poll(() => inAddress(page, "base")).toBe("lr:1e-4");
  await page.getByRole("slider", { name: "Read the curve at a step" }).focus();
  await expect(page.locator(".readout")).toContainText(/baseline train 0\.7\d/);
});

test("what is only luck is not claimed", async ({ page }) => {
  await open(page, "#lr=9e-5&base=lr:1e-4");
  await expect(figures(page)).toContainText("no difference beyond luck at the end of training");
  await expect(figures(page)).not.toContainText("collapse,");
});

test("what is not simulated is the same curve", async ({ page }) => {
  await open(page, "#k=10&base=k:40");
  await expect(panel(page)).toContainText("The same curve: nothing that differs moves the simulation");
  await expect(differing(page)).toHaveText(["Top-k4010"]);
});

test("a copied link opens both, elsewhere and after a reload", async ({ page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#lr=2e-4&rank=32");
  await button(page, "Pin as baseline").click();
  await page.getByRole("combobox", { name: "LoRA rank" }).selectOption("8");
  await expect(differing(page)).toHaveText(["LoRA rank328"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("&seed=1&base=rank:32");
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

test("an old link means what it meant, has no baseline, and is written back the same", async ({ page }) => {
  await open(page, GOLDEN);
  await expect(button(page, "Pin as baseline")).toBeVisible();
  await expect(page.getByRole("region", { name: "About this link" })).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe(GOLDEN);
});

test("bad parts of a baseline are named, and the rest is compared", async ({ page }) => {
  await open(page, "#lr=2e-4&base=lr:1e-4,ep:99,colour:red,seed:3");
  const notice = page.getByRole("region", { name: "About this link" });
  for (const key of ["base ep", "base colour", "base seed"])
    await expect(notice.getByText(key, { exact: true })).toBeVisible();
  await expect(differing(page)).toHaveText(["Learning rate1e-42e-4"]);
});

test("swap and restore are one step back each", async ({ page }) => {
  await open(page, "#lr=3e-4&ep=2&base=lr:1e-4,ep:1");
  await button(page, "Swap").click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(differing(page)).toHaveText(["Learning rate3e-41e-4", "Epochs21"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(exactRate(page)).toHaveValue("3e-4");
  await expect(differing(page)).toHaveText(["Learning rate1e-43e-4", "Epochs12"]);
  await button(page, "Restore baseline").click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(panel(page)).toContainText("The settings are those of the baseline");
  await expect(button(page, "Swap")).toBeDisabled();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(exactRate(page)).toHaveValue("3e-4");
  // until then what is said of the curve may take another line, and move the button from under the pointer
  await simulated(page);
  await button(page, "Unpin").click();
  await expect(button(page, "Pin as baseline")).toBeVisible();
  await expect(page.locator(".baseline-curves")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(differing(page)).toHaveCount(2);
});

test("a change of several fields is split into single steps, one of which can be tried", async ({ page }) => {
  await open(page, "#lr=5e-4&ep=2&k=10&base=lr:1e-4,ep:1,k:40");
  await expect(panel(page)).toContainText(
    "3 fields differ, so it will not be known which of them makes the difference",
  );
  await button(page, "Split into single steps").click();
  const steps = panel(page).getByRole("listitem").filter({ hasText: "Only " });
  await expect(steps).toHaveCount(3);
  await expect(steps.nth(0)).toContainText(
    /Only Learning rate: 1e-4 → 5e-4ends at 0\.\d\d, −0\.\d\d ± 0\.\d\d; collapse 0 → \d\d %/,
    {
      timeout: 20_000,
    },
  );
  await expect(steps.nth(1)).toContainText(/Only Epochs: 1 → 2ends at 0\.7\d, \+0\.0\d+ ± 0\.0\d+; collapse 0 %/, {
    timeout: 20_000,
  });
  await expect(steps.nth(2)).toContainText("the same curve: not simulated");
  await panel(page).getByRole("button", { name: "Try this step: only Epochs" }).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(differing(page)).toHaveText(["Epochs12"]);
  await expect(page.locator("#compare-title")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(exactRate(page)).toHaveValue("5e-4");
  await expect(differing(page)).toHaveCount(3);
});

test("the strip under a track shows the simulated end along it, and its words follow the settings", async ({
  page,
}) => {
  await open(page, "#prompts=100");
  const words = strip(page, "Learning rate").locator("p");
  await expect(words).toContainText(
    /^Simulated end of training by value: best .*; lowest 0\.\d\d at 5e-4 \(\d\d runs each\)/,
    {
      timeout: 30_000,
    },
  );
  await expect(strip(page, "Learning rate").locator("path.mean")).toBeVisible();
  const before = await words.textContent();
  // the same place on strip and track
  const here = await strip(page, "Learning rate").locator(".here").boundingBox();
  const track = await rate(page).boundingBox();
  const share = Math.log(10) / Math.log(50);
  if (!here || !track) throw new Error("no strip");
  expect(Math.abs(here.x + here.width / 2 - (track.x + 12 + (track.width - 24) * share))).toBeLessThan(1.5);
  await page.getByRole("combobox", { name: "Task" }).selectOption("complex");
  await expect(strip(page, "Learning rate")).toHaveAttribute("aria-busy", "true");
  await expect(strip(page, "Learning rate")).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
  await expect(words).not.toHaveText(before ?? "");
});

test("what is not simulated has no strip", async ({ page }) => {
  await open(page);
  await expect(strip(page, "Batch size")).toHaveCount(1);
  await expect(strip(page, "Context length")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing with a baseline and its steps in the ${colorScheme} theme, and a phone is not too narrow`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, "#lr=5e-4&ep=2&task=complex&base=lr:1e-4,ep:1,task:medium");
    await button(page, "Split into single steps").click();
    await expect(panel(page).getByRole("listitem").nth(2)).not.toContainText("simulating", { timeout: 20_000 });
    const { violations } = await new AxeBuilder({ page })
      .include("main")
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  });
}
