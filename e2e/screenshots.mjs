// Takes the README's screenshots of the built page: `npm run screenshots`.
import { mkdirSync } from "node:fs";
import { names, parts } from "./names.mjs";
import { openBuilt } from "./shoot.mjs";

/** @param {import("@playwright/test").Page} page */
async function diagnose(page) {
  await page.getByRole("button", { name: names.diagnose }).click();
  await page.getByRole("button", { name: "Spike, then collapse" }).click();
  await page.locator(parts.runVerdict).waitFor();
}

/** The strips under the tracks come last. @param {import("@playwright/test").Page} page */
const strips = (page) => page.locator(`${parts.sensitivity}[aria-busy=false]`).first().waitFor({ timeout: 60_000 });

/** @param {import("@playwright/test").Page} page */
async function compare(page) {
  await page.locator(parts.difference).waitFor({ timeout: 60_000 });
  await strips(page);
}

const wide = { width: 1440, height: 900 };
const shots = [
  { name: "page-light", hash: "", viewport: wide, colorScheme: "light", act: strips },
  { name: "page-dark", hash: "#lr=5e-4&ep=2", viewport: wide, colorScheme: "dark", act: strips },
  { name: "phone", hash: "", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "diagnosis", hash: "", viewport: wide, colorScheme: "light", act: diagnose },
  {
    name: "compare",
    hash: "#lr=2e-4&rank=16&base=lr:1e-4,rank:8",
    viewport: wide,
    colorScheme: "light",
    act: compare,
  },
];

mkdirSync("docs", { recursive: true });
const { browser, address, close } = await openBuilt();
for (const { name, hash, viewport, colorScheme, act } of shots) {
  const page = await browser.newPage({ viewport, colorScheme, serviceWorkers: "block" });
  await page.goto(`${address}${hash}`);
  await page.locator(parts.simulated).waitFor({ timeout: 60_000 });
  await act?.(page);
  await page.screenshot({ path: `docs/${name}.png` });
  await page.close();
}
await close();
