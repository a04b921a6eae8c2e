// What leads to the states of the page that `stateTable.mjs` names.
import { collapsingLog, unfoldAll } from "./acts.mjs";
import { names, parts } from "./names.mjs";

/** Presses an item of the menu in the bar. */
export const choose = (name) => async (page) => {
  await press(names.more)(page);
  await press(name)(page);
};
export const press = (name) => (page) => page.getByRole("button", { name, exact: true }).click();
/** Presses a button of the bar; on a phone the menu has it. */
export const pressInBar = (name) => async (page) => {
  if (!(await page.getByRole("button", { name, exact: true }).isVisible())) await press(names.more)(page);
  await press(name)(page);
};
export const rate = (page) => page.getByRole("slider", { name: names.rate, exact: true });
export const exactRate = (page) => page.getByRole("textbox", { name: names.exactRate });
export const routed = (pattern, answer) => (page) => page.route(pattern, answer);
/** Never answered: what waits for it stays as it is. */
export const held = () => new Promise(() => {});
export const refused = (route) => route.abort();
export const SIMULATOR = /simulator-worker/;

export async function hold(page) {
  const box = await rate(page).boundingBox();
  await page.mouse.move(box.x + box.width * 0.585, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 6 });
}

export const tabTo = (find) => async (page) => {
  await page.keyboard.press("Tab");
  await find(page).focus();
};

export async function openSetup(page) {
  await page.getByRole("button", { name: names.setup }).click();
  await page.getByRole("combobox", { name: names.modelName, exact: true }).waitFor();
}

/** Opens the explanation at a step. */
export const walkTo = (step) => async (page) => {
  await press(names.how)(page);
  const dialog = page.getByRole("dialog", { name: names.how });
  await dialog
    .locator("ol")
    .getByRole("button")
    .nth(step - 1)
    .click();
};

/** Types a model that is known and GPUs that are not. */
export async function nameSetup(page) {
  await openSetup(page);
  await page.getByRole("combobox", { name: names.modelName, exact: true }).fill("Qwen3 235B A22B");
  await page.getByRole("combobox", { name: names.gpuName, exact: true }).fill("8x FancyGPU");
  await page.getByRole("combobox", { name: names.task, exact: true }).selectOption("complex");
}

export const chooseForm = (form) => async (page) => {
  await press(names.export)(page);
  await page.getByRole("radio", { name: form, exact: true }).check();
};

export async function diagnoseText(page, text) {
  await pressInBar(names.diagnose)(page);
  await page.getByLabel(names.logText).fill(text);
  await press(names.diagnoseText)(page);
}

export const diagnosed = (text) => async (page) => {
  await diagnoseText(page, text);
  await page.locator(parts.runVerdict).waitFor();
};

export async function paste(page, text) {
  await pressInBar(names.open)(page);
  await page.getByLabel(names.importText).fill(text);
}

export async function openRuns(page) {
  await pressInBar(names.runs)(page);
  await page.getByRole("heading", { name: names.savedRuns }).waitFor();
}

export async function keepRuns(page) {
  await openRuns(page);
  for (const [title, note] of [
    ["Twice the rate", "with the new grader"],
    ["A title that goes on for much longer than the row in which it stands has room, on a phone at least", ""],
  ]) {
    await page.getByRole("dialog").getByLabel(names.title).first().fill(title);
    await page.getByRole("dialog").getByLabel(names.note).first().fill(note);
    await press(names.saveRun)(page);
    await page.getByRole("article", { name: title, exact: true }).waitFor();
  }
}

export async function keepLog(page) {
  await diagnosed(collapsingLog(120, () => ({ learning_rate: 4e-5 })))(page);
  await page.locator(parts.diagnosis).getByRole("button", { name: names.saveRun, exact: true }).first().click();
  await openRuns(page);
}

export async function sweep(page) {
  await press(names.sweep)(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: names.secondSetting }).selectOption(names.rank);
  await page.waitForFunction(() => {
    const curves = [...document.querySelectorAll("dialog figure")];
    return curves.length > 1 && curves.every(({ ariaBusy }) => ariaBusy === "false");
  });
  await unfoldAll(page);
}

export async function sweepWrong(page) {
  await press(names.sweep)(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: names.secondSetting }).selectOption(names.rollouts);
  await dialog.getByRole("textbox", { name: names.sweepValues(names.rollouts) }).fill("4, 16, 99, many");
}

export const compared = (page) => page.locator(parts.difference).waitFor({ timeout: 60_000 });

export async function split(page) {
  await compared(page);
  await press(names.split)(page);
  await page.locator(parts.steps, { hasText: "±" }).nth(1).waitFor({ timeout: 60_000 });
}

/** What a page that waits to be updated is told by a service worker. */
export const updateWaits = (page) =>
  page.addInitScript(() => {
    const registration = { waiting: { postMessage() {} }, installing: null, addEventListener() {} };
    const container = { controller: {}, register: async () => registration, addEventListener() {} };
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => container });
  });

/** Makes the page's next rendering throw. */
export async function breakPage(page) {
  await page.evaluate(() => {
    const lower = String.prototype.toLowerCase;
    String.prototype.toLowerCase = function () {
      if (/^too high$/i.test(String(this))) throw new Error("made to fail");
      return lower.call(this);
    };
  });
  await rate(page).focus();
  await page.keyboard.press("End");
  await page.getByText("The page stopped working").waitFor();
}

export const withoutSimd = routed(SIMULATOR, async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: `WebAssembly.validate = () => false;\n${await response.text()}` });
});

export async function offline(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await page.context().setOffline(true);
  await page.reload();
  await page.locator(parts.simulated).waitFor({ timeout: 60_000 });
}
