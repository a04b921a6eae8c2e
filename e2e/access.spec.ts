import { devices, type Page } from "@playwright/test";
import { unfoldAll } from "./acts.mjs";
import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import {
  boxOf,
  button,
  combobox,
  exactRate,
  expect,
  fold,
  menuItem,
  open,
  openRow,
  openSimulated,
  rate,
  row,
  settled,
  simulated,
  slider,
  test,
  testWithoutCurves,
  textbox,
} from "./page.ts";

const { hasTouch, isMobile, deviceScaleFactor, userAgent } = devices["Pixel 7"];

test("axe finds nothing in either theme at 1440 and at 390 px, everything unfolded", async ({ page }) => {
  test.slow();
  // few prompts, so that the background jobs of nine epochs are soon done
  await openSimulated(page, "#lr=5e-4&rank=64&ep=9&t=0.9&prompts=30&nonsense=1");
  await unfoldAll(page);
  await exactRate(page).fill("abc");
  await expect(page.locator(parts.invalid)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator(".bottom")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** A log with a fall, held-out points and other series. */
const LOG = Array.from({ length: 120 }, (_, i) =>
  JSON.stringify({
    step: i + 1,
    reward: (i < 80 ? 0.3 + 0.005 * i : 0.1) + (((i * 7919) % 13) - 6) / 80,
    kl: i / 3000,
    ...(i % 20 === 0 && { "eval/reward": 0.3 + 0.003 * i }),
  }),
).join("\n");

async function diagnose(page: Page) {
  await (await menuItem(page, names.diagnose)).click();
  await page.getByLabel(names.logText).fill(LOG);
  await button(page, names.diagnoseText).click();
  await expect(page.locator(parts.runVerdict)).toBeVisible();
}

/** The dialogs by the button that opens each, with what is done in it. */
const dialogs: readonly { opener: string; title: string; act?: (page: Page) => Promise<void> }[] = [
  {
    opener: names.open,
    title: names.openDialog,
    act: async (page) => {
      await page
        .getByLabel(names.importText)
        .fill("firectl rftj create --learning-rate 3e-4 --lora-rank 7 --colour red");
      await expect(page.locator(parts.report).getByRole("listitem").first()).toBeVisible();
    },
  },
  {
    opener: names.runs,
    title: names.runsDialog,
    act: async (page) => {
      await button(page.getByRole("dialog"), names.saveRun).click();
      await expect(page.locator(parts.savedRun).first()).toBeVisible();
    },
  },
  { opener: names.sweep, title: names.sweepDialog },
  { opener: names.keys, title: names.keysDialog },
  { opener: names.reference, title: names.reference },
  { opener: names.licences, title: names.licences },
  { opener: names.how, title: names.how },
];

const inMenu = [names.keys, names.reference];
const inBar = [names.open, names.runs];
/** The button that opens a dialog; that of the menu or, on a narrow page, of the bar once the menu is open. */
const openerOf = (page: Page, name: string) =>
  [...inMenu, ...inBar].includes(name) ? menuItem(page, name) : button(page, name);

test("axe finds nothing in the diagnosis and the comparison", async ({ page }) => {
  await openSimulated(page, "#lr=5e-4&rank=64&base=lr:1e-4");
  await button(page, names.diagnose).click();
  await expect(page.getByLabel(names.logText)).toBeVisible();
  expect(await violations(page, parts.diagnosis)).toEqual([]);
  await page.goBack();
  await expect(rate(page)).toBeVisible();
  await diagnose(page);
  expect(await violations(page, parts.diagnosis)).toEqual([]);
  await page.goBack();
  await expect(page.locator(parts.difference)).toBeVisible();
  expect(await violations(page, "aside")).toEqual([]);
});

testWithoutCurves("axe finds nothing in any dialog, and the focus goes back where it was", async ({ page }) => {
  test.slow();
  await open(page, "#lr=5e-4&rank=64");
  for (const { opener, title, act } of dialogs)
    await test.step(title, async () => {
      await (await openerOf(page, opener)).click();
      const dialog = page.getByRole("dialog", { name: title });
      await expect(dialog).toBeVisible();
      await act?.(page);
      // at this width how.spec.ts and notebook.spec.ts look at more of these two
      if (![names.how, names.runs].includes(opener)) expect(await violations(page, "dialog[open]")).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(button(page, inMenu.includes(opener) ? names.more : opener)).toBeFocused();
    });
});

testWithoutCurves("everything can be done from the keyboard", async ({ page }) => {
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
  const epochs = slider(page, names.epochs);
  await epochs.focus();
  await page.keyboard.press("PageUp");
  await expect(epochs).toHaveAttribute("aria-valuetext", "4, too many");
  const rank = combobox(page, names.rank);
  await rank.focus();
  await page.keyboard.press("ArrowDown");
  await expect(rank).toHaveValue("16");
  await slider(page, names.batch).focus();
  await page.keyboard.press("ArrowDown");
  await expect(textbox(page, names.exactBatch)).toHaveValue("16384");
  const download = page.waitForEvent("download");
  await button(page, names.export).filter({ visible: true }).focus();
  await page.keyboard.press("Enter");
  await expect(button(page, names.downloadConfig)).toBeFocused();
  await page.keyboard.press("Enter");
  await download;
});

test.describe("on a phone", () => {
  test.use({ hasTouch, isMobile, deviceScaleFactor, userAgent, viewport: { width: 390, height: 844 } });

  test("nothing is wider than the screen, and the curve stays in view while a slider is used", async ({ page }) => {
    await openSimulated(page);
    expect(await overflow(page)).toEqual([]);
    const batch = slider(page, names.batch);
    await openRow(page, names.batch);
    await batch.scrollIntoViewIfNeeded();
    await batch.focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(parts.chart)).toBeInViewport({ ratio: 0.9 });
    await expect(batch).toBeInViewport();
    await simulated(page);
    const { y, height } = await boxOf(page.locator(parts.verdict));
    expect(y + height, "the form has its room").toBeLessThan(844 * 0.3);
    await expect(row(page, names.batch).locator(parts.zones).nth(2)).toBeVisible();
  });

  testWithoutCurves("a tap on the track sets the value", async ({ page }) => {
    await open(page);
    await openRow(page, names.rate);
    await rate(page).scrollIntoViewIfNeeded();
    const box = await boxOf(rate(page));
    await page.touchscreen.tap(box.x + box.width - 14, box.y + box.height / 2);
    await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  });
});

test("at 200 % and at 400 % zoom nothing has to be scrolled sideways", async ({ page }) => {
  test.slow();
  const zooms = [
    { width: 720, height: 450 },
    { width: 320, height: 256 },
  ];
  const fits = async (what: string) => {
    for (const size of zooms) {
      await page.setViewportSize(size);
      expect(await overflow(page), `${what} at ${size.width} px`).toEqual([]);
    }
  };
  await page.setViewportSize({ width: 720, height: 450 });
  await openSimulated(page, "#lr=5e-4&rank=64&n=2&base=lr:1e-4&nonsense=1");
  await unfoldAll(page);
  await expect(page.locator(parts.difference)).toBeVisible();
  await fits("the page");
  await diagnose(page);
  await fits("the diagnosis");
  await page.goBack();
  await expect(page.locator(".form")).toBeVisible();
  for (const { opener, title, act } of dialogs) {
    await (await openerOf(page, opener)).click();
    const dialog = page.getByRole("dialog", { name: title });
    await expect(dialog).toBeVisible();
    await act?.(page);
    await fits(title);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});

test("wider text, as WCAG 1.4.12 has it, is neither cut off nor wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSimulated(page, "#lr=5e-4&base=lr:1e-4");
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  expect(await overflow(page)).toEqual([]);
  const cut = await page
    .locator("button:visible:not(.skip), select:visible, summary:visible")
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML));
  expect(cut).toEqual([]);
});

