import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { button, expect, inAddress, open, rate, test } from "./page.ts";

const { forms } = names;

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
const shown = (page: Page, form: string) => page.getByRole("region", { name: names.exportText(form) });
const downloadButton = (page: Page, form: string) => button(page, names.download(form));
const copyButton = (page: Page, form: string) => button(page, names.copy(form));

test("what is shown in a form is what is downloaded and copied", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await remember(page, job);
  await open(page, "#lr=2e-4&ep=3");
  for (const [form, name, content] of [
    [forms.config, /^rft-second-run-[0-9a-f]{8}\.json$/, /^\{\n {2}"\$schema"/],
    [forms.request, /^rft-second-run-[0-9a-f]{8}\.request\.json$/, /"dataset": "accounts\/me\/datasets\/it's \$\(d\)"/],
    [
      forms.firectl,
      /^rft-second-run-[0-9a-f]{8}\.firectl\.sh$/,
      /--dataset 'accounts\/me\/datasets\/it'\\''s \$\(d\)' \\\n/,
    ],
    [forms.ep, /^rft-second-run-[0-9a-f]{8}\.ep\.sh$/, /\neval-protocol create rft \\\n/],
    [forms.curl, /^rft-second-run-[0-9a-f]{8}\.curl\.sh$/, /v1\/accounts\/me\/reinforcementFineTuningJobs/],
    [forms.python, /^rft-second-run-[0-9a-f]{8}\.py$/, /reinforcement_fine_tuning_jobs\.create\(\n/],
    [forms.trl, /^rft-config-[0-9a-f]{8}\.trl\.py$/, /training_args = GRPOConfig\(\n/],
  ] as const)
    await test.step(form, async () => {
      await choose(page, form);
      const text = (await shown(page, form).textContent()) ?? "";
      expect(text).toMatch(content);
      const [download] = await Promise.all([page.waitForEvent("download"), downloadButton(page, form).click()]);
      expect(download.suggestedFilename()).toMatch(name);
      expect(await readFile(await download.path(), "utf8")).toBe(text);
      await copyButton(page, form).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
      await expect(page.getByRole("status").filter({ hasText: names.copy(form) })).toBeAttached();
      // JSON has no comments; every other form begins with the page's own address
      if (!text.startsWith("{")) expect(text).toMatch(new RegExp(`^# ${baseURL}/#v=1&lr=2e-4&ep=3&`));
      if (form === forms.config) expect(text).not.toContain("accounts/");
    });
});

test("a form shows placeholders for what is missing, says so, and does not leave", async ({ page }) => {
  await remember(page, { evaluator: "accounts/me/evaluators/e" });
  await open(page);
  await choose(page, forms.firectl);
  await expect(shown(page, forms.firectl)).toContainText("--dataset '<YOUR_DATASET>'");
  const needs = page.locator(parts.missing);
  await expect(needs.getByRole("listitem")).toHaveText([/Dataset.*<YOUR_DATASET>/, /Base model.*<YOUR_BASE_MODEL>/]);
  await expect(downloadButton(page, forms.firectl)).toBeDisabled();
  await expect(downloadButton(page, forms.firectl)).toHaveAccessibleDescription(/Dataset/);
  await expect(copyButton(page, forms.firectl)).toBeDisabled();

  for (const form of [forms.config, forms.trl]) {
    await choose(page, form);
    await expect(needs).toBeHidden();
    await expect(downloadButton(page, form)).toBeEnabled();
  }
});

test("each missing name leads to its field", async ({ page }) => {
  await open(page);
  await choose(page, forms.request);
  await page.locator(parts.missing).getByRole("button", { name: names.dataset }).click();
  await expect(page.locator("#job-dataset")).toBeFocused();
  expect(inAddress(page, "v")).not.toBe("job-dataset");
});

test("what Fireworks refuses leaves in no form", async ({ page }) => {
  await remember(page, job);
  await open(page, "#loss=dapo&kl=0.1");
  for (const form of [forms.config, forms.request, forms.firectl, forms.ep, forms.curl, forms.python, forms.trl]) {
    await choose(page, form);
    await expect(page.getByRole("alert")).toContainText(/DAPO.*KL/);
    await expect(downloadButton(page, form)).toBeDisabled();
    await expect(copyButton(page, form)).toBeDisabled();
  }
});

test("base model and warm start together block only the forms that send them", async ({ page }) => {
  await remember(page, { ...job, warmStartFrom: "w" });
  await open(page);
  for (const form of [forms.request, forms.firectl, forms.ep, forms.curl, forms.python]) {
    await choose(page, form);
    await expect(page.getByRole("alert")).toContainText(/base model.*warm/i);
    await expect(downloadButton(page, form)).toBeDisabled();
  }
  for (const form of [forms.config, forms.trl]) {
    await choose(page, form);
    await expect(downloadButton(page, form)).toBeEnabled();
  }
});

test("what a form cannot say is said beneath it", async ({ page }) => {
  await remember(page, job);
  await open(page, "#loss=dapo");
  await choose(page, forms.ep);
  await expect(page.locator(parts.exportNotes)).toContainText(/GRPO.*DAPO/);
  await choose(page, forms.trl);
  await expect(page.locator(parts.exportNotes)).toContainText(/TRL.*batch.*sequences/);
});

test("the shown text follows the settings, and the forms are chosen with the keyboard", async ({ page }) => {
  await remember(page, job);
  await open(page);
  const radios = page.locator(parts.export).getByRole("radio");
  await radios.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(radios.nth(1)).toBeChecked();
  await choose(page, forms.request);
  await expect(shown(page, forms.request)).toContainText('"learningRate": 0.0001');
  await rate(page).focus();
  await page.keyboard.press("PageUp");
  await expect(shown(page, forms.request)).toContainText('"learningRate": 0.0002');
});

test("where the browser does not let the page copy, the text can be copied by hand with its lines", async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await remember(page, job);
  await open(page);
  await choose(page, forms.firectl);
  const text = (await shown(page, forms.firectl).textContent()) ?? "";
  await copyButton(page, forms.firectl).click();
  const byHand = page.locator(parts.export).locator(parts.copyByHand);
  await expect(byHand).toBeFocused();
  await expect(byHand).toHaveValue(text);
});

test("axe finds nothing in the forms, whole or not", async ({ page }) => {
  await open(page);
  for (const form of [forms.request, forms.trl]) {
    await choose(page, form);
    expect(await violations(page, parts.export)).toEqual([]);
  }
});
