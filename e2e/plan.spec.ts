import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { parse } from "yaml";
import { overflow } from "./overflow.ts";
import { expect, inAddress, open, test } from "./page.ts";

test("a goal shows its difference first, is applied as one step, and one undo takes it back", async ({ page }) => {
  await open(page, "#t=0.7&n=4&out=2048");
  await page.getByRole("button", { name: "Better quality" }).click();
  const goals = page.getByRole("region", { name: "What are you after?" });
  await expect(goals.getByRole("listitem")).toHaveCount(3);
  await expect(goals).toContainText("Rollouts per prompt 4 →becomes 6");
  await expect(goals).toContainText("Fireworks, Parameter Tuning, 2025-11-08");
  expect(inAddress(page, "n")).toBe("4");
  await goals.getByRole("button", { name: "Apply 3 changes" }).click();
  await expect.poll(() => inAddress(page, "n")).toBe("6");
  expect([inAddress(page, "t"), inAddress(page, "out")]).toEqual(["1", "4096"]);
  await expect(goals).toContainText("Undo takes all of it back");
  await expect(goals.getByRole("button", { name: "Nothing to change" })).toBeDisabled();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => inAddress(page, "n")).toBe("4");
  expect([inAddress(page, "t"), inAddress(page, "out")]).toEqual(["0.7", "2048"]);
});

test("starting from the case sets what the case asks for and leaves the rest", async ({ page }) => {
  await open(page, "#task=complex&model=70&gpus=8&prompts=60&rank=4&lr=5e-4&p=0.8");
  await page.getByRole("button", { name: "Start from my case" }).click();
  await page.getByRole("button", { name: /^Apply \d+ changes$/ }).click();
  await expect.poll(() => inAddress(page, "rank")).toBe("32");
  expect([inAddress(page, "lr"), inAddress(page, "p"), inAddress(page, "task")]).toEqual(["1e-4", "0.8", "complex"]);
});

test("the size of the run follows the settings, with the numbers in its formulas", async ({ page }) => {
  await open(page);
  const size = page.getByRole("region", { name: "Size of the run" });
  await expect(size.getByRole("row", { name: "Rollouts 1,200" })).toBeVisible();
  await expect(size.getByRole("row", { name: /^Relative cost 1 × the defaults/ })).toBeVisible();
  await page.goto("/#n=8");
  await expect(size.getByRole("row", { name: "Rollouts 2,400" })).toBeVisible();
  await expect(size.getByRole("row", { name: "Optimizer steps 150" })).toBeVisible();
  await expect(size.getByRole("row", { name: /^Relative cost 2 × the defaults/ })).toBeVisible();
  await size.getByText("How these come about").click();
  await expect(size).toContainText("300 prompts × 1 epoch × 8");
});

test("a price comes only from a rate that is typed, and is not kept", async ({ page }) => {
  await open(page);
  const size = page.getByRole("region", { name: "Size of the run" });
  await size.getByText("Price, from a rate of yours").click();
  await expect(size).not.toContainText("in your currency");
  await size.getByRole("textbox", { name: "Rate" }).fill("3");
  await size.getByRole("textbox", { name: /Hours of the run/ }).fill("4");
  await expect(size).toContainText("12.00 in your currency: 4 h × 1 GPU × 3");
  await size.getByRole("combobox", { name: "per" }).selectOption({ label: "million trained tokens" });
  await expect(size).toContainText("7.37 in your currency: 2.46 million tokens ÷ 1 million × 3");
  await size.getByRole("textbox", { name: "Rate" }).fill("-1");
  await expect(size).toContainText("Rate must be a number from 0 on");
  expect(page.url()).not.toContain("rate");
});

async function openSweep(page: Page) {
  await page.getByRole("button", { name: "Plan a sweep…" }).click();
  return page.getByRole("dialog", { name: "Plan a sweep" });
}

