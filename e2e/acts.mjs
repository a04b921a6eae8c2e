// What the browser tests and the screenshots do to the page alike.
import { names } from "./names.mjs";

/** Unfolds everything that can be. @param {import("@playwright/test").Page} page */
export async function unfoldAll(page) {
  // rows close each other unless all are expanded; behind a dialog they stay as they are
  const expand = page.getByRole("button", { name: names.expandAll });
  if ((await page.locator("dialog[open]").count()) === 0 && (await expand.isVisible())) await expand.click();
  await page.locator("details").evaluateAll((folds) => {
    for (const fold of folds) if (fold instanceof HTMLDetailsElement) fold.open = true;
  });
}

/**
 * Lets go of a file or a text over the page, or only carries it there.
 * @param {import("@playwright/test").Page} page
 * @param {{ file?: string, name?: string, text?: string }} content
 * @param {{ target?: string, type?: "drop" | "dragover" }} [how]
 */
export async function drop(page, content, { target = "body", type = "drop" } = {}) {
  const dataTransfer = await page.evaluateHandle(({ file, name = "dropped.txt", text }) => {
    const transfer = new DataTransfer();
    if (file !== undefined) transfer.items.add(new File([file], name));
    if (text !== undefined) transfer.setData("text/plain", text);
    return transfer;
  }, content);
  await page.dispatchEvent(target, type, { dataTransfer });
}

/**
 * A log of a run that climbs for two thirds of its steps, then loses all of it; noise from a fixed sequence.
 * @param {number} points
 * @param {(step: number) => object} [more] what a row holds beside step and reward
 */
export function collapsingLog(points, more = () => ({})) {
  let state = 7;
  const noise = () => {
    state = (state * 16807) % 2147483647;
    return (state / 2147483647 - 0.5) * 0.16;
  };
  const level = (share) => (share < 0.66 ? 0.3 + 0.6 * share : 0.1);
  const rows = Array.from({ length: points }, (_, i) => ({
    step: i + 1,
    reward: level(i / points) + noise(),
    ...more(i + 1),
  }));
  return rows.map((row) => JSON.stringify(row)).join("\n");
}

/** A log whose reward has a name that nobody can guess. */
export const namelessLog = `step,quality,other\n${Array.from(
  { length: 60 },
  (_, i) => `${i},${(0.2 + i / 100).toFixed(3)},${(i * 7) % 5}`,
).join("\n")}`;
