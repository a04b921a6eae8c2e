import { exactRate, expect, open, rate, test } from "./page.ts";

test("a drag is one step back, and one forward", async ({ page }) => {
  await open(page);
  const box = await rate(page).boundingBox();
  if (!box) throw new Error("no slider");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.58, y);
  await page.mouse.down();
  for (const share of [0.5, 0.4, 0.3, 0.2, 0.1]) await page.mouse.move(box.x + box.width * share, y);
  await page.mouse.up();
  const after = await exactRate(page).inputValue();
  expect(Number(after)).toBeLessThan(5e-5);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await page.keyboard.press("Control+Shift+Z");
  await expect(exactRate(page)).toHaveValue(after);
});

test("text that is still wrong survives an undo of something else", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "LoRA rank" }).selectOption("32");
  await exactRate(page).fill("abc");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("combobox", { name: "LoRA rank" })).toHaveValue("8");
  await expect(exactRate(page)).toHaveValue("abc");
});

test("nothing is undone behind an open dialog", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "LoRA rank" }).selectOption("32");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("heading", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox", { name: "LoRA rank" })).toHaveValue("32");
});

test("Ctrl+Z in a text field belongs to the field", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "LoRA rank" }).selectOption("32");
  await exactRate(page).fill("2e-4");
  await exactRate(page).press("Control+z");
  await expect(page.getByRole("combobox", { name: "LoRA rank" })).toHaveValue("32");
});

test("keys in a multi-line text field type into it", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "LoRA rank" }).selectOption("32");
  await page.getByRole("button", { name: "Diagnose…" }).click();
  const area = page.getByLabel("Log as text");
  await area.pressSequentially("1,?");
  await area.press("Control+z");
  await expect(area).not.toHaveValue("1,?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "LoRA rank" })).toHaveValue("32");
});

test("a field and the whole page can be reset, and that can be undone", async ({ page }) => {
  await open(page, "#lr=3e-4&ep=5");
  await page.getByRole("button", { name: "Reset Learning rate to 1e-4" }).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  const epochs = page.getByRole("slider", { name: "Epochs", exact: true });
  await expect(epochs).toHaveAttribute("aria-valuetext", /^5,/);
  await page.getByRole("button", { name: "Reset all" }).click();
  await expect(epochs).toHaveAttribute("aria-valuetext", /^1,/);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(exactRate(page)).toHaveValue("3e-4");
});
