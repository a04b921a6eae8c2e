import type { Page } from "@playwright/test";
import { verdictTitle } from "../src/diagnosis/advice/verdictText.ts";
import { examples } from "../src/state/log/exampleLogs.ts";
import { collapsingLog, drop, namelessLog } from "./acts.mjs";
import { names, parts } from "./names.mjs";
import { boxOf, button, exactRate, expect, inAddress, open, settled, test, textbox } from "./page.ts";

test.use({ simulates: false });

const choose = (page: Page) => button(page, names.diagnose).click();
const verdict = (page: Page) => page.locator(parts.runVerdict).getByRole("strong");

/** The log of a run that was trained at a known rate. */
const collapse = (points: number, rate = 4e-5) => collapsingLog(points, () => ({ learning_rate: rate }));
const change = (page: Page) => page.getByRole("region", { name: names.suggestedChange });
const apply = (page: Page) => change(page).getByRole("button", { name: names.useChange });

test("the change of a Fireworks job is applied: three times is once, and Undo takes it back", async ({ page }) => {
  await open(page, "#lr=4e-4");
  await drop(page, { name: "anything.txt", file: collapse(120, 4e-4) });
  await expect(verdict(page)).toHaveText(names.collapse);
  await page.getByLabel(names.fireworksJob).check();
  await expect(change(page)).toContainText(/4e-4.*2e-4/);
  await apply(page).click();
  // a button that is done with is still there to be pressed by key
  for (let i = 0; i < 2; i++) await apply(page).press("Enter");
  await expect(apply(page)).toHaveAttribute("aria-disabled", "true");
  await expect.poll(() => inAddress(page, "lr")).toBe("2e-4");
  await expect(change(page)).toContainText(/4e-4.*2e-4/);
  await change(page).getByRole("button", { name: names.undo }).click();
  await expect.poll(() => inAddress(page, "lr")).toBe("4e-4");
  await apply(page).click();
  await button(page, names.close).click();
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect(page.getByRole("region", { name: names.pinnedRun })).toBeVisible();
});

test("a page whose value is lower already is not raised by advice to lower it", async ({ page }) => {
  await open(page);
  await drop(page, { name: "anything.txt", file: collapse(120, 4e-4) });
  await page.getByLabel(names.fireworksJob).check();
  await expect(change(page)).toContainText(/4e-4.*2e-4/);
  await expect(change(page).locator("[data-change=none]")).toContainText("1e-4");
  await expect(apply(page)).toHaveCount(0);
});

test("another trainer's log is advised in its own units, with nothing to apply", async ({ page }) => {
  await open(page);
  await drop(page, { name: "log.jsonl", file: collapse(120) });
  await expect(change(page)).toContainText(/4e-5.*2e-5/);
  await expect(change(page).getByRole("button")).toHaveCount(0);
  await page.getByLabel(names.fireworksJob).check();
  await expect(page.getByLabel(names.fireworksJob)).toBeChecked();
  await page.getByLabel(names.fireworksJob).uncheck();
  await expect(change(page)).toContainText(/4e-5.*2e-5/);
});

test("each built-in example gets the verdict that it is named after", async ({ page }) => {
  await open(page);
  await choose(page);
  for (const { verdict: name } of examples)
    await test.step(name, async () => {
      await button(page, verdictTitle(name)).click();
      await expect(verdict(page)).toHaveText(verdictTitle(name));
      await expect(page.getByRole("list", { name: names.logNotes })).toContainText(/simulated|not a real run/i);
      await button(page, names.anotherLog).click();
    });
});

const csvRun = (level: (share: number) => number, seed = 0) =>
  Array.from({ length: 40 }, (_, i) => `${i + 1},${(level(i / 40) + 0.03 * Math.sin(i * 12.9898 + seed)).toFixed(4)}`);
const rising = (share: number) => 0.8 - 0.6 * Math.exp(-5 * share);
const falling = (share: number) => (share < 0.6 ? 0.3 + share / 2 : 0.05);

test("a log of several runs names them, and each can be chosen", async ({ page }) => {
  await open(page);
  const rows = [csvRun(falling), csvRun(rising)].flatMap((run, i) => run.map((row) => `exp-${"ab"[i]},${row}`));
  await drop(page, { name: "runs.csv", file: `run,step,reward\n${rows.join("\n")}` });
  const runs = page.getByLabel(names.runOfLog);
  await expect(runs.getByRole("option")).toContainText(["exp-a", "exp-b"]);
  await expect(verdict(page)).not.toHaveText(names.collapse);
  await runs.selectOption({ index: 0 });
  await expect(verdict(page)).toHaveText(names.collapse);
});

test("of hundreds of runs one is chosen by its number", async ({ page }) => {
  await open(page);
  const file = Array.from({ length: 300 }, (_, i) =>
    ["step,reward", ...csvRun(i === 6 ? falling : rising, i)].join("\n"),
  );
  await drop(page, { name: "runs.csv", file: file.join("\n") });
  const number = textbox(page, names.runNumber);
  await number.fill("301");
  await button(page, names.showRun).click();
  await expect(page.locator(".run-number .why")).toBeVisible();
  await number.fill("7");
  await button(page, names.showRun).click();
  await expect(verdict(page)).toHaveText(names.collapse);
});

test("a guessed reward column is asked about by name, and confirmed", async ({ page }) => {
  await open(page);
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${(0.2 + i / 100).toFixed(3)},${(5 - i * 0.03).toFixed(3)}`);
  await drop(page, { name: "log.csv", file: `step,accuracy,loss\n${rows.join("\n")}` });
  const question = page.locator(parts.question);
  await expect(question.getByRole("combobox")).toHaveValue("accuracy");
  await question.getByRole("combobox").selectOption("loss");
  await button(question, names.useColumn).click();
  await expect(page.getByLabel(names.rewardColumn)).toHaveValue("loss");
  await expect(button(page, names.useColumn)).toHaveCount(0);
});

test("every sign is a line with its level, its numbers, what to do and whose limit it is", async ({ page }) => {
  await open(page);
  await drop(page, {
    file: collapsingLog(120, (step) => ({ kl: step < 70 ? 0.02 : 5, grad_norm: 0.4 + (step % 7) / 50 })),
  });
  const sign = page.getByRole("list", { name: names.signs }).locator("[data-level=critical]");
  await expect(sign).toContainText(/KL/);
  await expect(sign.locator(".level-name")).toHaveText(/\w/);
  await expect(sign.locator(".remedy")).toHaveText(/\w/);
  await expect(sign.locator("cite")).toHaveText(/20\d\d-\d\d/);
  await expect(page.locator(".ruled-out dt")).not.toHaveCount(0);
  await expect(page.locator(".span-labels text")).not.toHaveCount(0);
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
  await expect(change(page)).toContainText(/1e-5.*5e-6/);
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
  // estimates of the KL fall on both sides of zero
  await drop(page, { file: collapsingLog(120, (step) => ({ kl: (step % 2 ? step : -step) / 1000 })) });
  await expect(page.locator(".other-series .recharts-line-curve")).toBeVisible();
  const chart = page.locator(".run-chart");
  const ticks = chart.locator(".recharts-xAxis-tick-labels .recharts-cartesian-axis-tick-value");
  await expect(ticks.nth(3)).toBeVisible();
  const whole = await settled(page, () => ticks.allTextContents());
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

  const box = await boxOf(chart.locator(".run-plot"));
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
