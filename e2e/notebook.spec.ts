import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { collapsingLog, drop } from "./acts.mjs";
import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import {
  button,
  combobox,
  exactRate,
  expect,
  inAddress,
  leaveOutSimulator,
  menuItem,
  open,
  test,
  textbox,
} from "./page.ts";

test.use({ simulates: false });

const dialog = (page: Page) => page.getByRole("dialog", { name: names.runsDialog });
const entry = (page: Page, title: string) => dialog(page).getByRole("article", { name: title, exact: true });
const entries = (page: Page) => dialog(page).getByRole("article");
const undo = (page: Page) => button(dialog(page), names.undo);
const search = (page: Page) => dialog(page).getByRole("searchbox");

async function openRuns(page: Page) {
  // on a phone it is in the menu
  if (!(await button(page, names.runs).isVisible())) await button(page, names.more).click();
  await button(page, names.runs).click();
  await expect(dialog(page).getByRole("heading", { name: names.savedRuns })).toBeVisible();
}

async function keep(page: Page, title: string, note = "") {
  const form = dialog(page).getByRole("form", { name: names.saveForm });
  await form.getByLabel(names.title).fill(title);
  await form.getByLabel(names.note).fill(note);
  await button(form, names.saveRun).click();
  await expect(entry(page, title)).toBeVisible();
}

/** The titles of the runs in the database: a page that is left before it has written loses the last change. */
const stored = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("goldilocks");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("runs").objectStore("runs").getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map(({ title }) => title));
          };
        };
      }),
  );

/** Opens the notebook of another browser. */
async function openElsewhere(browser: Browser) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.addInitScript(leaveOutSimulator);
  const page = await context.newPage();
  await open(page);
  await openRuns(page);
  return page;
}

async function exported(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), button(dialog(page), name).click()]);
  expect(download.suggestedFilename()).toMatch(/^goldilocks-runs-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await download.path(), "utf8");
}

const importFile = (page: Page, text: string, name = "runs.json") =>
  dialog(page)
    .getByLabel(names.runsFile)
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const log = {
  name: "trainer_state.json",
  format: "Hugging Face trainer state",
  points: 4,
  steps: [1, 2, 3, 4],
  reward: [0.2, 0.6, 0.5, 0.1],
  heldOut: { steps: [1, 4], reward: [0.2, 0.1] },
  verdict: "spike_then_collapse",
  cause: "The rate is high.",
  confidence: "high",
  summary: "The reward rises to 0.60 and falls to 0.10.",
};
const run = (digit: string, title: string, rest: object = {}) => ({
  id: digit.repeat(32),
  created: `2026-03-0${digit}T12:00:00.000Z`,
  changed: `2026-03-0${digit}T12:00:00.000Z`,
  title,
  link: "#v=1",
  note: "",
  ...rest,
});
const fileOf = (...runs: unknown[]) => JSON.stringify({ version: 1, runs });

test("a run is kept with its settings and survives a reload; what opens it is one step back", async ({ page }) => {
  await open(page, "#lr=2e-4&rank=16");
  await openRuns(page);
  await expect(entries(page)).toHaveCount(0);
  await keep(page, "Faster", "twice the rate");
  await expect(entry(page, "Faster").getByRole("list", { name: names.runSettings })).toContainText(
    `${names.rate} 2e-4`,
  );
  await expect.poll(() => stored(page)).toEqual(["Faster"]);
  await page.reload();
  await (await menuItem(page, names.resetAll)).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await openRuns(page);
  await expect(entry(page, "Faster").getByLabel(names.note)).toHaveValue("twice the rate");
  await button(entry(page, "Faster"), names.openSettings).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect(combobox(page, names.rank)).toHaveValue("16");
  await expect(button(page, names.runs)).toBeFocused();
  await (await menuItem(page, names.undo)).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(combobox(page, names.rank)).toHaveValue("8");
});

test("a run without a title is named after what is not at its default, and its link can be copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#lr=2e-4&ep=3");
  await openRuns(page);
  await button(dialog(page), names.saveRun).click();
  await button(entry(page, `${names.rate} 2e-4, ${names.epochs} 3`), names.copyRunLink).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain("/#end=1&v=1&lr=2e-4&ep=3&rank=8&");
});

