// Finds the browser that the end-to-end tests drive, and with --ensure gets one where there is none.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DOWNLOAD_LIMIT_MS = 180_000;

/** @returns {string | undefined} path of a program on the PATH */
function onPath(name) {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/**
 * The browser to use: one named by the environment, Playwright's own, or the system's.
 * @returns {string | undefined} its path, or undefined where there is none
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return SYSTEM.map(onPath).find((path) => path !== undefined);
}

/** Tries Playwright's download, then apt as root on Debian; says what to install where neither works. */
function ensureBrowser() {
  if (findBrowser()) return;
  console.log("No browser found: trying Playwright's download.");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit", timeout: DOWNLOAD_LIMIT_MS });
  if (findBrowser()) return;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    console.log("Trying apt-get install chromium.");
    const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update"], quiet);
    spawnSync("apt-get", ["install", "-y", "chromium"], quiet);
  }
  if (findBrowser()) return;
  console.error("No browser to test in: install Chromium, or set CHROMIUM_PATH to one.");
  process.exit(1);
}

if (process.argv[2] === "--ensure") {
  ensureBrowser();
  const path = findBrowser();
  if (path) console.log(`Testing in ${execFileSync(path, ["--version", "--no-sandbox"], { encoding: "utf8" }).trim()}`);
}
