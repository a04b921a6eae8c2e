import { expect } from "@playwright/test";
import { type Driver, run } from "./driver.ts";

type Role = "button" | "slider" | "textbox";
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

declare global {
  interface Window {
    /** Whether the last press reached the control that was looked for; undefined before it. */
    pressed: boolean | undefined;
  }
}

/**
 * Returns the box of an enabled control that a click in its middle would reach, scrolled into view, and from then on watches whether the
 * next press reaches it; null while there is none. Runs in the page.
 */
function findInPage(role: Role, name: string): Box | null {
  const selectors = { button: "button", slider: "[type=range]", textbox: "input, textarea" };
  const textOf = (ids: string) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
  for (const control of document.querySelectorAll<HTMLInputElement>(selectors[role])) {
    const labelled = control.getAttribute("aria-labelledby");
    const label = labelled
      ? textOf(labelled).join(" ")
      : (control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? control.textContent ?? "");
    const isDisabled = control.disabled || control.getAttribute("aria-disabled") === "true";
    if (label.trim() !== name || isDisabled || !control.checkVisibility()) continue;
    control.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { x, y, width, height } = control.getBoundingClientRect();
    const reached = document.elementFromPoint(x + width / 2, y + height / 2);
    if (!reached || !control.contains(reached)) continue;
    window.pressed = undefined;
    const note = ({ target }: Event) => {
      window.pressed = target instanceof Node && control.contains(target);
    };
    addEventListener("pointerdown", note, { capture: true, once: true });
    return { x, y, width, height };
  }
  return null;
}

/** Clicks a control as soon as it can be reached and has come to rest, at this share of its width; again where it has moved away meanwhile. */
export async function click(driver: Driver, role: Role, name: string, share = 0.5) {
  let last = "";
  const tryToClick = async () => {
    const before = last;
    const found = await run(driver, findInPage, role, name);
    last = JSON.stringify(found);
    if (!found || last !== before) return false;
    const { x, y, width, height } = found;
    await driver.click(Math.round(x + width * share), Math.round(y + height / 2));
    return (await run(driver, () => window.pressed)) === true;
  };
  const message = `${role} "${name}" can be clicked`;
  await expect.poll(tryToClick, { message, intervals: [50, 50, 100, 200, 500] }).toBe(true);
}
