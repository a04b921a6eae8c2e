import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { parse } from "yaml";
import { violations } from "./axe.ts";
import { names } from "./names.mjs";
import { overflow } from "./overflow.ts";
import {
  button,
  combobox,
  expect,
  fold,
  hydrated,
  inAddress,
  menuItem,
  open,
  test,
  testWithoutCurves,
  textbox,
} from "./page.ts";

testWithoutCurves(
  "a goal shows its difference first, is applied as one step, and one undo takes it back",
  async ({ page }) => {
    await open(page, "#t=0.7&n=4&out=2048");
    await button(page, names.goalQuality).click();
    const goals = page.getByRole("region", { name: names.goals });
    await expect(goals.getByRole("listitem")).toHaveCount(3);
    await expect(goals.getByRole("listitem").filter({ hasText: names.rollouts })).toContainText(/\b4\b.*\b6\b/);
    await expect(goals).toContainText("2025-11-08");
    expect(inAddress(page, "n")).toBe("4");
    await goals.getByRole("button", { name: names.applyChanges }).click();
    await expect.poll(() => inAddress(page, "n")).toBe("6");
    expect([inAddress(page, "t"), inAddress(page, "out")]).toEqual(["1", "4096"]);
    await expect(button(goals, names.nothingToChange)).toBeDisabled();
    await (await menuItem(page, names.undo)).click();
    await expect.poll(() => inAddress(page, "n")).toBe("4");
    expect([inAddress(page, "t"), inAddress(page, "out")]).toEqual(["0.7", "2048"]);
  },
);

testWithoutCurves("starting from the case sets what the case asks for and leaves the rest", async ({ page }) => {
  await open(page, "#task=complex&model=70&gpus=8&prompts=60&rank=4&lr=5e-4&p=0.8");
  await button(page, names.startFromCase).click();
  await button(page, names.applyChanges).click();
  await expect.poll(() => inAddress(page, "rank")).toBe("32");
  expect([inAddress(page, "lr"), inAddress(page, "p"), inAddress(page, "task")]).toEqual(["1e-4", "0.8", "complex"]);
});

testWithoutCurves("the size of the run follows the settings, with the numbers in its formulas", async ({ page }) => {
  await open(page);
  const size = page.getByRole("region", { name: names.runSize });
  await expect(size.getByRole("row", { name: "Rollouts 1,200" })).toBeVisible();
  await expect(size.getByRole("row", { name: /cost 1 ?×/ })).toBeVisible();
  await page.goto("/#n=8");
  await expect(size.getByRole("row", { name: "Rollouts 2,400" })).toBeVisible();
  await expect(size.getByRole("row", { name: "Optimizer steps 150" })).toBeVisible();
  await expect(size.getByRole("row", { name: /cost 2 ?×/ })).toBeVisible();
  await fold(size, names.formulas).click();
  await expect(size).toContainText(/300 prompts × 1 epoch × 8/);
});

testWithoutCurves("a price comes only from a rate that is typed, and is not kept", async ({ page }) => {
  await open(page);
  const size = page.getByRole("region", { name: names.runSize });
  await fold(size, names.price).click();
  await expect(size.getByRole("status")).toHaveText("");
  await textbox(size, names.priceRate).fill("3");
  await textbox(size, names.hours).fill("4");
  await expect(size).toContainText(/12\.00.*4 h × 1 GPU × 3/);
  await combobox(size, names.per).selectOption({ label: names.perTokens });
  await expect(size).toContainText(/7\.37.*2\.46 million tokens ÷ 1 million × 3/);
  await textbox(size, names.priceRate).fill("-1");
  await expect(size).not.toContainText("7.37");
  expect(page.url()).not.toContain("rate");
});

testWithoutCurves(
  "the figures of an imported job give the time of the next run, and with a typed rate its price",
  async ({ page }) => {
    await open(page);
    const job = {
      name: "accounts/a/reinforcementFineTuningJobs/j",
      createTime: "2026-05-01T00:00:00Z",
      completedTime: "2026-05-01T02:00:00Z",
      trainingConfig: { learningRate: 1e-4 },
      acceleratorSeconds: { NVIDIA_H100_80GB: "7200" },
      jobProgress: { totalProcessedRequests: 600 },
    };
    await button(page, names.open).click();
    await page.getByLabel(names.importText).fill(JSON.stringify(job));
    await button(page, names.apply).click();
    const size = page.getByRole("region", { name: names.runSize });
    const estimate = size.getByRole("region", { name: names.finishedJob });
    // 1,200 rollouts for 600
    await expect(estimate).toContainText(/4 GPU-hours.*4 h.*NVIDIA_H100_80GB/);
    await expect(estimate).toContainText(/7,200.*600.*1,200/);
    await page.reload();
    await hydrated(page);
    // what is below the first screen waits for a person
    await page.mouse.move(1, 2);
    await expect(estimate).toBeVisible();
    await fold(size, names.price).click();
    await textbox(size, names.priceRate).fill("3");
    await expect(size.getByRole("status")).toContainText(/12\.00.*4 GPU-hours/);
    await button(estimate, names.forgetJob).click();
    await expect(estimate).toHaveCount(0);
    await expect(size.getByRole("status")).toHaveText("");
  },
);

