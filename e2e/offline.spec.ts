import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { serve } from "./host.ts";
import { names, parts } from "./names.mjs";
import { boxOf, button, exactRate, expect, rate, simulated, test } from "./page.ts";

test.use({ serviceWorkers: "allow" });

/** Waits until the page is kept on this machine. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
  });

test("after the first visit the page works without a network, with the settings it had", async ({ page, context }) => {
  await page.goto("/");
  await simulated(page);
  await exactRate(page).fill("2e-4");
  await expect(page).toHaveURL(/lr=2e-4/);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await simulated(page);
  await expect(exactRate(page)).toHaveValue("2e-4");

  const before = await page.locator(parts.curve).getAttribute("d");
  const box = await boxOf(rate(page));
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.97, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await simulated(page);
  await expect(rate(page)).toHaveAttribute("aria-valuetext", /too high/);
  await expect.poll(() => page.locator(parts.curve).getAttribute("d")).not.toBe(before);
  // simulated by the kernel, not by its slower stand-in
  await expect(page.getByText(names.slow)).toHaveCount(0);

  await button(page, names.how).click();
  await expect(page.getByRole("dialog", { name: names.how })).toBeVisible();
  await context.setOffline(false);
});

test("a new version waits until it is asked for, and keeps the settings", async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), "goldilocks-"));
  await cp("dist/site", folder, { recursive: true });
  const { address, close } = await serve(folder, "/some/sub/folder/");
  const page = await browser.newPage({ serviceWorkers: "allow" });
  await page.goto(address);
  await simulated(page);
  await kept(page);
  await expect(page.getByText(names.newVersion)).toHaveCount(0);
  await exactRate(page).fill("3e-4");
  await expect(page).toHaveURL(/lr=3e-4/);

  // the next version: another page, and with it another list of what is kept
  const next = (await readFile(join(folder, "index.html"), "utf8")).replace("<title>", "<title>Next ");
  await writeFile(join(folder, "index.html"), next);
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  await writeFile(join(folder, "sw.js"), worker.replace(/(url:"index\.html",revision:")\w+/, "$1next"));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(page.getByText(names.newVersion)).toBeVisible();
  expect(await page.title()).not.toContain("Next");

  await button(page, names.reload).click();
  await expect(page).toHaveTitle(/^Next /);
  await simulated(page);
  await expect(exactRate(page)).toHaveValue("3e-4");
  await expect(page.getByText(names.newVersion)).toHaveCount(0);
  await page.close();
  await close();
  await rm(folder, { recursive: true });
});

test("the page can be installed from a folder below a host's root", async ({ browser }) => {
  const { address, close } = await serve("dist/site", "/some/sub/folder/");
  const page = await browser.newPage({ serviceWorkers: "allow" });
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  await page.goto(`${address}#lr=2e-4`);
  await simulated(page);
  await kept(page);
  const session = await page.context().newCDPSession(page);
  const { url, errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(url).toBe(`${address}manifest.webmanifest`);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  const manifest = await (await page.request.get(url)).json();
  for (const { src } of manifest.icons) expect((await page.request.get(new URL(src, url).href)).ok()).toBe(true);
  expect(new URL(manifest.start_url, url).href).toBe(address);
  expect(failed).toEqual([]);
  await page.close();
  await close();
});
