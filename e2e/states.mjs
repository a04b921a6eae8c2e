// Takes a screenshot of every state of the built page in three widths and both themes:
// npm run states -- [--only NAME]... [--width 390]... [--theme dark] [--out DIR]
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { parts } from "./names.mjs";
import { openBuilt } from "./shoot.mjs";
import { states } from "./stateTable.mjs";

const allWindows = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
/** What each option can name; without it all of them are taken. */
const known = {
  only: states.map(({ name }) => name),
  width: allWindows.map(({ width }) => String(width)),
  theme: ["light", "dark"],
};
const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: known.only },
    width: { type: "string", multiple: true, default: known.width },
    theme: { type: "string", multiple: true, default: known.theme },
    out: { type: "string", default: "test-results/states" },
  },
});
const unknown = Object.entries(known).flatMap(([option, names]) =>
  values[option]
    .filter((name) => !names.includes(name))
    .map((name) => `no ${option === "only" ? "state" : option} "${name}": take some of ${names.join(", ")}`),
);
if (unknown.length > 0) {
  console.error(unknown.join("\n"));
  process.exit(1);
}
const windows = allWindows.filter(({ width }) => values.width.includes(String(width)));
/** What stands above the thing that a state is about. */
const ABOVE = 24;
/** Strips, figures and chunks come after the curve. */
const SETTLED_MS = 700;

/** Puts what the state is about near the top, below what sticks there. */
async function bringUp(page, at) {
  await page.locator(at).evaluateAll(([element], above) => {
    if (!element) return;
    const stuck = [...document.querySelectorAll("main :is(.preview, .chart, .says)")].filter(
      (one) => !one.closest(".preview").contains(element) && getComputedStyle(one).position === "sticky",
    );
    const room = stuck.reduce((sum, { clientHeight }) => sum + clientHeight, above);
    scrollTo({ top: scrollY + element.getBoundingClientRect().top - room, behavior: "instant" });
  }, ABOVE);
}

/** A dialog is seen whole where the window is as high as it is. */
async function fitDialog(page, { width }) {
  const needed = await page
    .locator("dialog[open]")
    .evaluateAll(([dialog]) => (dialog ? Math.min(4000, dialog.scrollHeight + 48) : 0));
  if (needed > page.viewportSize().height) await page.setViewportSize({ width, height: needed });
  return needed > 0;
}

async function shoot({ browser, address }, state, window) {
  const { name, hash = "", before, early, act, at, media = {}, installed } = state;
  const context = await browser.newContext({ viewport: window, serviceWorkers: installed ? "allow" : "block" });
  const page = await context.newPage();
  await page.emulateMedia(media);
  await before?.(page);
  await page.goto(`${address}${hash}`, { waitUntil: early ? "commit" : "load" });
  if (!early) await page.locator(parts.simulated).waitFor({ timeout: 60_000 });
  if (at && !early) await bringUp(page, at);
  await act?.(page);
  await page.waitForTimeout(SETTLED_MS);
  if (at) await bringUp(page, at);
  const isDialog = await fitDialog(page, window);
  for (const colorScheme of values.theme) {
    await page.emulateMedia({ ...media, colorScheme });
    const path = `${values.out}/${name}-${window.width}-${colorScheme}.png`;
    await page.screenshot({ path, fullPage: !at && !isDialog });
  }
  await context.close();
}

mkdirSync(values.out, { recursive: true });
const built = await openBuilt();
const failed = [];
for (const state of states.filter(({ name }) => values.only.includes(name))) {
  for (const window of state.window ? [state.window] : windows)
    await shoot(built, state, window).catch((error) => failed.push(`${state.name} at ${window.width}: ${error}`));
  console.log(state.name);
}
await built.close();
if (failed.length > 0) {
  console.error(`Not reached:\n${failed.join("\n")}`);
  process.exitCode = 1;
}
