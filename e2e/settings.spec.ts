import { names, parts } from "./names.mjs";
import {
  button,
  expect,
  inAddress,
  menuItem,
  open,
  openRow,
  openSimulated,
  simulated,
  slider,
  test,
  testWithoutCurves,
  textbox,
} from "./page.ts";

test("rollout parameters are controls with zones, and move the curve where they are simulated", async ({ page }) => {
  await openSimulated(page);
  const n = slider(page, names.rollouts);
  await expect(n).toHaveAttribute("aria-valuetext", "4, just right");
  const end = page.locator(parts.stats).getByRole("listitem").first();
  const before = await end.textContent();
  await n.focus();
  await page.keyboard.press("End");
  await expect(n).toHaveAttribute("aria-valuetext", "32, too many");
  await simulated(page);
  await expect.poll(() => end.textContent()).not.toBe(before);
  await expect.poll(() => inAddress(page, "n")).toBe("32");
});

testWithoutCurves("the signal meter follows the number of rollouts and the starting reward", async ({ page }) => {
  await open(page, "#n=2&start=0.18");
  await openRow(page, names.rollouts);
  const meter = page.getByRole("figure", { name: names.signalMeter });
  await expect(meter).toContainText(/\b30 ?%/);
  const n = textbox(page, names.exactRollouts);
  await n.fill("8");
  await expect(meter).toContainText(/\b80 ?%/);
  await expect(meter.getByRole("img")).toHaveAccessibleName(/2: 30 ?%.*4: 55 ?%.*8: 80 ?%/);
});

testWithoutCurves("a single rollout is refused with its reason and source, and can be set right", async ({ page }) => {
  await open(page, "#n=8");
  await textbox(page, names.exactRollouts).fill("1");
  const suggestions = page.locator(parts.suggestions);
  await expect(suggestions.getByRole("link").first()).toHaveAttribute("href", /fireworks/);
  await button(suggestions, names.setRollouts).click();
  await expect(slider(page, names.rollouts)).toHaveAttribute("aria-valuetext", "4, just right");
});

testWithoutCurves("an advanced field takes a number or is left to the service", async ({ page }) => {
  await open(page, "#loss=dapo");
  const weight = textbox(page, names.klWeight);
  await expect(weight).toHaveValue("auto");
  await weight.fill("0.01");
  // DAPO has no KL term: a finding
  await expect(page.locator(parts.suggestions).getByRole("listitem")).not.toHaveCount(0);
  await weight.fill("");
  await weight.blur();
  await expect(weight).toHaveValue("auto");
  await expect.poll(() => inAddress(page, "kl")).toBe("auto");
});

testWithoutCurves("every parameter can be looked up field by field", async ({ page }) => {
  await open(page);
  await (await menuItem(page, names.reference)).click();
  const entry = page.getByRole("dialog").getByRole("article", { name: names.rollouts });
  await expect(entry).toContainText("inferenceParameters.responseCandidatesCount");
  await expect(entry).toContainText("--response-candidates-count");
});
