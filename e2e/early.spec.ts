import type { Page } from "@playwright/test";
import { exactRate, expect, simulated, test } from "./page.ts";

const DEFAULT_RATE = "1e-4";
const main = /\/assets\/index-[^/]+\.js$/;

/** Opens an address whose script comes when it is let go, and the page can be used before. */
async function openHeld(page: Page, address: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(main, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  await expect(page.getByRole("contentinfo")).toBeVisible();
  return release;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const slider = (page: Page, name: string) => page.getByRole("slider", { name, exact: true });

test("what is done before the script has come is done once it has, each thing once", async ({ page }) => {
  const release = await openHeld(page, "/");
  const task = page.getByRole("combobox", { name: "Task" });
  const [epochs, context] = [slider(page, "Epochs"), slider(page, "Context length")];
  await exactRate(page).selectText();
  await page.keyboard.type("2e-4");
  await task.selectOption("complex");
  await epochs.press("ArrowRight");
  await epochs.press("ArrowRight");
  await context.scrollIntoViewIfNeeded();
  const box = await context.boundingBox();
  if (!box) throw new Error("the slider is not shown");
  const { x, y, width, height } = box;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await page.locator("summary").getByText("More about your case").click();
  await page
    .locator("summary")
    .getByText(/^Memory on each GPU/)
    .click();
  await button(page, "Diagnose…").click();
  release();
  await simulated(page);
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect(task).toHaveValue("complex");
  await expect(epochs).toHaveAttribute("aria-valuetext", /^3,/);
  await expect(context).toHaveAttribute("aria-valuetext", /^131,072 tokens/);
  await expect(page).toHaveURL(/lr=2e-4&ep=3&.*&ctx=131072&.*&task=complex/);
  // a fold that was told twice would be closed again
  await expect(page.getByText("Typical length", { exact: true })).toBeVisible();
  await expect(page.getByText(/one a layer/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Diagnose a run" })).toBeVisible();
  for (let step = 0; step < 4; step++) {
    await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "false");
    await button(page, "Undo").click();
  }
  await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "true");
  await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
  await expect(epochs).toHaveAttribute("aria-valuetext", /^1,/);
});

test("a value that comes whole, as a pasted one does, and a click count once", async ({ page }) => {
  const release = await openHeld(page, "/");
  const cell = page.locator(".strip").getByText("64", { exact: true });
  await page.getByRole("combobox", { name: "Prompts" }).fill("500");
  await cell.click();
  await button(page, "Keyboard shortcuts").click();
  release();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await button(page, "Close").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/rank=64&.*&prompts=500/);
  await button(page, "Undo").click();
  await button(page, "Undo").click();
  await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "true");
  await button(page, "Redo").click();
  await button(page, "Redo").click();
  await expect(button(page, "Redo")).toHaveAttribute("aria-disabled", "true");
  await expect(cell).toHaveAttribute("data-current", "true");
});

test("with a link, what is done before its values are there is done to them", async ({ page }) => {
  const release = await openHeld(page, "/#lr=5e-4&rank=64");
  await expect(slider(page, "Learning rate")).toBeHidden();
  await button(page, "Reset all").click();
  await button(page, "Diagnose…").click();
  release();
  await simulated(page);
  await expect(page.getByRole("heading", { name: "Diagnose a run" })).toBeVisible();
  await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
  await button(page, "Undo").click();
  await expect(exactRate(page)).toHaveValue("5e-4");
  await expect(page).toHaveURL(/lr=5e-4&.*rank=64/);
});
