import { readFile } from "node:fs/promises";
import { createServer as createHost } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { build } from "vite";
import { serve } from "./host.ts";
import { names, parts } from "./names.mjs";
import { exactRate, expect, fold, open, openSimulated, rate, script, simulated, test } from "./page.ts";

const DEFAULT_RATE = "1e-4";
const main = script("index");

declare global {
  interface Window {
    /** Every exact learning rate that was visible in some frame. */
    seenRates: string[];
    /** Whether the chart was visible in some frame before the script ran. */
    seenCurves: string[];
    /** How much jumped while the page started, as a share of the window. */
    jumped: number;
  }
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page has the form, its explanations and a curve of the defaults", async ({ page }) => {
    await page.goto("/");
    await expect(rate(page)).toBeVisible();
    await expect(exactRate(page)).toHaveValue(DEFAULT_RATE);
    await expect(page.locator(parts.zones).first()).toBeVisible();
    const background = page.locator("details.background").first();
    await fold(background, names.background).click();
    await expect(background.getByRole("link").first()).toBeVisible();
    const points = (await page.locator(parts.curve).getAttribute("d"))?.match(/[ML]/g) ?? [];
    expect(points.length).toBeGreaterThan(15);
    await expect(page.locator(parts.verdict)).toContainText(/healthy/i);
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
  await openSimulated(page);
  const seen = async (one: typeof page) => ({
    stats: await one.locator(parts.stats).innerText(),
    verdict: await one.locator(parts.verdict).innerText(),
    read: await one.getByRole("slider", { name: names.readCurve }).getAttribute("aria-valuetext"),
  });
  expect(await seen(still)).toEqual(await seen(page));
  await still.close();
});

test("React takes the prerendered page over without a word in development", async ({ page }) => {
  const site = test.info().outputPath("site");
  // a build for development shows the same as the server of `npm run dev`, for half of the processor's time
  process.env["NODE_ENV"] = "development";
  await build({ mode: "development", logLevel: "error", build: { outDir: site, minify: false } });
  const { address, close } = await serve(site, "/");
  const said: string[] = [];
  // the fixture would count this other origin as a foreign one
  const other = await page.context().newPage();
  other.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  other.on("pageerror", (error) => said.push(error.message));
  // a link's values come right after those that were prerendered
  await other.goto(`${address}#lr=5e-4&rank=64`);
  await simulated(other);
  await other.close();
  await close();
  // what React says in development alone: it would say a difference, too
  expect(said.join()).toContain("React DevTools");
  expect(said.filter((line) => !/^(debug|info): /.test(line))).toEqual([]);
});

/** Notes in every frame what of the settings can be seen. */
const watch = () => {
  window.seenRates = [];
  window.seenCurves = [];
  const look = () => {
    const exact = document.querySelector<HTMLInputElement>("#root .field .exact input");
    const curve = document.querySelector(".curves .held-out");
    const end = document.querySelector(".stats b");
    if (exact?.checkVisibility({ visibilityProperty: true })) window.seenRates.push(exact.value);
    if (curve?.checkVisibility({ visibilityProperty: true })) window.seenCurves.push(end?.textContent ?? "");
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

test("a link's values are the only ones that are ever seen", async ({ page }) => {
  await openSimulated(page);
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
  await expect(page.getByRole("heading", { name: names.rate })).toBeVisible();
  await expect(rate(page)).toBeHidden();
  await expect(page.locator(parts.fieldVerdict).first()).toBeHidden();
  await expect(page.locator(parts.curve)).toBeHidden();
  await expect(page.locator(parts.setupText)).toBeHidden();
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
  await openSimulated(page);
  expect(new Set(await page.evaluate(() => window.seenRates))).toEqual(new Set(["3e-4"]));
});

test("the defaults are seen before the script comes, on a bare address and on a link to them", async ({ page }) => {
  await open(page);
  const { hash } = new URL(page.url());
  let release = () => {};
  await page.route(main, async (route) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    await route.continue();
  });
  for (const address of ["/", `/${hash}`]) {
    await page.goto("about:blank");
    const asked = page.waitForRequest(main);
    await page.goto(address, { waitUntil: "commit" });
    await expect(exactRate(page)).toBeVisible();
    expect(
      await page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /worker/.test(name))),
    ).toBe(false);
    await asked;
    release();
    await simulated(page);
  }
});

test("a page whose script does not come says so, and shows no values in place of a link's", async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage();
  await page.route(main, (route) => route.abort());
  await page.goto(`${baseURL}/#lr=5e-4`);
  await expect(page.getByRole("alert").filter({ hasText: names.pageMissing })).toBeVisible();
  await expect(rate(page)).toBeHidden();
  await expect(page).toHaveURL(/#lr=5e-4$/);
  await page.close();
});

/** Adds up how much of the page jumps while it starts. */
const watchJumps = (page: Page) =>
  page.addInitScript(() => {
    window.jumped = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.jumped += Number(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
  });

test("on a phone the form waits for the curve that stands above it, however slowly the page comes", async ({
  browser,
}) => {
  const html = await readFile("dist/site/index.html", "utf8");
  const [form = "", ...rest] = html.split(/(?=<aside)/);
  let release = () => {};
  const host = createHost((request, response) => {
    // a script that does nothing: one that does not come would be said, above everything
    if (request.url !== "/") return void response.writeHead(200, { "Content-Type": "text/javascript" }).end();
    response.writeHead(200, { "Content-Type": "text/html" }).write(form);
    release = () => void response.end(rest.join(""));
  });
  await new Promise<void>((resolve) => host.listen(0, resolve));
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await watchJumps(page);
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { name: "Goldilocks" })).toBeVisible();
  await expect(page.locator(parts.field).last()).toBeAttached();
  await expect(page.getByRole("heading", { name: names.rate })).toBeHidden();
  release();
  await expect(page.getByRole("heading", { name: names.rate })).toBeVisible();
  await expect(page.locator(parts.curve)).toBeVisible();
  expect(await page.evaluate(() => window.jumped)).toBeLessThan(0.005);
  await page.close();
  host.closeAllConnections();
  host.close();
});

for (const width of [1440, 390])
  test(`nothing jumps at ${width} px while the page starts`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await watchJumps(page);
    await openSimulated(page);
    await expect(page.getByRole("button", { name: names.export })).toBeVisible();
    expect(await page.evaluate(() => window.jumped)).toBeLessThan(0.005);
  });

test("nothing jumps when the suggestions for a link are ranked", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await watchJumps(page);
  await openSimulated(page, "#lr=5e-4&rank=64");
  await expect(page.locator(`${parts.effect} b`).first()).toBeVisible();
  expect(await page.evaluate(() => window.jumped)).toBeLessThan(0.005);
});
