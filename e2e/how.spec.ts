import { violations } from "./axe.ts";
import { names, parts } from "./names.mjs";
import { button, exactRate, expect, open, openSimulated, script, slider, test } from "./page.ts";

test("the preview explains itself, with a lab of its own that changes nothing outside", async ({ page }) => {
  await open(page, "#lr=5e-4&ep=2");
  await button(page, names.openHow).click();
  const dialog = page.getByRole("dialog", { name: names.how });
  // the claim that the measurements do not bear out
  await expect(dialog.getByRole("row").filter({ hasText: /exploration/ })).toContainText(/not shown/i);

  const lab = dialog.locator(".lab");
  const ends = lab.locator(parts.stats).getByRole("listitem").first();
  await expect(lab.locator(`${parts.simulated}[data-verdict=spike_then_collapse]`)).toBeVisible();
  const before = await ends.textContent();
  await slider(lab, names.klWeight).press("End");
  await expect(ends).not.toHaveText(before ?? "");
  await slider(lab, names.rate).press("ArrowLeft");
  await expect(slider(lab, names.rate)).toHaveAttribute("aria-valuetext", "4e-4");
  expect(await violations(page, "dialog[open]")).toEqual([]);
  await button(dialog, names.close).click();
  await expect(exactRate(page)).toHaveValue("5e-4");
});

test("without the kernel the model in TypeScript serves, and the page says that it is slower", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ body: "no wasm", contentType: "application/wasm" }));
  await openSimulated(page);
  await expect(page.getByText(names.slow)).toBeVisible();
  await expect(page.locator(parts.verdict)).toHaveAttribute("data-verdict", "healthy");
});

test("a dialog whose chunk cannot be loaded says so and leaves a page that works", async ({ page }) => {
  await page.route(script("OpenDialog"), (route) => route.fulfill({ body: "throw 1", contentType: "text/javascript" }));
  await open(page);
  await button(page, names.open).click();
  await expect(page.getByRole("dialog", { name: names.partMissing })).toBeVisible();
  await button(page, names.close).click();
  await exactRate(page).fill("2e-4");
  await expect(exactRate(page)).toHaveValue("2e-4");
});