test("runs are found by word, by verdict and by setting", async ({ page }) => {
  await open(page, "#lr=2e-4");
  await openRuns(page);
  await keep(page, "Rate");
  const rank = { link: "#v=1&lr=1e-4&rank=32", note: "with the new grader" };
  await importFile(page, fileOf(run("1", "Logged", { log }), run("2", "Rank", rank)));
  await expect(entries(page)).toHaveCount(3);
  for (const [query, titles] of [
    ["lr 2e-4", ["Rate"]],
    ["rank=32 grader", ["Rank"]],
    ["collapse", ["Logged"]],
    ["lr 1e-4", ["Rank", "Logged"]],
  ] as const) {
    await search(page).fill(query);
    await expect(entries(page)).toHaveCount(titles.length);
    for (const title of titles) await expect(entry(page, title)).toBeVisible();
  }
  await search(page).fill("nothing like it");
  await button(dialog(page), names.showAll).click();
  await expect(entries(page)).toHaveCount(3);
});

test("a log shows its curve, its verdict and what was read off it", async ({ page }) => {
  await open(page);
  await openRuns(page);
  await importFile(page, fileOf(run("1", "Logged", { log })));
  const logged = entry(page, "Logged").getByRole("region", { name: names.runLog });
  await expect(logged.getByRole("img", { name: /0\.20.*0\.10.*0\.60.*\b4\b.*held-out/ })).toBeVisible();
  await expect(logged).toContainText(names.collapse);
  await expect(logged).toContainText(log.summary);
});

test("title and note are saved as they are typed, even when the page goes at once", async ({ page }) => {
  await open(page);
  await openRuns(page);
  await keep(page, "First");
  const title = entry(page, "First").getByLabel(names.title);
  await title.fill("Second");
  await entry(page, "Second").getByLabel(names.note).fill("line one\nline two");
  await page.reload();
  await openRuns(page);
  await expect(entry(page, "Second").getByLabel(names.note)).toHaveValue("line one\nline two");
});

test("a deletion can be undone from the keyboard, also after the notebook was closed", async ({ page }) => {
  await open(page);
  await openRuns(page);
  for (const title of ["One", "Two"]) await keep(page, title);
  await entry(page, "One").getByRole("button", { name: names.delete }).press("Enter");
  await expect(entries(page)).toHaveCount(1);
  await expect(undo(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await openRuns(page);
  await expect(undo(page)).toBeVisible();
  await undo(page).press("Enter");
  await expect(entry(page, "One").getByLabel(names.title)).toBeFocused();
  await expect(undo(page)).toHaveCount(0);
  await expect.poll(() => stored(page)).toEqual(expect.arrayContaining(["One", "Two"]));
  await page.reload();
  await openRuns(page);
  await expect(entries(page)).toHaveCount(2);
});

test("an export is imported again elsewhere as the same runs; what is there already is not doubled", async ({
  page,
  browser,
}) => {
  await open(page, "#lr=2e-4");
  await openRuns(page);
  await keep(page, "Rate", "a note");
  await importFile(page, fileOf(run("1", "Logged", { log }), run("2", "Rank", { link: "#v=1&rank=32" })));
  await expect(entries(page)).toHaveCount(3);
  const text = await exported(page, names.exportRuns);
  await search(page).fill("rank 32");
  expect(JSON.parse(await exported(page, names.exportFound)).runs).toHaveLength(1);
  await search(page).fill("");
  await importFile(page, text);
  await expect(dialog(page).getByText(/\b0 runs.*\b3 runs/)).toBeVisible();

  const other = await openElsewhere(browser);
  await importFile(other, text);
  await expect(entries(other)).toHaveCount(3);
  await expect(entry(other, "Rate").getByLabel(names.note)).toHaveValue("a note");
  expect(await exported(other, names.exportRuns)).toBe(text);
  await undo(other).click();
  await expect(entries(other)).toHaveCount(0);
  await other.context().close();
});

test("12,000 runs go out and in again", async ({ page, browser }) => {
  await open(page);
  await openRuns(page);
  await expect(dialog(page).locator(parts.noRuns)).toBeVisible();
  await page.evaluate(
    (sample) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("goldilocks");
        opening.onsuccess = () => {
          const writing = opening.result.transaction("runs", "readwrite");
          const store = writing.objectStore("runs");
          for (let i = 0; i < 12_000; i++) store.put({ ...sample, id: i.toString(16).padStart(32, "0") });
          writing.oncomplete = resolve;
          writing.onerror = reject;
        };
      }),
    run("1", "One of many", { log }),
  );
  await page.reload();
  await openRuns(page);
  await expect(dialog(page).getByText("12000 saved")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), button(dialog(page), names.exportRuns).click()]);
  const other = await openElsewhere(browser);
  await dialog(other)
    .getByLabel(names.runsFile)
    .setInputFiles(await download.path());
  await expect(dialog(other).getByRole("status", { name: /What/ })).toContainText("12000 runs added");
  await expect.poll(async () => (await stored(other)).length).toBe(12_000);
  await other.context().close();
});

