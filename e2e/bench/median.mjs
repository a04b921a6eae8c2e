/** The value below which this share of the values lies. @param {readonly number[]} values @param {number} share from 0 to 1 */
export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** How often a page is measured; the median counts. */
export const RUNS = 3;

/** The speeds: a phone or an old laptop is about four times as slow. */
export const THROTTLES = [1, 4];

/** Slows the page's main thread down. @param {import("@playwright/test").Page} page @param {number} rate */
export async function throttle(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
