import { JOB } from "../src/state/settings/storage.ts";
import { violations } from "./axe.ts";
import { names } from "./names.mjs";
import { overflow } from "./overflow.ts";
import { button, combobox, expect, fold, inAddress, open, openSetup, test, textbox } from "./page.ts";

test.use({ simulates: false });

test("names fill size, count and memory, with their sources, and the chip and the link hold the numbers", async ({
  page,
}) => {
  await open(page);
  const setup = await openSetup(page);
  await combobox(setup, names.modelName).fill("Qwen3 32B");
  await combobox(setup, names.gpuName).fill("8x H200");
  await expect(textbox(setup, names.modelSize)).toHaveValue("32.8");
  await expect(textbox(setup, names.gpuCount)).toHaveValue("8");
  await expect(textbox(setup, names.gpuMemory)).toHaveValue("141");
  await expect(setup.getByRole("link", { name: /Qwen3 32B/ })).toHaveAttribute("href", /huggingface/);
  await expect(setup.locator("time").first()).toHaveAttribute("datetime", /^2026-/);
  await expect(button(page, names.setup)).toContainText(/32\.8B.*8× 141 GB/);
  await expect.poll(() => ["model", "gpus", "gpu"].map((key) => inAddress(page, key))).toEqual(["32.8", "8", "141"]);
  await page.reload();
  await openSetup(page);
  await expect(combobox(setup, names.modelName)).toHaveValue("Qwen3 32B");
  await expect(combobox(setup, names.gpuName)).toHaveValue("8x H200");
  // the typed name stays only as long as it is true
  await textbox(setup, names.modelSize).fill("9");
  await expect(combobox(setup, names.modelName)).toHaveValue("9B");
});

test("an unknown name asks for the number and changes nothing; a size in a name is said to be read from it", async ({
  page,
}) => {
  await open(page);
  const setup = await openSetup(page);
  const model = combobox(setup, names.modelName);
  await model.fill("frobnicate");
  await expect(model).toHaveAttribute("aria-invalid", "true");
  await expect(model).toHaveAccessibleDescription(/billions.*8B/);
  await expect(button(page, names.setup)).toContainText("8B");
  await model.fill("MyModel-13B");
  await expect(model).toHaveAccessibleDescription(/13B.*name/);
  await expect(textbox(setup, names.modelSize)).toHaveValue("13");
  const gpu = combobox(setup, names.gpuName);
  await gpu.fill("A100");
  await expect(gpu).toHaveAccessibleDescription(/40.*80/);
});

test("the base model of the job is offered as the model of the setup", async ({ page }) => {
  await page.addInitScript(
    ([key, value]) => localStorage.setItem(key ?? "", value ?? ""),
    [JOB, JSON.stringify({ baseModel: "accounts/fireworks/models/qwen3-14b" })],
  );
  await open(page);
  const setup = await openSetup(page);
  await button(setup, /14\.8B/).click();
  await expect(textbox(setup, names.modelSize)).toHaveValue("14.8");
  await expect(button(setup, /14\.8B/)).toHaveCount(0);
});

test("the ranges that the setup moved are listed with their cause, and the recommended settings are one step", async ({
  page,
}) => {
  await open(page);
  const setup = await openSetup(page);
  await combobox(setup, names.task).selectOption("complex");
  const rank = setup.getByRole("listitem").filter({ hasText: names.rank });
  await expect(rank).toContainText(/8 to 16 → 16 to 64.*complex/);
  await button(setup, names.recommended).click();
  await expect.poll(() => inAddress(page, "rank")).toBe("16");
  await expect(button(setup, names.recommended)).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(setup).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect.poll(() => inAddress(page, "rank")).toBe("8");
  expect(inAddress(page, "task")).toBe("complex");
});

test("the keyboard opens and closes the setup, and the focus returns to the chip", async ({ page }) => {
  await open(page);
  const chip = button(page, names.setup);
  await chip.focus();
  await page.keyboard.press("Enter");
  const setup = page.getByRole("dialog", { name: names.setupDialog });
  await expect(combobox(setup, names.modelName)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(setup).toBeHidden();
  await expect(chip).toBeFocused();
});

for (const [device, size] of [
  ["a phone", { width: 390, height: 844 }],
  ["a desk", { width: 1440, height: 900 }],
] as const)
  test(`axe finds nothing in the setup on ${device}, and all of it is reached`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, "#task=complex&model=70&gpus=8");
    const setup = await openSetup(page);
    await combobox(setup, names.modelName).fill("nothing known");
    await fold(setup, names.moreSetup).click();
    await expect(combobox(setup, names.typicalLength)).toBeVisible();
    expect(await violations(page, "#setup")).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await button(setup, names.close).click();
    await expect(setup).toBeHidden();
  });
