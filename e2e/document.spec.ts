import { readFile, writeFile } from "node:fs/promises";
import { drop } from "./acts.mjs";
import { names, parts } from "./names.mjs";
import { button, combobox, exactRate, expect, inAddress, menuItem, open, test } from "./page.ts";

test.use({ simulates: false });

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(content),
});

test("a download opens again as the same settings", async ({ page }) => {
  await open(page, "#lr=2e-4&ep=3&rank=16&task=complex");
  await button(page, names.export).click();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, names.downloadConfig).click()]);
  expect(download.suggestedFilename()).toMatch(/^rft-config-[0-9a-f]{8}\.json$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text).trainingConfig).toEqual({
    learningRate: 0.0002,
    maxContextLength: 8192,
    loraRank: 16,
    epochs: 3,
    batchSize: 32768,
  });

  await page.keyboard.press("Escape");
  await (await menuItem(page, names.resetAll)).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await button(page, names.open).click();
  await page.getByLabel(names.importFile).setInputFiles(file("saved.json", text));
  const row = page.getByRole("dialog").getByRole("listitem").filter({ hasText: "trainingConfig.learningRate" });
  await expect(row).toContainText(/0\.0001.*0\.0002/);
  await expect(exactRate(page)).toHaveValue("1e-4");
  await button(page, names.apply).click();
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect.poll(() => inAddress(page, "task")).toBe("complex");
  await page.keyboard.press("Control+z");
  await expect(exactRate(page)).toHaveValue("1e-4");
});

test("a file dropped on the page is reported before it applies", async ({ page }) => {
  await open(page);
  const text = JSON.stringify({ version: 1, trainingConfig: { learningRate: 5e-5, epochs: 1.5, loraRank: 12 } });
  await drop(page, { name: "dropped.json", file: text });
  const report = page.getByRole("dialog").getByRole("listitem");
  await expect(report.filter({ hasText: "trainingConfig.epochs" })).toHaveAttribute("data-outcome", "refused");
  await expect(report.filter({ hasText: "trainingConfig.loraRank" })).toHaveAttribute("data-outcome", "refused");
  await button(page, names.apply).click();
  await expect(exactRate(page)).toHaveValue("5e-5");
  await expect(combobox(page, names.rank)).toHaveValue("8");
});

test("a file that is no config is refused with a reason, and nothing changes", async ({ page }, testInfo) => {
  // from the disk: a browser that is handed so much by the test takes half a minute for it
  const large = testInfo.outputPath("bad.json");
  await writeFile(large, Buffer.alloc(49 * 2 ** 20, 32));
  await open(page, "#lr=2e-4");
  for (const [name, content] of [
    ["empty", file("bad.json", "")],
    ["not JSON", file("bad.json", "hello")],
    ["49 MB", large],
    ["deeply nested", file("bad.json", "[".repeat(100_000))],
    ["an image", file("bad.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]))],
    ["UTF-16 without a mark", file("bad.json", Buffer.from('{"version":1}', "utf16le"))],
    ["an array", file("bad.json", "[1]")],
  ] as const)
    await test.step(name, async () => {
      await button(page, names.open).click();
      await page.getByLabel(names.importFile).setInputFiles(content);
      await expect(page.getByRole("dialog").locator(parts.failure)).toContainText("bad.json");
      await expect(button(page, names.apply)).toBeDisabled();
      await button(page, names.cancel).click();
      await expect(page.locator("dialog")).toHaveCount(0);
      await expect(exactRate(page)).toHaveValue("2e-4");
    });
});

test("the JSON Schema is offered, under the name that the config file has for it", async ({ page }) => {
  await open(page);
  await exactRate(page).fill("2e-4");
  await button(page, names.export).click();
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, names.downloadConfig).click()]);
  const { $schema } = JSON.parse(await readFile(await file.path(), "utf8"));
  const [schema] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: names.jsonSchema }).click(),
  ]);
  expect(`./${schema.suggestedFilename()}`).toBe($schema);
  expect(JSON.parse(await readFile(await schema.path(), "utf8")).$schema).toBe(
    "https://json-schema.org/draft/2020-12/schema",
  );
  // the page and its undo are still there
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(exactRate(page)).toHaveValue("1e-4");
});
