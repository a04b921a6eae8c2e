// Finds the browsers that the system has. Run as a program it installs those of Debian that are missing, where it is root: `.ci/run`
// starts it before anything else is installed, so it imports nothing but Node's own.
import { spawn, spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";

/** Programs that drive a browser, any one of each list, and the packages that bring them. */
const browsers = {
  chromium: { needs: [["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]], from: ["chromium"] },
  firefox: { needs: [["firefox-esr", "firefox"]], from: ["firefox-esr"] },
  // it has no mode without a window
  webkit: { needs: [["WebKitWebDriver"], ["Xvfb"]], from: ["webkit2gtk-driver", "xvfb"] },
};

/** How long apt may take, in ms. */
const LIMITS = { download: 60_000, installation: 180_000 };

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

/**
 * Runs apt-get, which waits while another apt installs.
 * @param {string[]} args
 * @param {number} limit in ms
 * @param {"kill" | "leave"} late what becomes of it after the limit: an installation that is broken off would leave a broken package
 * @returns {Promise<boolean>} whether it succeeded within the limit
 */
function apt(args, limit, late) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const all = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::http::Timeout=20", ...args];
  const child = spawn("apt-get", all, { stdio: "ignore", env, detached: true });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      // with the programs that it has started
      if (late === "kill" && child.pid) process.kill(-child.pid, "SIGKILL");
      child.unref();
      resolve(false);
    }, limit);
    const end = (/** @type {boolean} */ succeeded) => {
      clearTimeout(timer);
      resolve(succeeded);
    };
    child.on("error", () => end(false));
    child.on("exit", (code) => end(code === 0));
  });
}

/**
 * Installs a browser from Debian as root and does nothing elsewhere.
 * @param {keyof typeof browsers} browser
 * @returns {Promise<string | undefined>} the program that drives it, or undefined where there is none now
 */
export async function install(browser, limits = LIMITS) {
  const found = findProgram(browser);
  if (found || process.getuid?.() !== 0 || !onPath("apt-get")) return found;
  // Chromium brings the fonts that the tests of layout are used to
  const lean = browser === "chromium" ? [] : ["--no-install-recommends"];
  const wanted = ["install", "-y", ...lean, ...browsers[browser].from];
  const download = () => apt([...wanted, "--download-only"], limits.download, "kill");
  if ((await download()) || ((await apt(["update"], limits.download, "kill")) && (await download())))
    await apt(wanted, limits.installation, "leave");
  return findProgram(browser);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const browser of Object.keys(browsers)) await install(/** @type {keyof typeof browsers} */ (browser));
