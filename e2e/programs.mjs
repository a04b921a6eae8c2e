// Finds the browsers that the system has. Run as a program it installs those of Debian that are missing, where it is root: `.ci/run`
// starts it before anything else is installed, so it imports nothing but Node's own.
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

/** Programs that drive a browser, any one of each list, and the packages that bring them. */
const browsers = {
  chromium: { needs: [["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]], from: ["chromium"] },
  firefox: { needs: [["firefox-esr", "firefox"]], from: ["firefox-esr"] },
  // it has no mode without a window
  webkit: { needs: [["WebKitWebDriver"], ["Xvfb"]], from: ["webkit2gtk-driver", "xvfb"] },
};

const DOWNLOAD_LIMIT_MS = 60_000;

/** @returns {string | undefined} path of a program on the PATH */
function onPath(/** @type {string} */ name) {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/**
 * The program that drives a browser of the system.
 * @param {keyof typeof browsers} browser
 * @returns {string | undefined} its path, or undefined where it or a program that it needs is missing
 */
export function findProgram(browser) {
  const found = browsers[browser].needs.map((names) => names.map(onPath).find((path) => path !== undefined));
  return found.includes(undefined) ? undefined : found[0];
}

/** @returns {boolean} whether apt did it; it waits while another apt installs */
function apt(/** @type {string[]} */ args, timeout = 0) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const all = ["-o", "DPkg::Lock::Timeout=120", ...args];
  return spawnSync("apt-get", all, { stdio: "ignore", env, timeout }).status === 0;
}

/** Installs a browser from Debian as root and does nothing elsewhere. A download that takes too long is given up; an installation is never broken off. @param {keyof typeof browsers} browser */
export function install(browser) {
  if (findProgram(browser) || process.getuid?.() !== 0 || !onPath("apt-get")) return;
  // Chromium brings the fonts that the tests of layout are used to
  const lean = browser === "chromium" ? [] : ["--no-install-recommends"];
  const wanted = ["install", "-y", ...lean, ...browsers[browser].from];
  const download = () => apt([...wanted, "--download-only"], DOWNLOAD_LIMIT_MS);
  if (download() || (apt(["update"], DOWNLOAD_LIMIT_MS) && download())) apt(wanted);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const browser of Object.keys(browsers)) install(/** @type {keyof typeof browsers} */ (browser));
