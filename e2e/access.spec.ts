import AxeBuilder from "@axe-core/playwright";
import { devices, type Page } from "@playwright/test";
import { unfoldAll } from "./acts.mjs";
import { overflow } from "./overflow.ts";
import { exactRate, expect, open, rate, simulated, test } from "./page.ts";

const { hasTouch, isMobile, deviceScaleFactor, userAgent } = devices["Pixel 7"];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the ${colorScheme} theme at ${width} px, everything unfolded`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width > 400 ? 900 : 844 });
      await open(page, "#lr=5e-4&rank=64&ep=9&t=0.9&nonsense=1");
      await unfoldAll(page);
      await exactRate(page).fill("abc");
      await expect(page.locator(".field .why")).toBeVisible();
      const builder = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]);
      expect(await complaints(builder)).toEqual([]);
    });
  }
}

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
  await page.getByRole("button", { name: "Diagnose…" }).click();
  await page.getByLabel("Log as text").fill(LOG);
  await page.getByRole("button", { name: "Diagnose the text" }).click();
  await expect(page.locator(".verdict-title")).toBeVisible();
}

/** The dialogs by the button that opens each, with what is done in it. */
const dialogs: readonly { opener: string; title: string; act?: (page: Page) => Promise<void> }[] = [
  {
    opener: "Open…",
    title: "Open a config",
    act: async (page) => {
      await page.getByLabel("Text to open").fill("firectl rftj create --learning-rate 3e-4 --lora-rank 7 --colour red");
      await expect(page.locator(".report li").first()).toBeVisible();
    },
  },
  {
    opener: "Runs…",
    title: "Notebook of runs",
    act: async (page) => {
      await page.getByRole("button", { name: "Keep this run" }).click();
      await expect(page.locator(".run").first()).toBeVisible();
    },
  },
  { opener: "Plan a sweep…", title: "Plan a sweep" },
  { opener: "Keyboard shortcuts", title: "Keyboard" },
  { opener: "Every parameter, field by field", title: "Every parameter, field by field" },
  { opener: "Licences", title: "Licences" },
  { opener: "How this preview works", title: "How this preview works" },
];

const complaints = async (builder: AxeBuilder) => {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
};

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the diagnosis, the comparison and the dialogs in the ${colorScheme} theme`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await open(page, "#lr=5e-4&rank=64&base=lr:1e-4");
    const own = () => new AxeBuilder({ page }).include(".diagnosis");
    await page.getByRole("button", { name: "Diagnose…" }).click();
    await expect(page.getByLabel("Log as text")).toBeVisible();
    expect(await complaints(own())).toEqual([]);
    await diagnose(page);
    expect(await complaints(own().include("aside"))).toEqual([]);
    for (const { opener, title, act } of dialogs) {
      const button = page.getByRole("button", { name: opener, exact: true });
      await button.click();
      const dialog = page.getByRole("dialog", { name: title });
      await expect(dialog).toBeVisible();
      await act?.(page);
      expect(await complaints(new AxeBuilder({ page }).include("dialog[open]"))).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(button, "the focus goes back").toBeFocused();
    }
  });
}

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
    expect(await overflow(page)).toEqual([]);
    const batch = page.getByRole("slider", { name: "Batch size", exact: true });
    await batch.scrollIntoViewIfNeeded();
    await batch.focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(".canvas")).toBeInViewport({ ratio: 0.9 });
    await expect(batch).toBeInViewport();
    const box = await page.locator(".says").boundingBox();
    expect((box?.y ?? 844) + (box?.height ?? 0), "the form has its room").toBeLessThan(844 * 0.3);
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

