import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Looks for violations within the selector: a line for each, with the elements that it concerns. */
async function analyze(page: Page, within: string, rules?: readonly string[]): Promise<string[]> {
  // without frames of other origins the legacy mode finds the same, and opens no second page each time
  const builder = new AxeBuilder({ page }).setLegacyMode().include(within);
  // to describe what passes takes a sixth of its time
  builder.options({ resultTypes: ["violations"] });
  const { violations } = await (rules ? builder.withRules([...rules]) : builder.withTags(TAGS)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** Returns what axe finds within the selector in either theme; a theme changes colors alone. The light theme stays. */
export async function violations(page: Page, within = "body"): Promise<string[]> {
  // colors that are on their way from one theme to the other have no contrast to speak of
  const reducedMotion = "reduce";
  await page.emulateMedia({ colorScheme: "dark", reducedMotion });
  const dark = await analyze(page, within, ["color-contrast", "link-in-text-block"]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion });
  return [...(await analyze(page, within)), ...dark.map((line) => `dark: ${line}`)];
}
