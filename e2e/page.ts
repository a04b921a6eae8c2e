import { readdirSync } from "node:fs";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { HYDRATING } from "../src/prerender/marks.ts";
import { names, parts } from "./names.mjs";

/** What Playwright says where a page asks for a service worker in a test that has none. */
const NO_SERVICE_WORKER = "Service Worker registration blocked by Playwright";

/** Leaves the simulator's worker out: it takes two thirds of the time of a page that a test opens and looks at no curve of. */
export const leaveOutSimulator = () => {
  const silent = { postMessage() {}, terminate() {} };
  globalThis.Worker = new Proxy(Worker, {
    construct: (real, args, target) =>
      /simulator/.test(String(args[0]))
        ? Object.assign(new EventTarget(), silent)
        : Reflect.construct(real, args, target),
  });
};

interface Options {
  /** Whether the page simulates; where it does not, it shows the prerendered curve or waits for one. */
  simulates: boolean;
}

/** A page that may not log an error, throw, or ask another origin for anything. */
export const test = base.extend<Options>({
  simulates: [true, { option: true }],
  context: async ({ context, simulates }, use) => {
    if (!simulates) await context.addInitScript(leaveOutSimulator);
    await use(context);
  },
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.text() === NO_SERVICE_WORKER) return;
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== baseURL) complaints.push(`asked ${request.url()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** The same without the simulator, for a test that looks at no curve. */
export const testWithoutCurves = test.extend({ simulates: false });

export { expect };

/** Opens the page, uses it, and waits until it handles events and shows the opened settings; the simulation goes on. */
export async function open(page: Page, hash = "") {
  await page.goto(`/${hash}`);
  await hydrated(page);
  // what is below the first screen, and simulated beside the curve, waits for a person
  await page.mouse.move(1, 1);
}

/** Waits until React handles the events of the whole page, down to its last button, and no settings are on their way. */
export async function hydrated(page: Page) {
  await page.waitForFunction((mark) => {
    const last = [...document.querySelectorAll("#root button")].at(-1) ?? {};
    const isHydrated = Object.keys(last).some((key) => key.startsWith("__reactProps"));
    return isHydrated && !document.documentElement.hasAttribute(mark);
  }, HYDRATING);
}

/** Opens the page and waits until all 64 seeds have been simulated. */
export async function openSimulated(page: Page, hash = "") {
  await open(page, hash);
  await simulated(page);
}

/** Waits until all 64 seeds of the present settings have been simulated. */
export async function simulated(page: Page) {
  await expect(page.locator(parts.simulated)).toBeVisible({ timeout: 30_000 });
}

/** Returns what `read` returns once two reads, two frames apart, are the same: the layout follows a change a frame later. */
export async function settled<T>(page: Page, read: () => Promise<T>): Promise<T> {
  let now = await read();
  await expect(async () => {
    const before = now;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    now = await read();
    expect(JSON.stringify(now)).toBe(JSON.stringify(before));
  }).toPass();
  return now;
}

/** Returns the place of an element that no longer moves. Throws where it is not shown. */
export async function boxOf(which: Locator) {
  const box = await settled(which.page(), () => which.boundingBox());
  if (!box) throw new Error(`${which} is not shown`);
  return box;
}

/** Returns an item of the menu in the bar, which is opened for it. */
export async function menuItem(page: Page, name: string) {
  const item = button(page, name);
  if (!(await item.isVisible())) await button(page, names.more).click();
  return item;
}

/** Returns the row of a parameter. */
export const row = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Opens the row of a parameter, which is closed. */
export const openRow = (page: Page, name: string) => row(page, name).locator(parts.details).click();

/** Returns a pattern for the requests of a script by the name of its source. Throws where the build has no such script. */
export function script(name: string): RegExp {
  const pattern = new RegExp(`/${name}-[\\w-]{8}\\.js$`);
  if (!readdirSync("dist/site/assets").some((file) => pattern.test(`/${file}`)))
    throw new Error(`no script of the build is named ${name}`);
  return pattern;
}

/** Opens the setup and returns it once its fields are there. */
export async function openSetup(page: Page): Promise<Locator> {
  await button(page, names.setup).click();
  const setup = page.getByRole("dialog", { name: names.setupDialog });
  await expect(combobox(setup, names.modelName)).toBeFocused();
  return setup;
}

/** Returns a setting as the address has it. */
export const inAddress = (page: Page, key: string) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(key);

export const button = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name, exact: true });
export const slider = (page: Page | Locator, name: string) => page.getByRole("slider", { name, exact: true });
export const textbox = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole("textbox", { name, exact: true });
export const combobox = (page: Page | Locator, name: string) => page.getByRole("combobox", { name, exact: true });
/** The heading of a fold. */
export const fold = (page: Page | Locator, name: string | RegExp) => page.locator("summary").filter({ hasText: name });

export const rate = (page: Page) => slider(page, names.rate);
export const exactRate = (page: Page) => textbox(page, names.exactRate);
