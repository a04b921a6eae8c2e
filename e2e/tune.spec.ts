import { names, parts } from "./names.mjs";
import {
  boxOf,
  button,
  combobox,
  exactRate,
  expect,
  fold,
  inAddress,
  open,
  openRow,
  openSimulated,
  rate,
  row,
  script,
  simulated,
  slider,
  test,
  testWithoutCurves,
  textbox,
} from "./page.ts";

test("the default config is just right everywhere and its curve is healthy", async ({ page }) => {
  await openSimulated(page);
  for (const name of [names.rate, names.epochs, names.batch, names.context])
    await expect(slider(page, name)).toHaveAttribute("aria-valuetext", /, just right$/);
  await expect(combobox(page, names.rank)).toHaveAccessibleDescription(/^just right/i);
  await expect(page.locator(parts.verdict)).toHaveAttribute("data-verdict", "healthy");
  await expect(page.locator(parts.stats)).toContainText(/\D0 of 64\b/);
});

test("dragging the rate to its end says too high, and the runs spike and collapse", async ({ page }) => {
  await open(page);
  const box = await boxOf(rate(page));
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.585, y);
  await page.mouse.down();
  for (let share = 0.6; share <= 1; share += 0.02) await page.mouse.move(box.x + box.width * share - 2, y);
  await page.mouse.up();
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  await expect(exactRate(page)).toHaveValue("5e-4");
  await simulated(page);
  await expect(page.locator(parts.verdict)).toHaveAttribute("data-verdict", "spike_then_collapse");
});

testWithoutCurves("all three zones are explained under every field, the present one marked", async ({ page }) => {
  await open(page, "#lr=1e-5");
  const field = row(page, names.rate);
  await expect(field.locator(parts.zones)).toHaveCount(3);
  await expect(field.locator(parts.currentZone)).toHaveCount(1);
  await expect(field.locator(parts.currentZone)).toContainText(/too low/i);
  await fold(field, names.background).click();
  await expect(field.getByText("2025-11-08").first()).toBeVisible();
  await expect(field.getByRole("link").first()).toHaveAttribute("href", /^https:/);
});

test("where advice and simulation differ, one line says both", async ({ page }) => {
  await open(page, "#rank=128");
  const suggestion = page.locator(parts.suggestions).getByRole("listitem").filter({ hasText: names.rank });
  await expect(suggestion).toContainText(/\b16\b.*simulat.*\b128\b.*0\.\d\d/i);
});

test("a suggestion says what it would change in the simulation, is applied as one step, and undo takes it back", async ({
  page,
}) => {
  await open(page, "#lr=5e-4");
  const suggestions = page.locator(parts.suggestions);
  const suggestion = suggestions.getByRole("listitem").filter({ hasText: names.rate });
  await expect(suggestion).toContainText(/\+0\.\d\d/);
  await suggestion.getByRole("button").click();
  await expect.poll(() => inAddress(page, "lr")).toBe("1e-4");
  await expect(suggestions.getByRole("heading")).toBeFocused();
  await expect(suggestion.getByRole("button", { name: /5e-4/ })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => inAddress(page, "lr")).toBe("5e-4");
  await expect(suggestion.getByRole("button", { name: /5e-4/ })).toBeVisible();
});

testWithoutCurves("on a phone a row holds its own suggestion", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "#lr=5e-4");
  const row = page.getByRole("region", { name: names.rate });
  await row.locator("summary").first().click();
  await expect(row.getByRole("listitem").getByRole("button", { name: /5e-4/ })).toBeVisible();
});

test("the defaults come with their suggestions in the first HTML, and a curve that is not healthy is never without one", async ({
  page,
}) => {
  await open(page);
  const rows = page.locator(parts.suggestions).getByRole("listitem");
  await expect(rows.filter({ hasText: names.rank })).toContainText(/\+0\.\d\d/);
  for (const hash of ["#lr=5e-4", "#ep=10", "#lr=1e-5", "#start=0.02"]) {
    await page.goto(`/${hash}`);
    await expect(page.locator(parts.verdict)).not.toHaveAttribute("data-verdict", "healthy");
    await expect(rows).not.toHaveCount(0);
  }
});

testWithoutCurves("a cell of the rank strip and the select are the same setting", async ({ page }) => {
  await open(page);
  await page.locator(parts.rankStrip).locator("button", { hasText: "64" }).click();
  const select = combobox(page, names.rank);
  await expect(select).toHaveValue("64");
  await expect(select).toHaveAccessibleDescription(/^too high/i);
  await select.selectOption("16");
  await expect(select).toHaveAccessibleDescription(/^just right/i);
});

testWithoutCurves("the rate field takes a number as people write it", async ({ page }) => {
  await open(page);
  for (const [text, value] of [
    ["5e-5", "5e-5, just right"],
    ["2E-4", "2e-4, just right"],
    [".0003", "3e-4, too high"],
    ["1×10⁻⁵", "1e-5, too low"],
    ["0,0004", "4e-4, too high"],
  ] as const)
    await test.step(text, async () => {
      await exactRate(page).fill(text);
      await expect(rate(page)).toHaveAttribute("aria-valuetext", value);
    });
});

testWithoutCurves("the rate field keeps what is no rate in view, says why and is in no link", async ({ page }) => {
  await open(page);
  for (const text of ["abc", "", "-1", "1"])
    await test.step(`“${text}”`, async () => {
      await exactRate(page).fill(text);
      await expect(exactRate(page)).toHaveValue(text);
      await expect(exactRate(page)).toHaveAttribute("aria-invalid", "true");
      await expect(page.locator(parts.invalid)).toBeVisible();
      await expect(button(page, names.copyLink)).toBeDisabled();
      await expect(rate(page)).toHaveAttribute("aria-valuetext", "1e-4, just right");
      await exactRate(page).press("Escape");
      await expect(exactRate(page)).toHaveValue("1e-4");
      await expect(page.locator(parts.invalid)).toBeHidden();
    });
});

