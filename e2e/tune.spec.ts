import { exactRate, expect, open, rate, simulated, test } from "./page.ts";

test("the default config is just right everywhere and its curve is healthy", async ({ page }) => {
  await open(page);
  for (const name of ["Learning rate", "Epochs", "Batch size", "Context length"]) {
    const slider = page.getByRole("slider", { name, exact: true });
    await expect(slider).toHaveAttribute("aria-valuetext", /, just right$/);
  }
  await expect(page.getByRole("combobox", { name: "LoRA rank" })).toHaveAccessibleDescription(/^Just right/);
  await expect(page.locator(".says")).toHaveAttribute("data-verdict", "healthy");
  await expect(page.getByText("0 of 64 runs collapse")).toBeVisible();
  await expect(page.getByText("Simulated on a toy task, not your model")).toBeVisible();
});

test("dragging the rate to its end says too high, and the runs spike and collapse", async ({ page }) => {
  await open(page);
  const box = await rate(page).boundingBox();
  if (!box) throw new Error("no slider");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.585, y);
  await page.mouse.down();
  for (let share = 0.6; share <= 1; share += 0.02) await page.mouse.move(box.x + box.width * share - 2, y);
  await page.mouse.up();
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  await expect(exactRate(page)).toHaveValue("5e-4");
  await simulated(page);
  await expect(page.locator(".says")).toHaveAttribute("data-verdict", "spike_then_collapse");
});

test("all three zones are explained under every field, the present one marked", async ({ page }) => {
  await open(page, "#lr=1e-5");
  const field = page.getByRole("region", { name: "Learning rate" });
  await expect(field.locator(".zones > div")).toHaveCount(3);
  await expect(field.locator(".zones [data-current=true]")).toContainText("Too low");
  await field.getByText("When to change it, and who says so").click();
  await expect(field.getByText("2025-11-08")).toBeVisible();
  await expect(field.getByText("Keep changes within 2× of the default")).toBeVisible();
});

test("where advice and simulation differ, both are said", async ({ page }) => {
  await open(page, "#rank=64");
  const field = page.getByRole("region", { name: "LoRA rank" });
  await expect(field.locator(".both")).toContainText("16 or less");
  await expect(field.locator(".both")).toContainText("In this simulation");
});

test("a cell of the rank strip and the select are the same setting", async ({ page }) => {
  await open(page);
  await page.locator(".strip button", { hasText: "64" }).click();
  const select = page.getByRole("combobox", { name: "LoRA rank" });
  await expect(select).toHaveValue("64");
  await expect(select).toHaveAccessibleDescription(/^Too high/);
  await select.selectOption("16");
  await expect(select).toHaveAccessibleDescription(/^Just right/);
});

test("the rate field takes a number as people write it", async ({ page }) => {
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

test("the rate field keeps what is no rate in view, says why and blocks the export", async ({ page }) => {
  await open(page);
  for (const text of ["abc", "", "-1", "1"])
    await test.step(`“${text}”`, async () => {
      await exactRate(page).fill(text);
      await expect(exactRate(page)).toHaveValue(text);
      await expect(exactRate(page)).toHaveAttribute("aria-invalid", "true");
      await expect(page.locator(".field .why")).toBeVisible();
      await expect(page.getByRole("button", { name: "Download JSON" })).toBeDisabled();
      await expect(page.getByRole("button", { name: "Copy link" })).toBeDisabled();
      await expect(rate(page)).toHaveAttribute("aria-valuetext", "1e-4, just right");
      await exactRate(page).press("Escape");
      await expect(exactRate(page)).toHaveValue("1e-4");
      await expect(page.locator(".field .why")).toBeHidden();
      await expect(page.getByRole("button", { name: "Download JSON" })).toBeEnabled();
    });
});

test("the batch field takes 64k, and the memory estimate follows", async ({ page }) => {
  await open(page);
  const memory = page.locator("summary").getByText(/^Memory on each GPU/);
  const before = await memory.textContent();
  await page.getByRole("textbox", { name: "Batch size, exact value" }).fill("64k");
  await expect(page.getByRole("slider", { name: "Batch size", exact: true })).toHaveAttribute(
    "aria-valuetext",
    "65,536 tokens, just right",
  );
  await expect(memory).not.toHaveText(before ?? "");
  await expect(page.getByText("65,536 ÷ 8,192 = up to 8 full-length sequences")).toBeVisible();
  await memory.click();
  await expect(page.getByText(/Activation checkpoints/)).toBeVisible();
});

test("where no batch fits the field says so and offers no value", async ({ page }) => {
  await open(page, "#model=70&gpu=80&gpus=1");
  const field = page.getByRole("region", { name: "Batch size" });
  await expect(field.locator(".verdict")).toContainText("more GPUs, a smaller model or a shorter context");
});

test("the curve can be read with the pointer, the keyboard and as a table", async ({ page }) => {
  await open(page);
  await page.locator(".canvas").hover({ position: { x: 300, y: 100 } });
  await expect(page.locator(".readout")).toContainText(/^step \d+: train 0\.\d\d/);
  const reader = page.getByRole("slider", { name: "Read the curve at a step" });
  await reader.focus();
  await page.keyboard.press("Home");
  await expect(page.locator(".readout")).toContainText(/^step 0: train 0\.3/);
  await page.getByText("Curve in words and numbers").click();
  await expect(page.locator(".fold tbody tr").first()).toBeVisible();
});

test("a worker that dies is restarted, then reported in place with a retry", async ({ page }) => {
  let serve = false;
  await page.route("**/assets/simulator-worker-*.js", (route) =>
    serve ? route.continue() : route.fulfill({ contentType: "text/javascript", body: "close(); throw 1" }),
  );
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto("/");
  await expect(page.getByText("The simulation stopped")).toBeVisible();
  await expect(page.locator(".sensitivity").first()).toHaveAttribute("aria-busy", "false");
  await expect(page.getByText("Simulating the end of training")).toHaveCount(0);
  await exactRate(page).fill("2e-4");
  serve = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await simulated(page);
  await expect(page.getByText("The simulation stopped")).toHaveCount(0);
  await expect(exactRate(page)).toHaveValue("2e-4");
});