test("whatever is pressed measures at least 24 pixels, but for links within a sentence", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSimulated(page, "#lr=5e-4&rank=64&n=2&base=lr:1e-4");
  await unfoldAll(page);
  await diagnose(page);
  const small = await page.locator("button:not(.skip), a, summary, select, input, textarea").evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("p a, cite, .standing"))
      .map((one) => ({ box: (one.closest("label") ?? one).getBoundingClientRect(), html: one.outerHTML }))
      .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
      .map(({ box, html }) => `${box.width} x ${box.height}: ${html}`),
  );
  expect(small).toEqual([]);
});

testWithoutCurves(
  "what has the focus shows it, and is never hidden by the preview, forwards and backwards",
  async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page);
    /** What has the focus: where it is not seen, and why. */
    const look = () =>
      page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return undefined;
        const name = focused.outerHTML.slice(0, 90);
        const { top, bottom, height } = focused.getBoundingClientRect();
        const sticking = [...document.querySelectorAll(".top, main :is(.chart, .says), .bottom")];
        const isUnder = !sticking.some((one) => one.contains(focused));
        const edge = (which: string, side: "top" | "bottom") =>
          document.querySelector(which)?.getBoundingClientRect()[side] ?? 0;
        const covered = isUnder ? edge("main .says", "bottom") : 0;
        const seen = Math.min(bottom, isUnder ? edge(".bottom", "top") : innerHeight) - Math.max(top, covered);
        const hidden = seen < Math.min(24, height - 1);
        // a thumb, which has an outline of its own, cannot be asked for it
        const ringed =
          focused.matches(".slider input") ||
          [focused, focused.parentElement, focused.parentElement?.parentElement].some(
            (one) => one && getComputedStyle(one).outlineStyle === "solid",
          );
        return { name, problem: hidden ? "hidden" : ringed ? undefined : "no ring" };
      });
    for (const key of ["Tab", "Shift+Tab"]) {
      const seen: string[] = [];
      const problems: string[] = [];
      for (let stop = 0; stop < 150; stop++) {
        await page.keyboard.press(key);
        let at = await look();
        if (at?.problem) at = await settled(page, look);
        if (!at) break;
        seen.push(at.name);
        if (at.problem) problems.push(`${key}: ${at.problem}: ${at.name}`);
      }
      expect(problems).toEqual([]);
      expect(seen.length).toBeGreaterThan(40);
    }
    await rate(page).focus();
    const focused = await rate(page).screenshot({ animations: "disabled" });
    await rate(page).blur();
    expect(focused.equals(await rate(page).screenshot({ animations: "disabled" }))).toBe(false);
  },
);

