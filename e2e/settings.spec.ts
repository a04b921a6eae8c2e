import { expect, inAddress, open, simulated, test } from "./page.ts";

const rollouts = "Rollouts per prompt";

test("rollout parameters unfold into controls with zones, and move the curve where they are simulated", async ({
  page,
}) => {
  await open(page);
  await page.locator("summary", { hasText: "Rollout parameters" }).click();
  const n = page.getByRole("slider", { name: rollouts, exact: true });
  await expect(n).toHaveAttribute("aria-valuetext", "4, just right");
  const end = page.locator(".stats li").first();
  const before = await end.textContent();
  await n.focus();
  await page.keyboard.press("End");
  await expect(n).toHaveAttribute("aria-valuetext", "32, too many");
  await simulated(page);
  await expect.poll(() => end.textContent()).not.toBe(before);
  await expect.poll(() => inAddress(page, "n")).toBe("32");
});

test("the signal meter follows the number of rollouts and the starting reward", async ({ page }) => {
  await open(page, "#n=2&start=0.18");
  const meter = page.getByRole("figure", { name: "Signal meter" });
  await expect(meter).toContainText("30 % of groups of 2 teach something");
  const n = page.getByRole("textbox", { name: `${rollouts}, exact value` });
  await n.fill("8");
  await expect(meter).toContainText("80 % of groups of 8 teach something");
  await expect(meter.getByRole("img")).toHaveAccessibleName(/2: 30 %, 4: 55 %, 8: 80 %/);
});

test("a single rollout is refused with its reason and source, and can be set right", async ({ page }) => {
  await open(page, "#n=8");
  await page.getByRole("textbox", { name: `${rollouts}, exact value` }).fill("1");
  const findings = page.getByRole("region", { name: "1 thing to look at" });
  await expect(findings).toContainText("nothing to compare with");
  await expect(findings.getByRole("link")).toHaveAttribute("href", /fireworks/);
  await findings.getByRole("button", { name: `Set ${rollouts} to 4` }).click();
  await expect(page.getByRole("slider", { name: rollouts, exact: true })).toHaveAttribute(
    "aria-valuetext",
    "4, just right",
  );
});

test("an advanced field takes a number or is left to the service", async ({ page }) => {
  await open(page, "#loss=dapo");
  const weight = page.getByRole("textbox", { name: "KL weight" });
  await expect(weight).toHaveValue("auto");
  await weight.fill("0.01");
  await expect(page.getByText("DAPO has no KL term")).toHaveCount(2);
  await weight.fill("");
  await weight.blur();
  await expect(weight).toHaveValue("auto");
  await expect.poll(() => inAddress(page, "kl")).toBe("auto");
});

test("what names the job survives a reload and is in no link", async ({ page }) => {
  await open(page);
  await page.locator("summary", { hasText: "This job" }).click();
  const hostile = "data'; $(rm) `x` \u00fc";
  await page.getByLabel("Dataset", { exact: true }).fill(hostile);
  await page.getByLabel("Nodes").fill("2.5");
  await expect(page.getByLabel("Nodes")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Nodes").fill("2");
  await page.reload();
  await page.locator("summary", { hasText: "This job" }).click();
  await expect(page.getByLabel("Dataset", { exact: true })).toHaveValue(hostile);
  await expect(page.getByLabel("Nodes")).toHaveValue("2");
  expect(page.url()).not.toContain("data");
  await page.getByLabel("Base model").fill("a");
  await page.getByLabel("Warm start from").fill("b");
  await page.getByRole("button", { name: "Clear Base model" }).click();
  await expect(page.getByLabel("Base model")).toHaveValue("");
});

test("every parameter can be looked up field by field", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Every parameter, field by field" }).click();
  const entry = page.getByRole("dialog").getByRole("article", { name: /Rollouts per prompt/ });
  await expect(entry).toContainText("inferenceParameters.responseCandidatesCount");
  await expect(entry).toContainText("--response-candidates-count");
});
