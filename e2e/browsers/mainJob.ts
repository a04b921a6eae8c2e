import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { verdictTitle } from "../../src/diagnosis/advice/verdictText.ts";
import { HYDRATING } from "../../src/prerender/marks.ts";
import { serve } from "../host.ts";
import { names, parts } from "../names.mjs";
import { copyWithComplaints } from "./complaints.ts";
import { click } from "./control.ts";
import { type Driver, KEYS, run } from "./driver.ts";

const COMMAND = "firectl rftj create --dataset my-prompts --learning-rate 2e-4 --epochs 2";

/** Text of the first visible element of a selector, or null. */
const textOf = (driver: Driver, selector: string) =>
  run(
    driver,
    (css) => [...document.querySelectorAll(css)].find((one) => one.checkVisibility())?.textContent ?? null,
    selector,
  );

const settings = (driver: Driver) => run(driver, () => location.hash);

/** What a screen reader says of a slider's value. */
const valueText = (driver: Driver, name: string) =>
  run(
    driver,
    (label) => document.querySelector(`[type=range][aria-label="${label}"]`)?.getAttribute("aria-valuetext") ?? null,
    name,
  );

/** The learning rate as the page says it, such as "4e-4". */
const rateOf = async (driver: Driver) => (await valueText(driver, names.rate))?.split(",")[0];

/** Between two looks at the page, in ms. */
const OFTEN = [50, 100, 200];

/** Waits until the page handles events and all seeds are simulated. */
const simulated = (driver: Driver) =>
  expect
    .poll(
      () =>
        run(
          driver,
          (selector, mark) => document.querySelector(selector) !== null && !document.documentElement.hasAttribute(mark),
          parts.simulated,
          HYDRATING,
        ),
      { timeout: 30_000, intervals: OFTEN },
    )
    .toBe(true);

/** Asserts that the page has complained of nothing since it was loaded. */
const expectNoComplaints = async (driver: Driver) =>
  expect(await run(driver, () => (window as unknown as { complaints: string[] }).complaints)).toEqual([]);

/** Waits for a download whose name matches, and returns its text. */
async function downloaded(driver: Driver, pattern: RegExp): Promise<string> {
  const find = async () => (await readdir(driver.downloads)).find((name) => pattern.test(name));
  await expect.poll(find, { intervals: OFTEN }).toBeDefined();
  const file = join(driver.downloads, (await find()) ?? "");
  await expect.poll(() => readFile(file, "utf8")).toMatch(/\}\s*$/);
  return readFile(file, "utf8");
}

/** Does with the built page what a person comes for, and fails where the page complains of anything. */
export async function doMainJob(driver: Driver) {
  const folder = await copyWithComplaints();
  const { address, close } = await serve(folder, "/");
  await driver.goto(address);
  await simulated(driver);

  await test.step("tune", async () => {
    await click(driver, "slider", names.rate, 0.97);
    await expect.poll(() => valueText(driver, names.rate), { intervals: OFTEN }).toMatch(/too high/);
    await driver.type(KEYS.left);
    // the address follows once the settings rest
    await expect
      .poll(async () => (await settings(driver)).includes(`lr=${await rateOf(driver)}&`), { intervals: OFTEN })
      .toBe(true);
    await simulated(driver);
  });

  await test.step("export", async () => {
    await click(driver, "button", names.export);
    await click(driver, "button", names.downloadConfig);
    const { trainingConfig } = JSON.parse(await downloaded(driver, /^rft-.*\.json$/));
    expect(await valueText(driver, names.rate)).toContain(trainingConfig.learningRate.toExponential());
    await driver.type(KEYS.escape);
  });

  await test.step("import", async () => {
    await click(driver, "button", names.open);
    await click(driver, "textbox", names.importText);
    await driver.type(COMMAND);
    await click(driver, "button", names.apply);
    await expect.poll(() => settings(driver), { intervals: OFTEN }).toMatch(/lr=2e-4&ep=2/);
  });

  await test.step("diagnose", async () => {
    await click(driver, "button", names.diagnose);
    await click(driver, "button", names.collapse);
    await expect
      .poll(() => textOf(driver, parts.runVerdict), { intervals: OFTEN })
      .toContain(verdictTitle("spike_then_collapse"));
  });

  await test.step("save", async () => {
    await click(driver, "button", names.saveRun);
    await click(driver, "button", names.close);
    await click(driver, "button", names.runs);
    await expect.poll(() => textOf(driver, "dialog[open] article"), { intervals: OFTEN }).toContain(names.collapse);
    await driver.type(KEYS.escape);
  });

  await test.step("reload offline", async () => {
    // an active service worker answers the next navigation, whether or not it controls the page already; WebKit leaves one activating for ever
    // if a page is loaded at that very moment (until the next load), so there is no reload before this one
    const isActive = () =>
      run(driver, async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
    await expect.poll(isActive, { timeout: 20_000, intervals: OFTEN }).toBe(true);
    await expectNoComplaints(driver);
    const link = await settings(driver);
    const rate = await valueText(driver, names.rate);
    await close();
    await driver.reload();
    await simulated(driver);
    expect(await settings(driver)).toBe(link);
    expect(await valueText(driver, names.rate)).toBe(rate);
    await click(driver, "button", names.runs);
    await expect.poll(() => textOf(driver, "dialog[open] article"), { intervals: OFTEN }).toContain(names.collapse);
    await expectNoComplaints(driver);
  });
  await rm(folder, { recursive: true });
}
