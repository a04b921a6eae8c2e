import { names } from "./names.mjs";
import { boxOf, button, combobox, exactRate, expect, inAddress, menuItem, open, rate, slider, test } from "./page.ts";

test.use({ simulates: false });

test("a drag is one step back, and one forward", async ({ page }) => {
  await open(page);
  const box = await boxOf(rate(page));
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.58, y);
  await page.mouse.down();
  for (const share of [0.5, 0.4, 0.3, 0.2, 0.1]) await page.mouse.move(box.x + box.width * share, y);
  await page.mouse.up();
  // the address follows once the drag is over
  await expect.poll(() => Number(inAddress(page, "lr") ?? 1)).toBeLessThan(5e-5);
  const after = inAddress(page, "lr") ?? "";
  await expect(exactRate(page)).toHaveValue(after);
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(await menuItem(page, names.undo)).toBeDisabled();
  await page.keyboard.press("Control+Shift+Z");
  await expect(exactRate(page)).toHaveValue(after);
});

test("text that is still wrong survives an undo of something else", async ({ page }) => {
  await open(page);
  await combobox(page, names.rank).selectOption("32");
  await exactRate(page).fill("abc");
  await (await menuItem(page, names.undo)).click();
  await expect(combobox(page, names.rank)).toHaveValue("8");
  await expect(exactRate(page)).toHaveValue("abc");
});

test("nothing is undone behind an open dialog", async ({ page }) => {
  await open(page);
  await combobox(page, names.rank).selectOption("32");
  await (await menuItem(page, names.keys)).click();
  await expect(page.getByRole("dialog", { name: names.keysDialog })).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await expect(combobox(page, names.rank)).toHaveValue("32");
});

test("Ctrl+Z in a text field belongs to the field", async ({ page }) => {
  await open(page);
  await combobox(page, names.rank).selectOption("32");
  await exactRate(page).fill("2e-4");
  await exactRate(page).press("Control+z");
  await expect(combobox(page, names.rank)).toHaveValue("32");
});

test("keys in a multi-line text field type into it", async ({ page }) => {
  await open(page);
  await combobox(page, names.rank).selectOption("32");
  await button(page, names.diagnose).click();
  const area = page.getByLabel(names.logText);
  await area.pressSequentially("1,?");
  await area.press("Control+z");
  await expect(area).not.toHaveValue("1,?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goBack();
  await expect(combobox(page, names.rank)).toHaveValue("32");
});

test("a field and the whole page can be reset, and that can be undone", async ({ page }) => {
  await open(page, "#lr=3e-4&ep=5");
  await button(page, names.resetRate).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  const epochs = slider(page, names.epochs);
  await expect(epochs).toHaveAttribute("aria-valuetext", /^5,/);
  await (await menuItem(page, names.resetAll)).click();
  await expect(epochs).toHaveAttribute("aria-valuetext", /^1,/);
  await (await menuItem(page, names.undo)).click();
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("3e-4");
});
