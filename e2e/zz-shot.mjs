import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./browser.mjs";

const server = await preview({ preview: { port: 4344 }, logLevel: "silent" });
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
const mode = process.argv[2];
for (const [name, width, height, colorScheme] of [
  ["wide", 1440, 900, "light"],
  ["phone", 390, 844, "dark"],
]) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  page.on("console", (m) => m.type() === "error" && console.log(m.text()));
  await page.goto(`http://localhost:4344/${process.argv[3] ?? ""}`);
  await page.locator(".says[aria-busy=false]").waitFor({ timeout: 60_000 });
  if (mode === "goals") {
    await page.getByRole("button", { name: "Better quality" }).click();
    await page.getByText("How these come about").click();
    await page.getByText("Price, from a rate").click();
    await page.locator("aside .goals").screenshot({ path: `/tmp/plan-goals-${name}.png` });
    await page.locator("aside .run-size").screenshot({ path: `/tmp/plan-size-${name}.png` });
  } else {
    await page.getByRole("button", { name: "Plan a sweep…" }).click();
    await page.locator(".multiples").waitFor();
    if (process.argv[4]) await page.getByRole("combobox", { name: /Second/ }).selectOption(process.argv[4]);
    await page.getByText(/^All .* simulated/).waitFor({ timeout: 60000 });
    await page.screenshot({ path: `/tmp/plan-sweep-${name}.png` });
    await page.locator("dialog").evaluate((d) => {
      d.scrollTop = d.clientHeight * 0.85;
    });
    await page.screenshot({ path: `/tmp/plan-sweep-${name}-2.png` });
    await page.locator("dialog").evaluate((d) => {
      d.scrollTop = d.scrollHeight;
    });
    await page.screenshot({ path: `/tmp/plan-sweep-${name}-3.png` });
  }
  console.log(name, await page.evaluate(() => document.documentElement.scrollWidth));
  await page.close();
}
await browser.close();
await server.close();
process.exit(0);
