import AxeBuilder from "@axe-core/playwright";
import { devices } from "@playwright/test";
import { exactRate, expect, open, rate, simulated, test, unfoldAll } from "./page.ts";

const { hasTouch, isMobile, deviceScaleFactor, userAgent } = devices["Pixel 7"];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the ${colorScheme} theme at ${width} px, everything unfolded`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width > 400 ? 900 : 844 });
      await open(page, "#lr=5e-4&rank=64&ep=9&t=0.9&nonsense=1");
      await unfoldAll(page);
      await exactRate(page).fill("abc");
      await expect(page.locator(".field .why")).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    });
  }
}

test("axe finds nothing in the dialogs", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Open…" }).click();
  await expect(page.getByRole("heading", { name: "Open a config" })).toBeVisible();
  expect((await new AxeBuilder({ page }).include("dialog[open]").analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keyboard" })).toBeVisible();
  expect((await new AxeBuilder({ page }).include("dialog[open]").analyze()).violations).toEqual([]);
});

test("everything can be done from the keyboard", async ({ page }) => {
  await open(page);
  await rate(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "1.2e-4, just right");
  await page.keyboard.press("PageUp");
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "2.5e-4, too high");
  await page.keyboard.press("End");
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  await page.keyboard.press("Home");
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "1e-5, too low");
  await page.keyboard.press("Control+z");
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  const epochs = page.getByRole("slider", { name: "Epochs", exact: true });
  await epochs.focus();
  await page.keyboard.press("PageUp");
  await expect(epochs).toHaveAttribute("aria-valuetext", "4, too many");
  const rank = page.getByRole("combobox", { name: "LoRA rank" });
  await rank.focus();
  await page.keyboard.press("ArrowDown");
  await expect(rank).toHaveValue("16");
  await page.getByRole("slider", { name: "Batch size", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("textbox", { name: "Batch size, exact value" })).toHaveValue("16384");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON" }).focus();
  await page.keyboard.press("Enter");
  await download;
});

test.describe("on a phone", () => {
  test.use({ hasTouch, isMobile, deviceScaleFactor, userAgent, viewport: { width: 390, height: 844 } });

  test("nothing is wider than the screen, and the curve stays in view while a slider is used", async ({ page }) => {
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const batch = page.getByRole("slider", { name: "Batch size", exact: true });
    await batch.scrollIntoViewIfNeeded();
    await batch.focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(".canvas")).toBeInViewport({ ratio: 0.9 });
    await expect(batch).toBeInViewport();
    await simulated(page);
    await expect(page.getByRole("region", { name: "Batch size" }).locator(".zones > div").nth(2)).toBeVisible();
  });

  test("a tap on the track sets the value", async ({ page }) => {
    await open(page);
    await rate(page).scrollIntoViewIfNeeded();
    const box = await rate(page).boundingBox();
    if (!box) throw new Error("no slider");
    await page.touchscreen.tap(box.x + box.width - 14, box.y + box.height / 2);
    await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  });
});

test("at 200 % zoom nothing is cut off", async ({ page }) => {
  // 1440 px at 200 % are 720 CSS pixels
  await page.setViewportSize({ width: 720, height: 450 });
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
});