/** The text of what a button downloads. */
async function downloaded(page: Page, name: string) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a sweep is planned, simulated and taken along in every form", async ({ page }) => {
  await open(page);
  const dialog = await openSweep(page);
  await dialog.getByRole("combobox", { name: "Second setting" }).selectOption("LoRA rank");
  await dialog.getByRole("textbox", { name: "Values of Learning rate" }).fill("1e-6, 1e-4, 5e-4");
  await dialog.getByRole("textbox", { name: "Values of LoRA rank" }).fill("8 16");
  await expect(dialog.getByRole("alert")).toContainText(/Learning rate .*1e-5–5e-4/);
  await expect(dialog).toContainText("4 runs, 4,800 rollouts in all");
  await expect(dialog).toContainText("All 4 simulated", { timeout: 30_000 });
  const hot = dialog.getByRole("figure", { name: "Learning rate 5e-4, LoRA rank 8" });
  await expect(hot).toContainText("too high");
  await expect(hot).toContainText(/ends at 0\.\d\d/);
  await dialog.getByRole("textbox", { name: /Name of the sweep/ }).fill("My Sweep");

  const wandb = await downloaded(page, "Download W&B sweep");
  expect(wandb.name).toMatch(/^rft-My-Sweep-[0-9a-f]{8}\.wandb\.yaml$/);
  const { method, parameters } = parse(wandb.text);
  expect(method).toBe("grid");
  expect(parameters.trainingConfig.parameters.learningRate).toEqual({ values: [1e-4, 5e-4] });
  const ray = await downloaded(page, "Download Ray Tune space");
  expect(ray.text).toContain('"loraRank": tune.grid_search([8, 16]),');
  const script = await downloaded(page, "Download firectl script");
  expect(script.text).toContain("--job-id my-sweep-1-lr-1e-4-rank-8");
  expect(script.text.match(/^firectl rftj create/gm)?.length).toBe(4);
  const table = await downloaded(page, "Download Table of links");
  expect(table.text.split("\n")[0]).toBe("job_id\tlearningRate\tloraRank\tlink");

  await dialog.getByText("The runs, with their job ids and links").click();
  const link = dialog.getByRole("link", { name: "Learning rate 5e-4, LoRA rank 16" });
  const hash = new URLSearchParams(new URL((await link.getAttribute("href")) ?? "").hash.slice(1));
  expect([hash.get("lr"), hash.get("rank")]).toEqual(["5e-4", "16"]);
  expect(inAddress(page, "lr")).toBe("1e-4");
});

test("a range fills the values, too many runs are refused, and what is not simulated is said", async ({ page }) => {
  await open(page);
  const dialog = await openSweep(page);
  await dialog.getByRole("combobox", { name: "First setting" }).selectOption("Top-p");
  await expect(dialog).toContainText("Top-p makes no difference in this simulation");
  await dialog.getByRole("combobox", { name: "First setting" }).selectOption("Learning rate");
  await dialog.getByRole("combobox", { name: "Learning rate, spacing" }).selectOption({ label: "spaced by a factor" });
  await dialog.getByRole("spinbutton", { name: "Learning rate, how many values" }).fill("3");
  await dialog.getByRole("textbox", { name: "Learning rate, from" }).fill("1e-5");
  await dialog.getByRole("textbox", { name: "Learning rate, to" }).fill("4e-5");
  await expect(dialog.getByRole("textbox", { name: "Values of Learning rate" })).toHaveValue("1e-5, 2e-5, 4e-5");
  await dialog.getByRole("textbox", { name: "Learning rate, from" }).fill("1e-6");
  await expect(dialog.getByRole("alert").first()).toContainText(/got \S+/);
  await dialog.getByRole("textbox", { name: "Learning rate, from" }).fill("1e-5");
  await dialog
    .getByRole("combobox", { name: "Learning rate, spacing" })
    .selectOption({ label: "every value of the control" });
  await dialog.getByRole("textbox", { name: "Learning rate, to" }).fill("5e-4");
  await dialog.getByRole("combobox", { name: "Second setting" }).selectOption("Epochs");
  await expect(dialog).toContainText("20 × 4 = 80 runs: at most 64");
  await expect(dialog.getByRole("button", { name: "Download W&B sweep" })).toBeDisabled();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in a sweep in the ${colorScheme} theme, and a phone shows all of it`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    const dialog = await openSweep(page);
    await dialog.getByRole("combobox", { name: "Second setting" }).selectOption("Rollouts per prompt");
    await dialog.getByRole("textbox", { name: "Values of Rollouts per prompt" }).fill("4, 16, 99");
    await dialog.getByText("The runs, with their job ids and links").click();
    await expect(dialog).toContainText("2 to 8");
    await expect(dialog).toContainText("All 10 simulated", { timeout: 50_000 });
    const { violations } = await new AxeBuilder({ page })
      .include("dialog[open]")
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  });
}
