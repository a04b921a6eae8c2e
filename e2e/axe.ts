import type { Page } from "@playwright/test";
import axe from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
/** The rules about colors, which alone differ between the themes. */
const COLORS = ["color-contrast", "link-in-text-block"];

/** Looks for violations within the selector: a line for each, with the elements that it concerns. */
const analyze = (page: Page, within: string, runOnly: { type: "rule" | "tag"; values: string[] }) =>
  page.evaluate(
    async ([include, only]) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      // the page has neither frames nor style sheets of other origins; what passes is not described
      const { violations } = await axe.run(
        { include },
        { runOnly: only, resultTypes: ["violations"], iframes: false, preload: false },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    [within, runOnly] as const,
  );

/** Returns what axe finds within the selector in either theme; a theme changes colors alone. The light theme stays. */
export async function violations(page: Page, within = "body"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // colors that are on their way from one theme to the other have no contrast to speak of
  const reducedMotion = "reduce";
  await page.emulateMedia({ colorScheme: "dark", reducedMotion });
  const dark = await analyze(page, within, { type: "rule", values: COLORS });
  await page.emulateMedia({ colorScheme: "light", reducedMotion });
  const light = await analyze(page, within, { type: "tag", values: TAGS });
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}
