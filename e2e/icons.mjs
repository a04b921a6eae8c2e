// Makes the icons and the picture of link previews: `npm run icons`, from public/icon.svg and the built page.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./browser.mjs";

const icon = readFileSync("public/icon.svg", "utf8");
const GROUND = /<rect[^>]*fill="([^"]+)"/.exec(icon)?.[1];

// a launcher may cut a maskable icon to a circle of 80 %: the drawing stays inside, and its ground fills the square
const shapes = [
  { name: "icon-192", size: 192, share: 1, ground: "transparent" },
  { name: "icon-512", size: 512, share: 1, ground: "transparent" },
  { name: "icon-maskable-512", size: 512, share: 0.8, ground: GROUND },
];

const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
for (const { name, size, share, ground } of shapes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}svg{width:${100 * share}%}</style>${icon}`,
  );
  await page.screenshot({ path: `public/${name}.png`, omitBackground: true });
  await page.close();
}

const server = await preview({ preview: { port: 4320 }, logLevel: "silent" });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, deviceScaleFactor: 1 });
await page.goto("http://localhost:4320/");
await page.locator(".says[aria-busy=false]").waitFor({ timeout: 60_000 });
await page.screenshot({ path: "public/preview.png" });
await browser.close();
await server.close();
