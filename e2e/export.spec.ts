import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import { boxOf, button, exactRate, expect, open, test, textbox } from "./page.ts";

test.use({ simulates: false });

const { forms } = names;

const job = {
  dataset: "accounts/me/datasets/it's $(d)",
  evaluator: "accounts/me/evaluators/e",
  baseModel: "accounts/fireworks/models/m",
  outputModel: "second run",
};

/** Job details, as the page has kept them on this machine. */
const remember = (page: Page, details: object) =>
  page.addInitScript((stored) => localStorage.setItem("goldilocks.job", stored), JSON.stringify(details));

/** Opens the drawer from the one of the two buttons that is in view. */
const openDrawer = (page: Page) => button(page, names.export).filter({ visible: true }).click();
async function choose(page: Page, form: string) {
  if ((await page.locator(parts.export).count()) === 0) await openDrawer(page);
  await page.getByRole("radio", { name: form, exact: true }).check();
}
const shown = (page: Page, form: string) => page.getByRole("region", { name: names.exportText(form) });
const copyButton = (page: Page) => button(page.locator(parts.export), names.copy);
const downloadButton = (page: Page, form: string) =>
  button(page, form === forms.config ? names.downloadConfig : names.downloadFile);

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`from a fresh page to the JSON in two clicks, without scrolling, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    // by the mouse itself: a click of Playwright first scrolls the button of the bottom bar out of the page's scroll padding
    const opener = button(page, names.export).filter({ visible: true });
    await expect(opener).toBeInViewport({ ratio: 1 });
    const box = await boxOf(opener);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const download = button(page, names.downloadConfig);
    await expect(download).toBeInViewport({ ratio: 1 });
    await expect(download).toBeFocused();
    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    expect(JSON.parse(await readFile(await file.path(), "utf8")).trainingConfig.learningRate).toBe(1e-4);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    for (const radio of await page.getByRole("radio").all()) await expect(radio).toBeInViewport();
    expect(await overflow(page)).toEqual([]);
  });

test("what is shown in a format is what is downloaded and copied", async ({ page, context, baseURL }) => {
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
    [forms.primeRl, /^rft-.*\.toml$/, /\[orchestrator/],
    [forms.trl, /^rft-config-[0-9a-f]{8}\.trl\.py$/, /training_args = GRPOConfig\(\n/],
  ] as const)
    await test.step(form, async () => {
      await choose(page, form);
      const text = (await shown(page, form).textContent()) ?? "";
      expect(text).toMatch(content);
      const [download] = await Promise.all([page.waitForEvent("download"), downloadButton(page, form).click()]);
      expect(download.suggestedFilename()).toMatch(name);
      expect(await readFile(await download.path(), "utf8")).toBe(text);
      await copyButton(page).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
      await expect(page.getByRole("status").filter({ hasText: names.copy })).toBeAttached();
      // JSON has no comments; every other form begins with the page's own address
      if (!text.startsWith("{")) expect(text).toMatch(new RegExp(`^# ${baseURL}/#end=1&v=1&lr=2e-4&ep=3&`));
      if (form === forms.config) expect(text).not.toContain("accounts/");
    });
});