async function openSweep(page: Page) {
  await button(page, names.sweep).click();
  return page.getByRole("dialog", { name: names.sweepDialog });
}

/** The text of what a button downloads. */
async function downloaded(page: Page, name: string) {
  const download = page.waitForEvent("download");
  await button(page, name).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a sweep is planned, simulated and taken along in every form", async ({ page }) => {
  await open(page);
  const dialog = await openSweep(page);
  await combobox(dialog, names.secondSetting).selectOption(names.rank);
  await textbox(dialog, names.sweepValues(names.rate)).fill("1e-6, 1e-4, 5e-4");
  await textbox(dialog, names.sweepValues(names.rank)).fill("8 16");
  await expect(dialog.getByRole("alert")).toContainText(/1e-5.*5e-4/);
  await expect(dialog).toContainText(/\D4 runs.*4,800 rollouts/);
  await expect(dialog.locator("figure[aria-busy=false]")).toHaveCount(4, { timeout: 30_000 });
  const hot = dialog.getByRole("figure", { name: "Learning rate 5e-4, LoRA rank 8" });
  await expect(hot).toContainText(/too high/i);
  await textbox(dialog, names.sweepName).fill("My Sweep");

  const wandb = await downloaded(page, names.wandb);
  expect(wandb.name).toMatch(/^rft-My-Sweep-[0-9a-f]{8}\.wandb\.yaml$/);
  const { method, parameters } = parse(wandb.text);
  expect(method).toBe("grid");
  expect(parameters.trainingConfig.parameters.learningRate).toEqual({ values: [1e-4, 5e-4] });
  const ray = await downloaded(page, names.ray);
  expect(ray.text).toContain('"loraRank": tune.grid_search([8, 16]),');
  const script = await downloaded(page, names.script);
  expect(script.text).toContain("--job-id my-sweep-1-lr-1e-4-rank-8");
  expect(script.text.match(/^firectl rftj create/gm)?.length).toBe(4);
  const table = await downloaded(page, names.table);
  expect(table.text.split("\n")[0]).toBe("job_id\tlearningRate\tloraRank\tlink");

  await fold(dialog, names.sweepRuns).click();
  const link = dialog.getByRole("link", { name: "Learning rate 5e-4, LoRA rank 16" });
  const hash = new URLSearchParams(new URL((await link.getAttribute("href")) ?? "").hash.slice(1));
  expect([hash.get("lr"), hash.get("rank")]).toEqual(["5e-4", "16"]);
  expect(inAddress(page, "lr")).toBe("1e-4");
});

testWithoutCurves(
  "a range fills the values, too many runs are refused, and what is not simulated is said",
  async ({ page }) => {
    await open(page);
    const dialog = await openSweep(page);
    await combobox(dialog, names.firstSetting).selectOption("Top-p");
    await expect(dialog).toContainText(/Top-p .*simulat/);
    await combobox(dialog, names.firstSetting).selectOption(names.rate);
    await combobox(dialog, names.spacing).selectOption({ label: names.byFactor });
    await dialog.getByRole("spinbutton", { name: names.howMany }).fill("3");
    await textbox(dialog, names.from).fill("1e-5");
    await textbox(dialog, names.to).fill("4e-5");
    await expect(textbox(dialog, names.sweepValues(names.rate))).toHaveValue("1e-5, 2e-5, 4e-5");
    await textbox(dialog, names.from).fill("1e-6");
    await expect(dialog.getByRole("alert").first()).toContainText(/1e-5.*5e-4/);
    await textbox(dialog, names.from).fill("1e-5");
    await combobox(dialog, names.spacing).selectOption({ label: names.everyValue });
    await textbox(dialog, names.to).fill("5e-4");
    await combobox(dialog, names.secondSetting).selectOption(names.epochs);
    await expect(dialog).toContainText(/20 × 4 = 80 .*\b64\b/);
    await expect(button(dialog, names.wandb)).toBeDisabled();
  },
);

test("axe finds nothing in a sweep, and a phone shows all of it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const dialog = await openSweep(page);
  await combobox(dialog, names.secondSetting).selectOption(names.rollouts);
  await textbox(dialog, names.sweepValues(names.rollouts)).fill("4, 16, 99");
  await fold(dialog, names.sweepRuns).click();
  await expect(dialog.getByRole("alert")).not.toHaveCount(0);
  await expect(dialog.locator("figure[aria-busy=false]")).toHaveCount(10, { timeout: 50_000 });
  expect(await violations(page, "dialog[open]")).toEqual([]);
  expect(await overflow(page)).toEqual([]);
});
