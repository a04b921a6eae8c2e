// Takes the README's screenshots of the built page: `npm run screenshots`.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./browser.mjs";

const shots = [
  { name: "page-light", hash: "", width: 1440, height: 900, colorScheme: "light" },
  { name: "page-dark", hash: "#lr=5e-4&ep=2", width: 1440, height: 900, colorScheme: "dark" },
  { name: "phone", hash: "", width: 390, height: 844, colorScheme: "light" },
];

mkdirSync("docs", { recursive: true });
const server = await preview({ preview: { port: 4318 }, logLevel: "silent" });
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
for (const { name, hash, width, height, colorScheme } of shots) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(`http://localhost:4318/${hash}`);
  await page.locator(".says[aria-busy=false]").waitFor({ timeout: 60_000 });
  await page.screenshot({ path: `docs/${name}.png` });
  await page.close();
}
await browser.close();
await server.close();
