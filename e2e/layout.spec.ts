import type { Page } from "@playwright/test";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import {
  boxOf,
  button,
  expect,
  menuItem,
  open,
  openSimulated,
  rate,
  row,
  settled,
  slider,
  test,
  testWithoutCurves,
} from "./page.ts";

const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const FIRST_FOUR = [names.rate, names.epochs, names.rank, names.batch];

for (const size of windows)
  test.describe(`at ${size.width} px`, () => {
    test.use({ viewport: size });

    test("names, values and zones of four parameters are in the first screen, with the curve", async ({ page }) => {
      await openSimulated(page);
      const lowest = await page.evaluate(
        () => document.querySelector(".bottom")?.getBoundingClientRect().top || innerHeight,
      );
      for (const name of FIRST_FOUR) {
        const field = row(page, name);
        const seen = [
          field.getByRole("heading", { name }),
          field.locator("header").locator("input, select"),
          field.locator(parts.fieldVerdict).getByRole("strong"),
        ];
        for (const part of seen) {
          await expect(part).toBeInViewport({ ratio: 1 });
          const box = await part.boundingBox();
          expect((box?.y ?? lowest) + (box?.height ?? 0), `${name} ends above the lower edge`).toBeLessThanOrEqual(
            lowest,
          );
        }
      }
      await expect(page.locator(parts.chart)).toBeInViewport({ ratio: 0.99 });
    });
  });

/** Returns place and size of each row, of its verdict and of its Details, from the top of the page. */
const rowBoxes = (page: Page) =>
  page.locator(".form").evaluate((form) =>
    [...form.querySelectorAll("section, section .verdict, section summary")]
      .filter((part) => part.checkVisibility())
      .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y + scrollY, width, height].map(Math.round).join(" ");
      }),
  );

for (const size of windows)
  testWithoutCurves(`no view or dialog leaves its styles on the rows at ${size.width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page);
    const before = await settled(page, () => rowBoxes(page));
    await (await menuItem(page, names.diagnose)).filter({ visible: true }).click();
    await expect(page.getByRole("heading", { name: names.diagnosis })).toBeVisible();
    await button(page, names.close).click();
    await expect(page.locator(".form")).toBeVisible();
    await expect.poll(() => rowBoxes(page), names.diagnose).toEqual(before);
    const dialogs = [names.open, names.runs, names.keys, names.reference, names.export, names.licences, names.how];
    for (const name of dialogs) {
      const opener = button(page, name).filter({ visible: true });
      if ((await opener.count()) === 0) await button(page, names.more).click();
      await opener.first().click();
      const dialog = page.locator("dialog[open]");
      await expect(dialog).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect.poll(() => rowBoxes(page), name).toEqual(before);
    }
    await button(page, names.setup).click();
    await expect(page.locator(".setup")).toBeVisible();
    await page.keyboard.press("Escape");
    await button(page, names.sweep).click();
    await expect(page.locator("dialog[open] fieldset").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect.poll(() => rowBoxes(page), names.sweep).toEqual(before);
  });

test("at 280 px nothing is wider than the window", async ({ page }) => {
  await page.setViewportSize({ width: 280, height: 653 });
  await openSimulated(page, "#lr=5e-4&rank=64");
  expect(await overflow(page)).toEqual([]);
  await button(page, names.how).click();
  await expect(page.getByRole("dialog", { name: names.how }).getByRole("table")).toBeVisible();
  expect(await overflow(page)).toEqual([]);
});

testWithoutCurves("a row stays under the pointer as the open row above it closes", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await page.evaluate(() => scrollTo(0, 500));
  await slider(page, names.batch).hover();
  const place = async () => Math.round((await slider(page, names.batch).boundingBox())?.y ?? 0);
  const before = await settled(page, place);
  await page.mouse.down();
  await page.mouse.up();
  await expect(row(page, names.batch).locator(parts.zones).first()).toBeVisible();
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
});

test("on a phone the bar leads from the diagnosis to the suggestions", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSimulated(page, "#lr=5e-4");
  await (await menuItem(page, names.diagnose)).filter({ visible: true }).click();
  await expect(page.getByRole("heading", { name: names.diagnosis })).toBeVisible();
  await button(page, names.suggestions).click();
  await expect(page.locator("#suggestions-title")).toBeFocused();
  await expect(page.locator("#suggestions-title")).toBeInViewport();
});

test("nothing but the page scrolls up and down", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSimulated(page, "#lr=5e-4&rank=64&base=lr:1e-4");
  const scrollers = await page.locator("body *").evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && !one.closest("dialog, textarea, [popover]"))
      .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight)
      .map((one) => one.outerHTML.slice(0, 100)),
  );
  expect(scrollers).toEqual([]);
});

testWithoutCurves(
  "the row whose control is used is the open one, all rows hold their explanations, and Expand all is remembered",
  async ({ page }) => {
    await open(page);
    const zones = (name: string) => row(page, name).locator(parts.zones);
    await expect(zones(names.rate).first()).toBeVisible();
    await expect(zones(names.epochs).first()).toBeHidden();
    // at the top the page cannot scroll by what closes above: it stays open, and the slider in use where it is
    const before = await boxOf(slider(page, names.epochs));
    await slider(page, names.epochs).press("ArrowRight");
    await expect(zones(names.epochs).first()).toBeVisible();
    await expect.poll(() => slider(page, names.epochs).boundingBox()).toEqual(before);
    await row(page, names.temperature).locator(parts.details).click();
    await expect(zones(names.temperature).nth(2)).toBeVisible();
    for (const name of [names.rate, names.epochs]) await expect(zones(name).first()).toBeHidden();
    for (const name of [names.rate, names.rank, names.rollouts]) await expect(zones(name)).toHaveCount(3);
    await button(page, names.expandAll).click();
    for (const name of [names.rate, names.temperature]) await expect(zones(name).nth(2)).toBeVisible();
    await page.reload();
    for (const name of [names.rate, names.temperature]) await expect(zones(name).nth(2)).toBeVisible();
  },
);

testWithoutCurves("on a phone a row opens with its slider, and what it warns of is in it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "#lr=5e-4");
  await expect(rate(page)).toBeHidden();
  await row(page, names.rate).locator(parts.details).click();
  await expect(rate(page)).toBeInViewport({ ratio: 1 });
  await expect(row(page, names.rate).locator(".row-suggestions").getByRole("button").first()).toBeVisible();
  await row(page, names.batch).locator(parts.details).click();
  await expect(slider(page, names.batch)).toBeInViewport({ ratio: 1 });
  await expect(rate(page)).toBeHidden();
});

testWithoutCurves(
  "the diagnosis replaces the form, Back returns to it, and settings that changed meanwhile stay",
  async ({ page }) => {
    await open(page);
    await button(page, names.diagnose).click();
    await expect(page.getByRole("heading", { name: names.diagnosis })).toBeVisible();
    await expect(rate(page)).toBeHidden();
    // as a suggestion of the diagnosis would
    await page.keyboard.press("Escape");
    await page.goBack();
    await expect(rate(page)).toBeVisible();
    await rate(page).press("ArrowRight");
    await button(page, names.diagnose).click();
    await page.goBack();
    await expect(rate(page)).toHaveAttribute("aria-valuetext", "1.2e-4, just right");
    await expect(page).toHaveURL(/lr=1.2e-4/);
    await page.goForward();
    await expect(page.getByRole("heading", { name: names.diagnosis })).toBeVisible();
  },
);
