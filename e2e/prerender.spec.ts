import type { Page } from "@playwright/test";
import { createServer } from "vite";
import { exactRate, expect, open, rate, simulated, test } from "./page.ts";

const DEFAULT_RATE = "1e-4";
const main = /\/assets\/index-[^/]+\.js$/;

declare global {
  interface Window {
    /** Every exact learning rate that was visible in some frame. */
    seenRates: string[];
    /** Whether the chart was visible in some frame before the script ran. */
    seenCurves: string[];
  }
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page has the form, its explanations and a curve of the defaults", async ({ page }) => {
    await page.goto("/");
    await expect(rate(page)).toBeVisible();
    await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
    await expect(page.getByText("updates can overshoot the good weights")).toBeVisible();
    await page.getByText("When to change it, and who says so").first().click();
    await expect(page.locator(".background").first().getByText("Source", { exact: true })).toBeVisible();
    const points = (await page.locator("path.train").getAttribute("d"))?.match(/[ML]/g) ?? [];
    expect(points.length).toBeGreaterThan(15);
    await expect(page.locator(".says")).toContainText("Healthy");
    await expect(page.locator("noscript .page-notice")).toBeVisible();
  });

  test("no element has a style attribute or a handler of its own", async ({ page }) => {
    const html = await (await page.request.get("/")).text();
    expect(html).toContain("data-style=");
    expect(html).not.toMatch(/<[^>]+\s(style|on\w+)=/);
  });
});

test("the prerendered curve is what the page simulates itself", async ({ page, browser, baseURL }) => {
  const still = await browser.newPage({ javaScriptEnabled: false });
  await still.goto(`${baseURL}/`);
  await open(page);
  const seen = async (one: typeof page) => ({
    stats: await one.locator(".stats").innerText(),
    says: await one.locator(".says").innerText(),
    read: await one.locator(".reader").getAttribute("aria-valuetext"),
  });
  expect(await seen(still)).toEqual(await seen(page));
  await still.close();
});

test("React takes the prerendered page over without a word in development", async ({ page }) => {
  const server = await createServer({ cacheDir: "test-results/vite", server: { port: 0 }, logLevel: "error" });
  await server.listen();
  const said: string[] = [];
  // the fixture would count this other origin as a foreign one
  const other = await page.context().newPage();
  other.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  other.on("pageerror", (error) => said.push(error.message));
  // a link's values come right after those that were prerendered
  await other.goto(`${server.resolvedUrls?.local[0]}#lr=5e-4&rank=64`);
  await simulated(other);
  await other.close();
  await server.close();
  expect(said.filter((line) => !/^(debug|info): /.test(line))).toEqual([]);
});

/** Notes in every frame what of the settings can be seen. */
const watch = () => {
  window.seenRates = [];
  window.seenCurves = [];
  const look = () => {
    const exact = document.querySelector<HTMLInputElement>("#root .field .exact input");
    const curve = document.querySelector("path.train");
    const end = document.querySelector(".stats b");
    if (exact?.checkVisibility({ visibilityProperty: true })) window.seenRates.push(exact.value);
    if (curve?.checkVisibility({ visibilityProperty: true })) window.seenCurves.push(end?.textContent ?? "");
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

test("a link's values are the only ones that are ever seen", async ({ page }) => {
  await open(page);
  const defaultEnd = await page.locator(".stats b").first().innerText();
  await page.addInitScript(watch);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(main, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("about:blank");
  await page.goto("/#lr=5e-4&ep=2", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { name: "Learning rate" })).toBeVisible();
  await expect(rate(page)).toBeHidden();
  await expect(page.locator(".verdict").first()).toBeHidden();
  await expect(page.locator("path.train")).toBeHidden();
  await expect(page.locator(".fact input").first()).toBeHidden();
  await page.waitForTimeout(200);
  release();
  await simulated(page);
  await expect(exactRate(page)).toHaveValue("5e-4");
  const { rates, ends } = await page.evaluate(() => ({ rates: window.seenRates, ends: window.seenCurves }));
  expect(new Set(rates)).toEqual(new Set(["5e-4"]));
  expect(ends.length).toBeGreaterThan(0);
  expect(ends).not.toContain(defaultEnd);
});

test("a person's own stored values are the only ones that are ever seen", async ({ page }) => {
  await open(page);
  await exactRate(page).fill("3e-4");
  await expect(page).toHaveURL(/lr=3e-4/);
  await page.goto("about:blank");
  await page.addInitScript(watch);
  await open(page);
  expect(new Set(await page.evaluate(() => window.seenRates))).toEqual(new Set(["3e-4"]));
});

test("the defaults are seen before the script comes, on a bare address and on a link to them", async ({ page }) => {
  await open(page);
  const { hash } = new URL(page.url());
  await page.route(main, (route) => setTimeout(() => route.continue(), 1500));
  for (const address of ["/", `/${hash}`]) {
    await page.goto("about:blank");
    await page.goto(address, { waitUntil: "commit" });
    await expect(exactRate(page)).toBeVisible({ timeout: 1000 });
    expect(
      await page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /worker/.test(name))),
    ).toBe(false);
    await simulated(page);
  }
});

test("a page whose script does not come says so, and shows no values in place of a link's", async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage();
  for (const chunk of [main, /\/arrive-[^/]+\.js$/]) {
    await page.route(chunk, (route) => route.abort());
    await page.goto("about:blank");
    await page.goto(`${baseURL}/#lr=5e-4`);
    await expect(page.getByRole("alert").filter({ hasText: "did not load" })).toBeVisible();
    await expect(rate(page)).toBeHidden();
    await expect(page).toHaveURL(/#lr=5e-4$/);
    await page.unroute(chunk);
  }
  await page.close();
});

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