test("what is missing is named, typed in the drawer and remembered, and the text can be copied before", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await choose(page, forms.firectl);
  await expect(page.locator(parts.missing)).toContainText(/\b3\b.*dataset, evaluator, base model/);
  await expect(shown(page, forms.firectl).locator("mark")).toHaveText([
    "<YOUR_DATASET>",
    "<YOUR_EVALUATOR>",
    "<YOUR_BASE_MODEL>",
  ]);
  await expect(page.locator(parts.placeholders)).toContainText("<YOUR_DATASET> <YOUR_EVALUATOR> <YOUR_BASE_MODEL>");
  await copyButton(page).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("--dataset '<YOUR_DATASET>'");

  const hostile = "data'; $(rm) `x` \u00fc";
  await textbox(page, names.dataset).fill(hostile);
  await expect(page.locator(parts.missing)).toContainText(/\b2\b.*evaluator, base model/);
  await expect(textbox(page, names.dataset)).toBeFocused();
  await textbox(page, names.baseModel).fill("a");
  await textbox(page, names.evaluator).fill("e");
  await expect(page.locator(parts.missing)).toBeHidden();
  await choose(page, forms.request);
  await page.locator("summary", { hasText: names.jobDetails }).click();
  await textbox(page, names.nodes).fill("2.5");
  await expect(textbox(page, names.nodes)).toHaveAttribute("aria-invalid", "true");
  await expect(downloadButton(page, forms.request)).toBeDisabled();
  await textbox(page, names.nodes).fill("2");
  await expect(downloadButton(page, forms.request)).toBeEnabled();

  await page.reload();
  await choose(page, forms.request);
  await expect(textbox(page, names.dataset)).toHaveValue(hostile);
  await expect(shown(page, forms.request)).toContainText('"nodeCount": 2');
  expect(page.url()).not.toContain("data");
});

test("what Fireworks refuses leaves in no format, and one click mends it", async ({ page }) => {
  await remember(page, job);
  await open(page, "#loss=dapo&kl=0.1");
  for (const form of Object.values(forms)) {
    await choose(page, form);
    await expect(page.getByRole("alert")).toContainText(/DAPO.*KL/);
    await expect(downloadButton(page, form)).toBeDisabled();
    await expect(downloadButton(page, form)).toHaveAccessibleDescription(/DAPO.*KL/);
    await expect(copyButton(page)).toBeDisabled();
  }
  await page.locator(parts.exportErrors).getByRole("button").click();
  await expect(page.locator(parts.exportErrors)).toHaveCount(0);
  await expect(copyButton(page)).toBeEnabled();
});

test("an unfinished text blocks the formats that hold its field", async ({ page }) => {
  await remember(page, job);
  await open(page);
  await exactRate(page).fill("abc");
  await openDrawer(page);
  await expect(downloadButton(page, forms.config)).toBeDisabled();
  await page.locator(parts.exportErrors).getByRole("button").click();
  await expect(downloadButton(page, forms.config)).toBeEnabled();
});

test("base model and warm start together block only the formats that send them", async ({ page }) => {
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
  await choose(page, forms.request);
  await button(page.locator(parts.exportErrors), names.clearBaseModel).click();
  await expect(textbox(page, names.baseModel)).toHaveValue("");
  await expect(downloadButton(page, forms.request)).toBeEnabled();
});

test("what a format does not support is named below it", async ({ page }) => {
  await remember(page, job);
  await open(page, "#loss=dapo");
  await choose(page, forms.ep);
  await expect(page.locator(parts.exportNotes)).toContainText(/GRPO.*DAPO/);
  await choose(page, forms.trl);
  await expect(page.locator(parts.exportNotes)).toContainText(/TRL.*batch.*sequences/);
});

test("the formats are chosen with the keyboard; those of managed jobs say that they are closed", async ({ page }) => {
  await open(page);
  await openDrawer(page);
  const radios = page.locator(parts.export).getByRole("radio");
  await radios.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(radios.nth(1)).toBeChecked();
  const described = page.getByRole("radio", { name: forms.firectl, exact: true });
  await expect(described).toHaveAccessibleDescription(/2026-09-22/);
  await page.keyboard.press("Escape");
  await expect(button(page, names.export).filter({ visible: true })).toBeFocused();
});

test("where the browser does not let the page copy, the text can be copied by hand with its lines", async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await remember(page, job);
  await open(page);
  await choose(page, forms.firectl);
  const text = (await shown(page, forms.firectl).textContent()) ?? "";
  await copyButton(page).click();
  const byHand = page.locator(parts.export).locator(parts.copyByHand);
  await expect(byHand).toBeFocused();
  await expect(byHand).toHaveValue(text);
});

test("axe finds nothing in the drawer, whole or not", async ({ page }) => {
  await open(page);
  for (const form of [forms.request, forms.trl]) {
    await choose(page, form);
    expect(await violations(page, parts.export)).toEqual([]);
  }
});