testWithoutCurves("the batch field takes 64k, and the memory estimate follows", async ({ page }) => {
  await open(page);
  await openRow(page, names.batch);
  const memory = fold(page, names.memory);
  const before = await memory.textContent();
  await textbox(page, names.exactBatch).fill("64k");
  await expect(slider(page, names.batch)).toHaveAttribute("aria-valuetext", "65,536 tokens, just right");
  await expect(memory).not.toHaveText(before ?? "");
  await expect(row(page, names.batch)).toContainText(/\b8\b.*65,536 ÷ 8,192/);
  await memory.click();
  await expect(page.locator("details", { has: memory }).getByRole("row").nth(1)).toBeVisible();
});

testWithoutCurves("where no batch fits the field says so and offers no value", async ({ page }) => {
  await open(page, "#model=70&gpu=80&gpus=1");
  const field = row(page, names.batch);
  await expect(field.locator(parts.fieldVerdict)).toContainText(/GPUs.*model.*context/);
});

test("the curve can be read with the pointer, the keyboard and as a table", async ({ page }) => {
  await openSimulated(page);
  await page.locator(parts.chart).hover({ position: { x: 300, y: 100 } });
  await expect(page.locator(parts.readout)).toContainText(/^step \d+: held-out 0\.\d\d/);
  const reader = slider(page, names.readCurve);
  await reader.focus();
  await page.keyboard.press("Home");
  await expect(page.locator(parts.readout)).toContainText(/^step 0: held-out 0\.3/);
  await fold(page, names.curveText).click();
  await expect(
    page
      .locator("details", { has: fold(page, names.curveText) })
      .getByRole("row")
      .nth(1),
  ).toBeVisible();
});

test("every run is drawn, and chart, header and text agree on how many hold and collapse", async ({ page }) => {
  await openSimulated(page, "#lr=5e-4");
  const linesOf = async (path: string) => (await page.locator(path).getAttribute("d"))?.match(/M/g)?.length ?? 0;
  const read = async () => [await linesOf(parts.runLines.holding), await linesOf(parts.runLines.collapsing)] as const;
  await expect.poll(async () => (await read()).reduce((sum, lines) => sum + lines)).toBe(64);
  const [holding, collapsing] = await read();
  expect(collapsing).toBeGreaterThan(1);
  await expect(page.locator(parts.runCounts)).toContainText([`${holding} `, `${collapsing} `]);
  await expect(page.locator(parts.stats)).toContainText(`${collapsing} of 64`);
  await fold(page, names.curveText).click();
  const text = page.locator("details", { has: fold(page, names.curveText) }).getByRole("listitem");
  await expect(text.filter({ hasText: new RegExp(`\\b${holding} .*\\b${collapsing} `) })).toHaveCount(1);
});

test("the axis says the steps of the run", async ({ page }) => {
  await openSimulated(page, "#prompts=4000&ep=2");
  await expect(page.locator(parts.lastStep)).toHaveText("2,000 steps");
});

test("one raw run is shown on demand", async ({ page }) => {
  await openSimulated(page);
  await expect(page.locator(parts.rawRun)).toHaveCount(0);
  await button(page, names.rawRun).click();
  await expect(page.locator(parts.rawRun)).toBeVisible();
  await button(page, names.rawRun).click();
  await expect(page.locator(parts.rawRun)).toHaveCount(0);
});

test("the curve from before a drag stays visible until the settings rest", async ({ page }) => {
  await openSimulated(page);
  const box = await boxOf(rate(page));
  const before = await page.locator(parts.curve).getAttribute("d");
  await expect(page.locator(parts.ghost)).toHaveCount(0);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.585, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, y, { steps: 5 });
  await simulated(page);
  await expect(page.locator(parts.ghost)).toHaveAttribute("d", before ?? "");
  await page.mouse.up();
  await expect(page.locator(parts.ghost)).toHaveCount(0);
});

const ASSISTANT_STARTED = "assistant started";
/** Before the script of the simulator's workers: an assistant dies at its first chunk of runs. */
const withDyingAssistants = `
  if (self.name === "assistant") {
    console.info("${ASSISTANT_STARTED}");
    const die = () => { throw new Error("out of memory"); };
    addEventListener("message", ({ data: { port } }) => port.addEventListener("message", die));
  }
`;

test("a worker that dies is restarted, then reported in place with a retry; what one of the others loses is simulated again", async ({
  page,
}) => {
  let serve = false;
  await page.route(script("simulator-worker"), async (route) => {
    const body = serve ? withDyingAssistants + (await (await route.fetch()).text()) : "close(); throw 1";
    await route.fulfill({ contentType: "text/javascript", body });
  });
  let assistants = 0;
  page.on("console", (message) => {
    if (message.text() === ASSISTANT_STARTED) assistants++;
  });
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto("/");
  const retry = button(page, names.retrySimulation);
  await expect(retry).toBeVisible();
  await expect(page.locator(parts.sensitivity).first()).toHaveAttribute("aria-busy", "false");
  await exactRate(page).fill("2e-4");
  serve = true;
  await retry.click();
  await simulated(page);
  await expect(retry).toHaveCount(0);
  await expect(exactRate(page)).toHaveValue("2e-4");
  await page.evaluate(() => {
    location.hash = "#ep=10&rank=128&bs=8192";
  });
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect.poll(() => assistants).toBeGreaterThanOrEqual(2);
  await simulated(page);
  await expect(retry).toHaveCount(0);
  expect(errors).toEqual([]);
});