for (const [zoom, width, height] of [
  ["200 %", 720, 450],
  ["400 %", 320, 256],
] as const) {
  test(`at ${zoom} zoom nothing has to be scrolled sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "#lr=5e-4&rank=64&n=2&base=lr:1e-4&nonsense=1");
    await unfoldAll(page);
    await expect(page.locator(".figures[aria-busy=false]")).toBeVisible();
    expect(await overflow(page)).toEqual([]);
    await diagnose(page);
    expect(await overflow(page)).toEqual([]);
    for (const { opener, title, act } of dialogs) {
      await page.getByRole("button", { name: opener, exact: true }).click();
      await expect(page.getByRole("dialog", { name: title })).toBeVisible();
      await act?.(page);
      expect(await overflow(page), title).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
}

test("wider text, as WCAG 1.4.12 has it, is neither cut off nor wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "#lr=5e-4&base=lr:1e-4");
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
  await open(page, "#lr=5e-4&rank=64&n=2&base=lr:1e-4");
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

test("what has the focus shows it, and is never hidden by the preview, forwards and backwards", async ({ page }) => {
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
      const sticking = [...document.querySelectorAll("main :is(.chart, .says)")];
      const boxes = sticking.map((one) => one.getBoundingClientRect());
      const isUnder = boxes.some((box) => box.top <= 0) && !sticking.some((one) => one.contains(focused));
      const covered = isUnder ? Math.max(...boxes.map((box) => box.bottom)) : 0;
      const seen = Math.min(bottom, innerHeight) - Math.max(top, covered);
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
      const at = await look();
      if (!at) break;
      seen.push(at.name);
      if (at.problem) problems.push(`${key}: ${at.problem}: ${at.name}`);
    }
    expect(problems).toEqual([]);
    expect(seen.length).toBeGreaterThan(50);
  }
  await rate(page).focus();
  const focused = await rate(page).screenshot({ animations: "disabled" });
  await rate(page).blur();
  expect(focused.equals(await rate(page).screenshot({ animations: "disabled" }))).toBe(false);
});

test("in forced colours zones and curves are told apart", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await open(page, "#lr=1.5e-4&base=lr:1e-4");
  const zones = page.getByRole("region", { name: "Learning rate" }).locator(".paint span");
  const paints = await zones.evaluateAll((all) => all.map((one) => getComputedStyle(one).background));
  expect(new Set(paints).size).toBe(3);
  await expect(page.locator(".baseline-curves path")).toHaveCount(2);
  const lines = await page
    .locator(":is(.curves, .baseline-curves) :is(.train, .held-out)")
    .evaluateAll((all) =>
      all.map((one) => getComputedStyle(one)).map((style) => [style.stroke, style.strokeDasharray]),
    );
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(lines.filter(([stroke]) => stroke === ground)).toEqual([]);
  expect(new Set(lines.map(([, dashes]) => dashes)).size).toBe(4);
});

test("nothing moves of its own for whoever asks for less motion", async ({ page }) => {
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
  await open(page, "#lr=5e-4&base=lr:1e-4");
  const fold = page.locator(".fold", { hasText: "Curve in words and numbers" });
  await fold.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(fold.getByRole("listitem").first()).toHaveText(
    /^Mean of 64 simulated runs: the train reward goes from 0\.\d\d to 0\.\d\d in 75 optimizer steps\.$/,
  );
  await expect(fold).toContainText(/Held-out ends at 0\.\d\d, 0\.\d\d below train/);
  await expect(fold).toContainText(/\d+ of the 64 runs collapse\./);
  await expect(fold).toContainText(/The baseline goes from 0\.\d\d to 0\.\d\d in 75 steps/);
});

test("a screen reader is told the page in order: landmarks, headings, names, values and zones", async ({ page }) => {
  await open(page, "#lr=5e-4");
  await expect(page.locator(".sensitivity[aria-busy=false]").first()).toBeVisible();
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - banner:
      - button "Skip to the settings"
      - heading "Goldilocks" [level=1]
      - navigation "Settings as a whole":
        - button "Undo" [disabled]
        - button "Redo" [disabled]
        - button "Reset all"
        - button "Open…"
        - button "Diagnose…"
        - button "Runs…"
        - button "Keyboard shortcuts"
        - button "Copy link"
      - form "Your case":
        - combobox "Task"
        - combobox "Prompts"
        - combobox "Model, B"
        - combobox "GPU memory, GiB"
    - main:
      - heading "Training parameters" [level=2]
      - region "Learning rate":
        - heading "Learning rate" [level=3]
        - button "Reset Learning rate to 1e-4"
        - textbox "Learning rate, exact value": "5e-4"
        - slider "Learning rate": /\\d+/
      - region "Epochs"
      - region "LoRA rank"
      - region "Batch size"
      - region "Context length"
      - complementary "What these settings would do":
        - figure "Simulated reward":
          - heading "Simulated reward" [level=2]
          - list
          - slider "Read the curve at a step"
          - paragraph:
            - strong: /Spike, then collapse/
        - region "Against the baseline"
        - region /thing/
        - region "Take it with you":
          - heading "Take it with you" [level=2]
          - group "Form":
            - radio "JSON" [checked]
          - paragraph:
            - button "Download JSON"
    - contentinfo
  `);
  await expect(rate(page)).toHaveAccessibleDescription(
    /Too high\b.*\b5×.*1e-4.*overshoot/s,
  );
  await diagnose(page);
  await expect(page.getByRole("heading", { name: "Your run: pasted text" })).toBeFocused();
  await expect(page.locator(".diagnosis")).toMatchAriaSnapshot(`
    - region /Your run. pasted text/:
      - heading /Your run. pasted text/ [level=2]
      - button "Another log…"
      - figure:
        - slider "Read the run at a point"
      - list "The other series of the log"
      - paragraph:
        - strong: Spike, then collapse
  `);
  const levels = await page
    .locator(":is(h1, h2, h3, h4, h5)")
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  await page.getByRole("region", { name: "Your run: pasted text" }).getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Diagnose…" })).toBeFocused();
});
