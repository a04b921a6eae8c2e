import type { Page } from "@playwright/test";
import { collapsingLog, drop, namelessLog } from "./acts.mjs";
import { names, parts } from "./names.mjs";
import { button, exactRate, expect, menuItem, open, test, textbox } from "./page.ts";

const choose = (page: Page) => button(page, names.diagnose).click();
const verdict = (page: Page) => page.locator(parts.runVerdict).getByRole("strong");

/** The log of a run that was trained at a known rate. */
const collapse = (points: number) => collapsingLog(points, () => ({ learning_rate: 4e-5 }));

test("a log that is dropped in gets a verdict, and its one change is applied and taken back", async ({ page }) => {
  await open(page);
  await drop(page, { name: "anything.txt", file: collapse(120) });
  await expect(verdict(page)).toHaveText(names.collapse);
  const change = page.getByRole("region", { name: names.suggestedChange });
  await expect(change).toContainText(/2e-5.*4e-5/);
  await change.getByRole("button", { name: names.apply }).click();
  await expect(exactRate(page)).toHaveValue("5e-5");
  await expect(page.getByRole("region", { name: names.pinnedRun })).toBeVisible();
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
});

test("a config that is dropped is still taken for a config", async ({ page }) => {
  await open(page);
  await drop(page, { name: "log.jsonl", file: JSON.stringify({ version: 1, trainingConfig: { learningRate: 5e-5 } }) });
  await expect(page.getByRole("dialog").getByRole("listitem").first()).toContainText("learningRate");
});

test("a log without a reward lists its columns, and one can be chosen", async ({ page }) => {
  await open(page);
  await choose(page);
  await page.getByLabel(names.logText).fill(namelessLog);
  await button(page, names.diagnoseText).click();
  await expect(page.locator(parts.diagnosis).locator(parts.failure)).toContainText("quality");
  await page.getByLabel(names.rewardColumn).selectOption("quality");
  await expect(verdict(page)).toBeVisible();
});

test("the one question is answered on the page", async ({ page }) => {
  await open(page);
  await drop(page, { file: collapsingLog(120) });
  const ask = textbox(page, names.askRate);
  await ask.fill("lots");
  await ask.press("Enter");
  await expect(page.locator(parts.question).locator(".why")).toBeVisible();
  await ask.fill("1e-5");
  await ask.press("Enter");
  await expect(page.getByRole("region", { name: names.suggestedChange })).toContainText(/5e-6.*1e-5/);
});

test("simulated runs are there to try, and are labelled so", async ({ page }) => {
  await open(page);
  await choose(page);
  await button(page, names.exampleHigh).click();
  await expect(verdict(page)).toHaveText(names.collapse);
  await expect(page.getByRole("list", { name: names.logNotes })).toContainText(/simulated|not a real run/i);
});

test("what is no log is refused with what to choose instead", async ({ page }) => {
  await open(page);
  await choose(page);
  for (const [name, content, says] of [
    ["an empty file", Buffer.alloc(0), "empty"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "PNG"],
  ] as const)
    await test.step(name, async () => {
      await page.getByLabel(names.logFile).setInputFiles({ name: "x", mimeType: "text/plain", buffer: content });
      await expect(page.locator(parts.diagnosis).locator(parts.failure)).toContainText(says);
      await expect(page.getByLabel(names.logFile)).toBeVisible();
    });
});

test("a file that was picked as a log is opened for what it is", async ({ page }) => {
  await open(page);
  await choose(page);
  const config = JSON.stringify({ version: 1, trainingConfig: { learningRate: 5e-5 } });
  await page.getByLabel(names.logFile).setInputFiles({ name: "log.jsonl", mimeType: "", buffer: Buffer.from(config) });
  await expect(page.getByRole("dialog").locator("[data-outcome=accepted]").first()).toBeVisible();
});

test("a config that is dropped leaves the run that is looked at as it is", async ({ page }) => {
  await open(page);
  await drop(page, { name: "log", file: collapse(120) });
  await expect(verdict(page)).toHaveText(names.collapse);
  await drop(page, { name: "config", file: JSON.stringify({ version: 1, trainingConfig: { learningRate: 5e-5 } }) });
  await button(page.getByRole("dialog"), names.cancel).click();
  await expect(verdict(page)).toHaveText(names.collapse);
});

test("the charts of a run are zoomed by buttons and by dragging, and follow the point that is read", async ({
  page,
}) => {
  await open(page);
  await drop(page, { file: collapsingLog(120, (step) => ({ kl: step / 1000 })) });
  const chart = page.locator(".run-chart");
  const ticks = chart.locator(".recharts-xAxis-tick-labels .recharts-cartesian-axis-tick-value");
  await expect(ticks.nth(3)).toBeVisible();
  const whole = await ticks.allTextContents();
  const shown = () => ticks.allTextContents().then((texts) => texts.map(Number));
  const span = async () => Math.max(...(await shown())) - Math.min(...(await shown()));

  await chart.getByRole("button", { name: "Zoom in" }).click();
  await expect(async () => expect(await span()).toBeLessThan(70)).toPass();
  const reader = chart.getByRole("slider");
  await reader.focus();
  await page.keyboard.press("Home");
  await expect(reader).toHaveAttribute("aria-valuetext", /^step 1:/);
  await expect(async () => expect(Math.min(...(await shown()))).toBeLessThan(25)).toPass();
  await chart.getByRole("button", { name: "Whole run" }).click();
  await expect(ticks).toHaveText(whole);

  const box = await chart.locator(".run-plot").boundingBox();
  if (!box) throw new Error("no chart");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.6, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 4 });
  await expect(chart.locator(".selection")).toBeVisible();
  await page.mouse.move(box.x + box.width * 0.8, y, { steps: 4 });
  await page.mouse.up();
  await expect(async () => expect(await span()).toBeLessThan(40)).toPass();
  await expect(page.locator(".other-series li")).toHaveCount(1);
});