test("in forced colours zones and curves are told apart", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await openSimulated(page, "#lr=1.5e-4&base=lr:1e-4");
  const zones = row(page, names.rate).locator(parts.zonePaint);
  const paints = await zones.evaluateAll((all) => all.map((one) => getComputedStyle(one).background));
  expect(new Set(paints).size).toBe(3);
  await expect(page.locator(parts.baselineCurves).locator("path")).toHaveCount(1);
  const lines = await page
    .locator(":is(.curves, .baseline-curves) :is(.train, .held-out)")
    .evaluateAll((all) =>
      all.map((one) => getComputedStyle(one)).map((style) => [style.stroke, style.strokeDasharray]),
    );
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(lines.filter(([stroke]) => stroke === ground)).toEqual([]);
  expect(new Set(lines.map(([, dashes]) => dashes)).size).toBe(3);
});

testWithoutCurves("nothing moves of its own for whoever asks for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  const moving = await page.locator("*").evaluateAll((all) =>
    all
      .map((one) => getComputedStyle(one))
      .filter((style) => /[1-9]/.test(`${style.transitionDuration} ${style.animationDuration}`))
      .map((style) => style.transitionProperty),
  );
  expect(moving).toEqual([]);
});

test("the curve is there in words, the baseline's beside it", async ({ page }) => {
  await openSimulated(page, "#lr=5e-4&base=lr:1e-4");
  const heading = fold(page, names.curveText);
  await heading.focus();
  await page.keyboard.press("Enter");
  const lines = page.locator("details", { has: heading }).getByRole("listitem");
  // counts; rewards and steps; the baseline
  await expect(lines.filter({ hasText: /64 .*\d+ hold, \d+ collapse/ })).not.toHaveCount(0);
  await expect(lines.filter({ hasText: /held-out.*0\.\d\d .*0\.\d\d .*75 /i })).not.toHaveCount(0);
  await expect(lines.filter({ hasText: /baseline.*0\.\d\d .*0\.\d\d/i })).not.toHaveCount(0);
});

test("a screen reader is told the page in order: landmarks, headings, names, values and zones", async ({ page }) => {
  await openSimulated(page, "#lr=5e-4");
  await expect(page.locator(`${parts.sensitivity}[aria-busy=false]`).first()).toBeVisible();
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - banner:
      - button
      - heading [level=1]
      - button /8B/
      - navigation:
        - button "${names.open}"
        - button "${names.diagnose}"
        - button "${names.runs}"
        - button "${names.copyLink}"
        - button "${names.export}"
        - button "${names.more}"
    - main:
      - heading [level=2]
      - region "${names.rate}":
        - heading "${names.rate}" [level=3]
        - button "${names.resetRate}"
        - textbox "${names.exactRate}": "5e-4"
        - slider "${names.rate}": /\\d+/
      - region "${names.epochs}"
      - region "${names.rank}"
      - region "${names.batch}"
      - region "${names.context}"
      - complementary /\\w/:
        - figure /\\w/:
          - heading [level=2]
          - list
          - slider "${names.readCurve}"
          - paragraph:
            - strong
        - region "${names.compare}"
        - region /\\w/
    - contentinfo
  `);
  // zone, value and what it leads to
  await expect(rate(page)).toHaveAccessibleDescription(/\bhigh\b.*\b5\b.*1e-4.*\bovershoot\b/s);
  await diagnose(page);
  const run = page.getByRole("region", { name: names.pastedRun });
  await expect(run.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(page.locator(parts.diagnosis)).toMatchAriaSnapshot(`
    - 'region "${names.pastedRun}"':
      - 'heading "${names.pastedRun}" [level=2]'
      - button /\\w/
      - paragraph:
        - strong
      - figure:
        - slider /\\w/
      - region "${names.signs}":
        - list
  `);
  const levels = await page
    .locator(":is(h1, h2, h3, h4, h5)")
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  await button(run, names.close).click();
  await expect(button(page, names.diagnose)).toBeFocused();
});
