import type { Locator, Page } from "@playwright/test";
import { names, parts } from "./names.mjs";
import {
  boxOf,
  button,
  combobox,
  exactRate,
  expect,
  fold,
  hydrated,
  menuItem,
  open,
  openRow,
  rate,
  script,
  slider,
  test,
  textbox,
} from "./page.ts";

test.use({ simulates: false });

const DEFAULT_RATE = "1e-4";
const main = script("index");

declare global {
  interface Window {
    /** How many values controls have taken. */
    moves: number;
  }
}

/** Holds the answer to a request until the returned function is called. */
async function hold(page: Page, what: RegExp) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(what, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Opens an address whose script comes when it is let go, and the page can be used before. */
async function openHeld(page: Page, address: string) {
  const release = await hold(page, main);
  await page.goto(address, { waitUntil: "commit" });
  await expect(page.getByRole("contentinfo")).toBeVisible();
  return release;
}

/** Drags a slider's thumb from its middle to a share of its length. */
async function drag(page: Page, which: Locator, share: number, steps: number) {
  await which.scrollIntoViewIfNeeded();
  const box = await boxOf(which);
  const [x, y] = [box.x + 1, box.y + box.height / 2];
  const length = box.width - 2;
  await page.mouse.move(x + length / 2, y);
  await page.mouse.down();
  await page.mouse.move(x + length * share, y, { steps });
  await page.mouse.up();
}

/** Takes everything back, step by step. Returns the addresses from the first to the last. */
async function undoAll(page: Page) {
  const seen: string[] = [];
  for (;;) {
    // the address follows a setting late
    if (seen.length > 0) await expect(page).not.toHaveURL(seen.at(-1) ?? "");
    seen.push(page.url());
    const undo = await menuItem(page, names.undo);
    if ((await undo.getAttribute("aria-disabled")) === "true") return seen;
    await undo.click();
  }
}

/** Uses every kind of control, and two of them twice. */
async function act(page: Page) {
  const epochs = slider(page, names.epochs);
  await exactRate(page).selectText();
  await page.keyboard.type("2e-4");
  await combobox(page, names.rank).selectOption("64");
  await epochs.press("ArrowRight");
  await epochs.press("ArrowRight");
  await drag(page, slider(page, names.context), 0.8, 4);
  await drag(page, slider(page, names.context), 1, 4);
}

test("what is done before the script has come is done once it has, each thing once, in the same steps as later", async ({
  page,
}) => {
  const release = await openHeld(page, "/");
  await act(page);
  await openRow(page, names.batch);
  await fold(page, names.memory).click();
  await button(page, names.diagnose).click();
  release();
  await expect(page.getByRole("heading", { name: names.diagnosis })).toBeVisible();
  await page.goBack();
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect(combobox(page, names.rank)).toHaveValue("64");
  await expect(slider(page, names.epochs)).toHaveAttribute("aria-valuetext", /^3,/);
  await expect(slider(page, names.context)).toHaveAttribute("aria-valuetext", /^131,072 tokens/);
  await expect(page).toHaveURL(/lr=2e-4&ep=3&rank=64&.*&ctx=131072&/);
  // a fold that was told twice would be closed again
  await expect(
    page
      .locator("details", { has: fold(page, names.memory) })
      .getByRole("row")
      .nth(1),
  ).toBeVisible();
  const early = await undoAll(page);
  expect(early).toHaveLength(7);

  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await open(page);
  await act(page);
  await expect(page).toHaveURL(early[0] ?? "");
  expect(await undoAll(page)).toEqual(early);
});

test("a long drag counts once, and leaves room for what follows", async ({ page }) => {
  await page.addInitScript(() => {
    window.moves = 0;
    addEventListener("input", () => window.moves++, true);
  });
  const release = await openHeld(page, "/");
  await drag(page, slider(page, names.context), 1, 300);
  expect(await page.evaluate(() => window.moves)).toBeGreaterThan(100);
  await exactRate(page).selectText();
  await page.keyboard.type("2e-4");
  release();
  await expect(page).toHaveURL(/lr=2e-4&.*&ctx=131072&/);
  await expect(slider(page, names.context)).toHaveAttribute("aria-valuetext", /^131,072 tokens/);
  expect(await undoAll(page)).toHaveLength(3);
});

test("what is more than can be kept is not shown", async ({ page }) => {
  const release = await openHeld(page, "/");
  const rank = combobox(page, names.rank);
  const was = await rate(page).inputValue();
  for (let press = 0; press < 100; press++) await page.keyboard.press("Escape");
  await exactRate(page).selectText();
  await page.keyboard.type("2");
  await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
  await rank.selectOption("64");
  await expect(rank).toHaveValue("8");
  await drag(page, rate(page), 1, 4);
  expect(await rate(page).inputValue()).toBe(was);
  release();
  await hydrated(page);
  await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
  await expect(await menuItem(page, names.undo)).toHaveAttribute("aria-disabled", "true");
  await exactRate(page).fill("2e-4");
  await expect(page).toHaveURL(/lr=2e-4/);
});

test("a value that comes whole, as a pasted one does, and a click count once", async ({ page }) => {
  const release = await openHeld(page, "/");
  const cell = page.locator(parts.rankStrip).locator("button", { hasText: /^64$/ });
  await textbox(page, names.exactBatch).fill("65536");
  await cell.click();
  await (await menuItem(page, names.keys)).click();
  release();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await button(page, names.close).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/rank=64&bs=65536&/);
  await (await menuItem(page, names.undo)).click();
  await (await menuItem(page, names.undo)).click();
  await expect(await menuItem(page, names.undo)).toHaveAttribute("aria-disabled", "true");
  await (await menuItem(page, names.redo)).click();
  await (await menuItem(page, names.redo)).click();
  await expect(await menuItem(page, names.redo)).toHaveAttribute("aria-disabled", "true");
  await expect(cell).toHaveAttribute("data-current", "true");
});

test("with a link, what is done before its values are there is done to them", async ({ page }) => {
  const release = await openHeld(page, "/#lr=5e-4&rank=64");
  await expect(rate(page)).toBeHidden();
  await (await menuItem(page, names.resetAll)).click();
  await button(page, names.diagnose).click();
  release();
  await expect(page.getByRole("heading", { name: names.diagnosis })).toBeVisible();
  await page.goBack();
  await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("5e-4");
  await expect(page).toHaveURL(/lr=5e-4&.*rank=64/);
});

test("the setup that is opened before the script has come shows its fields once it has", async ({ page }) => {
  const release = await openHeld(page, "/");
  await button(page, names.setup).click();
  release();
  await expect(combobox(page.getByRole("dialog", { name: names.setupDialog }), names.task)).toBeVisible();
});
