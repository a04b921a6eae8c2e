import AxeBuilder from "@axe-core/playwright";
import { exactRate, expect, open, test } from "./page.ts";

test("the preview explains itself, with a lab of its own that changes nothing outside", async ({ page }) => {
  await open(page, "#lr=5e-4&ep=2");
  await page.getByRole("button", { name: "How this preview works" }).click();
  const dialog = page.getByRole("dialog", { name: "How this preview works" });
  await expect(dialog.getByRole("row").filter({ hasText: "may help exploration" })).toContainText("Not shown");
  await expect(dialog.getByText("time to half the gain, 2 epochs")).toBeVisible();

  const lab = dialog.locator(".lab");
  const ends = lab.locator(".stats li").first();
  await expect(lab.locator(".says[aria-busy=false][data-verdict=spike_then_collapse]")).toBeVisible();
  const before = await ends.textContent();
  await lab.getByRole("slider", { name: "KL weight" }).press("End");
  await expect(ends).not.toHaveText(before ?? "");
  await lab.getByRole("slider", { name: "Learning rate" }).press("ArrowLeft");
  await expect(lab.getByRole("slider", { name: "Learning rate" })).toHaveAttribute("aria-valuetext", "4e-4");
  expect((await new AxeBuilder({ page }).include("dialog[open]").analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(exactRate(page)).toHaveValue("5e-4");
});

test("without the kernel the model in TypeScript serves, and the page says that it is slower", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ body: "no wasm", contentType: "application/wasm" }));
  await open(page);
  await expect(page.getByText("runs in plain JavaScript, several times slower")).toBeVisible();
  await expect(page.locator(".says")).toHaveAttribute("data-verdict", "healthy");
});

test("a dialog whose chunk cannot be loaded says so and leaves a page that works", async ({ page }) => {
  await page.route(/assets\/OpenDialog-.*\.js/, (route) =>
    route.fulfill({ body: "throw 1", contentType: "text/javascript" }),
  );
  await open(page);
  await page.getByRole("button", { name: "Open…" }).click();
  await expect(page.getByRole("dialog", { name: "This part could not be loaded" })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await exactRate(page).fill("2e-4");
  await expect(exactRate(page)).toHaveValue("2e-4");
});
