// Finds the Chromium that the end-to-end tests drive. With --ensure gets the browsers that are missing, and says which are tested.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findProgram, install } from "./programs.mjs";

const DOWNLOAD_LIMIT_MS = 180_000;

/**
 * The browser to use: one named by the environment, Playwright's own, or the system's.
 * @returns {string | undefined} its path, or undefined where there is none
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return findProgram("chromium");
}

/** Tries Playwright's download, then apt as root on Debian; says what to install where neither works. */
async function ensureBrowser() {
  if (findBrowser()) return;
  console.log("No browser found: trying Playwright's download.");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit", timeout: DOWNLOAD_LIMIT_MS });
  if (findBrowser()) return;
  console.log("Trying apt-get install chromium.");
  if (await install("chromium")) return;
  console.error("No browser to test in: install Chromium, or set CHROMIUM_PATH to one.");
  process.exit(1);
}

if (process.argv[2] === "--ensure") {
  await ensureBrowser();
  const path = findBrowser();
  if (path) console.log(`Testing in ${execFileSync(path, ["--version", "--no-sandbox"], { encoding: "utf8" }).trim()}`);
  for (const [browser, packages] of [
    ["firefox", "firefox-esr"],
    ["webkit", "webkit2gtk-driver and xvfb"],
  ]) {
    const program = await install(browser);
    console.log(program ? `Testing the main job in ${program}` : `Not tested in ${browser}: install ${packages}`);
  }
}
