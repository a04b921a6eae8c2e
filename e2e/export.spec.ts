import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, inAddress, open, rate, test } from "./page.ts";

const job = {
  dataset: "accounts/me/datasets/it's $(d)",
  evaluator: "accounts/me/evaluators/e",
  baseModel: "accounts/fireworks/models/m",
  outputModel: "second run",
};

/** What names the job, as the page has kept it on this machine. */
const remember = (page: Page, names: object) =>
  page.addInitScript((stored) => localStorage.setItem("goldilocks.job", stored), JSON.stringify(names));

const choose = (page: Page, form: string) => page.getByRole("radio", { name: form, exact: true }).check();
const shown = (page: Page, form: string) => page.getByRole("region", { name: `Config as ${form}` });
const downloadButton = (page: Page, form: string) =>
  page.getByRole("button", { name: `Download ${form}`, exact: true });
const copyButton = (page: Page, form: string) => page.getByRole("button", { name: `Copy ${form}`, exact: true });

test("what is shown in a form is what is downloaded and copied", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await remember(page, job);
  await open(page, "#lr=2e-4&ep=3");
  for (const [form, name, content] of [
    ["JSON", /^rft-second-run-[0-9a-f]{8}\.json$/, /^\{\n {2}"\$schema"/],
    ["request", /^rft-second-run-[0-9a-f]{8}\.request\.json$/, /"dataset": "accounts\/me\/datasets\/it's \$\(d\)"/],
    [
      "firectl",
      /^rft-second-run-[0-9a-f]{8}\.firectl\.sh$/,
      /--dataset 'accounts\/me\/datasets\/it'\\''s \$\(d\)' \\\n/,
    ],
    ["ep", /^rft-second-run-[0-9a-f]{8}\.ep\.sh$/, /\neval-protocol create rft \\\n/],
    ["curl", /^rft-second-run-[0-9a-f]{8}\.curl\.sh$/, /v1\/accounts\/me\/reinforcementFineTuningJobs/],
    ["Python", /^rft-second-run-[0-9a-f]{8}\.py$/, /reinforcement_fine_tuning_jobs\.create\(\n/],
    ["TRL", /^rft-config-[0-9a-f]{8}\.trl\.py$/, /training_args = GRPOConfig\(\n/],
  ] as const)
    await test.step(form, async () => {
      await choose(page, form);
      const text = (await shown(page, form).textContent()) ?? "";
      expect(text).toMatch(content);
      const [download] = await Promise.all([page.waitForEvent("download"), downloadButton(page, form).click()]);
      expect(download.suggestedFilename()).toMatch(name);
      expect(await readFile(await download.path(), "utf8")).toBe(text);
      await copyButton(page, form).click();
      await expect(page.getByRole("status").filter({ hasText: `Copy ${form}: copied` })).toBeAttached();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
      // JSON has no comments; every other form begins with the page's own address
      if (!text.startsWith("{")) expect(text).toMatch(new RegExp(`^# ${baseURL}/#v=1&lr=2e-4&ep=3&`));
      if (form === "JSON") expect(text).not.toContain("accounts/");
    });
});

test("a form shows placeholders for what is missing, says so, and does not leave", async ({ page }) => {
  await remember(page, { evaluator: "accounts/me/evaluators/e" });
  await open(page);
  await choose(page, "firectl");
  await expect(shown(page, "firectl")).toContainText("--dataset '<YOUR_DATASET>'");
  const needs = page.locator("#needs");
  await expect(needs).toContainText("Not complete yet.");
  await expect(needs.getByRole("listitem")).toHaveText([
    "Dataset <YOUR_DATASET>",
    "Base model or a model to warm-start from <YOUR_BASE_MODEL>",
  ]);
  await expect(downloadButton(page, "firectl")).toBeDisabled();
  await expect(downloadButton(page, "firectl")).toHaveAccessibleDescription(/Not complete yet/);
  await expect(copyButton(page, "firectl")).toBeDisabled();

  for (const form of ["JSON", "TRL"]) {
    await choose(page, form);
    await expect(needs).toBeHidden();
    await expect(downloadButton(page, form)).toBeEnabled();
  }
});

test("each missing name leads to its field", async ({ page }) => {
  await open(page);
  await choose(page, "request");
  await page.locator("#needs").getByRole("button", { name: "Dataset" }).click();
  await expect(page.locator("#job-dataset")).toBeFocused();
  expect(inAddress(page, "v")).not.toBe("job-dataset");
});

test("what Fireworks refuses leaves in no form", async ({ page }) => {
  await remember(page, job);
  await open(page, "#loss=dapo&kl=0.1");
  for (const form of ["JSON", "request", "firectl", "ep", "curl", "Python", "TRL"]) {
    await choose(page, form);
    await expect(page.getByRole("alert")).toContainText("DAPO has no KL term");
    await expect(downloadButton(page, form)).toBeDisabled();
    await expect(copyButton(page, form)).toBeDisabled();
  }
});

test("base model and warm start together block only the forms that send them", async ({ page }) => {
  await remember(page, { ...job, warmStartFrom: "w" });
  await open(page);
  for (const form of ["request", "firectl", "ep", "curl", "Python"]) {
    await choose(page, form);
    await expect(page.getByRole("alert")).toContainText("are both given");
    await expect(downloadButton(page, form)).toBeDisabled();
  }
  for (const form of ["JSON", "TRL"]) {
    await choose(page, form);
    await expect(downloadButton(page, form)).toBeEnabled();
  }
});

test("what a form cannot say is said beneath it", async ({ page }) => {
  await remember(page, job);
  await open(page, "#loss=dapo");
  await choose(page, "ep");
  await expect(page.locator(".notes")).toContainText("this job would train with GRPO, not with DAPO");
  await choose(page, "TRL");
  await expect(page.locator(".notes")).toContainText("TRL's batch counts sequences");
});

test("the shown text follows the settings, and the forms are chosen with the keyboard", async ({ page }) => {
  await remember(page, job);
  await open(page);
  await page.getByRole("radio", { name: "JSON" }).focus();
  for (let format = 0; format < 3; format++) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "request" })).toBeChecked();
  await expect(shown(page, "request")).toContainText('"learningRate": 0.0001');
  await rate(page).focus();
  await page.keyboard.press("PageUp");
  await expect(shown(page, "request")).toContainText('"learningRate": 0.0002');
});

test("where the browser does not let the page copy, the text can be copied by hand with its lines", async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await remember(page, job);
  await open(page);
  await choose(page, "firectl");
  const text = (await shown(page, "firectl").textContent()) ?? "";
  await copyButton(page, "firectl").click();
  const byHand = page.locator(".export .by-hand textarea");
  await expect(byHand).toBeFocused();
  await expect(byHand).toHaveValue(text);
});

test("axe finds nothing in the forms, whole or not", async ({ page }) => {
  await open(page);
  for (const form of ["request", "TRL"]) {
    await choose(page, form);
    const { violations } = await new AxeBuilder({ page }).include(".export").analyze();
    expect(violations).toEqual([]);
  }
});