test("of a file with bad entries the good ones are kept, and each other one is named with its reason", async ({
  page,
}) => {
  await open(page);
  await openRuns(page);
  const hostile = `{"version":1,"runs":[${JSON.stringify(run("1", "Good"))},{"__proto__":{"x":1},"title":"Bad"},null]}`;
  await importFile(page, hostile, "mixed.json");
  const report = dialog(page).getByRole("status", { name: /mixed\.json/ });
  await expect(report).toContainText(/\b1 run\b/);
  await expect(report.getByRole("listitem")).toHaveText([/Bad.*\b2\b.*\bid\b/, /\b3\b/]);
  await importFile(page, fileOf(run("1", "Newer", { changed: "2026-04-01T00:00:00.000Z" })));
  await expect(entry(page, "Newer")).toBeVisible();
  await expect(entries(page)).toHaveCount(1);
  await importFile(page, '{"version":1,"trainingConfig":{}}', "config.json");
  await expect(dialog(page).getByRole("alert")).toContainText("config.json");
});

test("a notebook file that is dropped on the notebook is imported there", async ({ page }) => {
  await open(page);
  await openRuns(page);
  await drop(page, { name: "dropped.json", file: fileOf(run("1", "Dropped")) }, { target: "dialog" });
  await expect(entry(page, "Dropped")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(1);
});

test("a file of saved runs that is dropped on the page is imported, as is a pasted one", async ({ page }) => {
  await open(page);
  await drop(page, { name: "log.jsonl", file: fileOf(run("1", "Dropped", { log })) });
  await expect(entry(page, "Dropped")).toBeVisible();
  await button(dialog(page), names.close).click();
  await button(page, names.open).click();
  await page.getByLabel(names.importText).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    fileOf(run("2", "Pasted")),
  );
  await expect(entry(page, "Pasted")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(1);
});

test("two tabs see each other's changes and lose none of them", async ({ page, context }) => {
  await open(page);
  await openRuns(page);
  const other = await context.newPage();
  await open(other, "#lr=2e-4");
  await openRuns(other);
  await keep(other, "By other");
  // a tab behind another one draws a frame a second
  await page.bringToFront();
  await keep(page, "By one");
  for (const tab of [page, other]) await expect(entries(tab)).toHaveCount(2);
  await Promise.all([
    entry(page, "By one").getByLabel(names.note).fill("note by one"),
    entry(other, "By one").getByLabel(names.title).fill("By both"),
  ]);
  for (const tab of [page, other])
    await expect(entry(tab, "By both").getByLabel(names.note)).toHaveValue("note by one");
  await entry(page, "By other").getByRole("button", { name: names.delete }).click();
  await expect(entries(other)).toHaveCount(1);
  await page.reload();
  await openRuns(page);
  await expect(entry(page, "By both").getByLabel(names.note)).toHaveValue("note by one");
});

test("where the browser keeps nothing the page says so, and the runs of this tab can be exported", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not in a private window", "SecurityError");
    };
  });
  await open(page);
  await openRuns(page);
  await expect(dialog(page).getByRole("alert")).toBeVisible();
  await keep(page, "Only here", "a note");
  await expect(entry(page, "Only here").getByText(names.tabOnly)).toBeVisible();
  await expect(dialog(page).getByRole("alert")).toContainText(/1 run\b/);
  const { runs } = JSON.parse(await exported(page, names.exportUnsaved));
  expect(runs).toMatchObject([{ title: "Only here", note: "a note" }]);
  await page.keyboard.press("Escape");
  await openRuns(page);
  await expect(entry(page, "Only here")).toBeVisible();
});

test("a full disk loses nothing: the run stays in the tab and is saved when there is room", async ({ page }) => {
  await open(page);
  await openRuns(page);
  await keep(page, "Before");
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    addEventListener("room", () => {
      IDBObjectStore.prototype.put = put;
    });
  });
  await keep(page, "Too much");
  await expect(dialog(page).getByRole("alert")).toContainText(/full/);
  await expect(entry(page, "Too much").getByText(names.tabOnly)).toBeVisible();
  await entry(page, "Too much").getByLabel(names.note).fill("typed meanwhile");
  await entry(page, "Before").getByLabel(names.note).fill("this too");
  await expect(entry(page, "Before").getByText(names.tabOnly)).toBeVisible();
  // leaving is asked about while something would be lost
  const asked = page.waitForEvent("dialog");
  const left = page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await left;
  await page.evaluate(() => dispatchEvent(new Event("room")));
  await button(dialog(page), names.tryAgain).click();
  await expect(dialog(page).getByRole("alert")).toHaveCount(0);
  await page.reload();
  await openRuns(page);
  await expect(entry(page, "Too much").getByLabel(names.note)).toHaveValue("typed meanwhile");
  await expect(entries(page)).toHaveCount(2);
});

test("a newer page in another tab gets the notebook, and this one keeps what is written in it", async ({ page }) => {
  await open(page);
  await openRuns(page);
  await keep(page, "Before");
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open("goldilocks", 2).onsuccess = resolve;
      }),
  );
  await expect(dialog(page).getByRole("alert")).toContainText(/newer version/);
  await keep(page, "After");
  await expect(entry(page, "After").getByText(names.tabOnly)).toBeVisible();
});

test("a saved log has the settings that it states, not those of the page", async ({ page }) => {
  await open(page, "#lr=3e-4&rank=32");
  await drop(page, {
    name: "stated.jsonl",
    file: collapsingLog(120, () => ({ learning_rate: 4e-6, num_epochs: 2, num_generations: 8 })),
  });
  await button(page.locator(parts.diagnosis), names.saveRun).click();
  await drop(page, { name: "silent.jsonl", file: collapsingLog(90) });
  await expect(page.getByLabel(names.takePageSettings)).toBeVisible();
  await button(page.locator(parts.diagnosis), names.saveRun).click();
  await page.getByLabel(names.takePageSettings).check();
  await button(page.locator(parts.diagnosis), names.saveRun).click();
  await openRuns(page);
  await expect(entries(page)).toHaveCount(3);
  const stated = entries(page).filter({ hasText: "stated.jsonl" });
  await expect(stated.getByRole("list", { name: names.loggedSettings })).toContainText("4e-6");
  await expect(stated).not.toContainText("3e-4");
  const silent = entries(page).filter({ hasText: "silent.jsonl" });
  await expect(silent.filter({ hasText: "3e-4" })).toHaveCount(1);
  await expect(silent.filter({ hasNotText: "3e-4" }).getByRole("button", { name: names.openSettings })).toHaveCount(0);
  await button(stated, names.openSettings).click();
  expect(await inAddress(page, "lr")).toBe("3e-4");
  await expect.poll(() => inAddress(page, "n")).toBe("8");
});

test("nothing that names a job is kept, and nothing outside the settings", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("goldilocks.job", JSON.stringify({ dataset: "secret-data" })));
  await open(page);
  await openRuns(page);
  await keep(page, "Plain");
  const text = await exported(page, names.exportRuns);
  expect(text).not.toContain("secret-data");
  expect(Object.keys(JSON.parse(text).runs[0])).toEqual(["id", "created", "changed", "title", "link", "note"]);
});

test("axe finds nothing in the saved runs at 1440 and at 390 px", async ({ page }) => {
  await open(page);
  await openRuns(page);
  await importFile(page, fileOf(run("1", "Logged", { log }), run("2", "Plain", { note: "words" }), null));
  await entry(page, "Plain").getByRole("button", { name: names.delete }).click();
  await expect(undo(page)).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await violations(page, "dialog[open]")).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  }
});

const rising = (count: number) =>
  `step,reward\n${Array.from({ length: count }, (_, i) => `${i + 1},${(0.8 - 0.5 * Math.exp(-i / 10) + 0.05 * Math.sin(i * i * 12.9898)).toFixed(4)}`).join("\n")}\n`;

test("a saved forecast is compared with what came, once the log of the finished run is saved", async ({ page }) => {
  await open(page);
  await drop(page, { name: "running.csv", file: rising(80) });
  const planned = textbox(page, names.plannedSteps);
  await planned.fill("120");
  await button(page, names.forecast).click();
  await expect(page.locator("[data-decision=stop]")).toBeVisible();
  const saveLog = async () => {
    await button(page.locator(".save-run"), names.saveRun).click();
    await expect(page.locator(".save-run").getByRole("status")).not.toBeEmpty();
  };
  await saveLog();
  await openRuns(page);
  await expect(dialog(page).locator(".saved-forecast")).toHaveText(/80.*120/);
  await expect(dialog(page).locator(".forecast-record")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await drop(page, { name: "finished.csv", file: rising(120) });
  await expect(planned).toHaveAttribute("placeholder", "240");
  await saveLog();
  await openRuns(page);
  await expect(dialog(page).locator(".forecast-record")).toHaveText(/1 of 1\D+80%\D+\d(?:\.\d+)?%/);
  await expect(dialog(page).locator(".saved-forecast[data-inside=true]")).toHaveCount(1);
  const text = await exported(page, names.exportRuns);
  expect(JSON.parse(text).runs).toContainEqual(
    expect.objectContaining({ forecast: expect.objectContaining({ step: 80, plannedSteps: 120, decision: "stop" }) }),
  );
});
