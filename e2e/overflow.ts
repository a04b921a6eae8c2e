import type { Page } from "@playwright/test";

/**
 * What is wider than the window, or than the dialog that is open: a line for each element, none where all fits. `scrollWidth` alone
 * does not tell: what overflows a box with `contain: layout` is left out of it. What can be scrolled sideways, or is cut off on
 * purpose, counts as its scrolling box does.
 */
export const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector("dialog[open]") ?? document.documentElement;
    const edge = root.getBoundingClientRect().left + root.clientLeft + root.clientWidth;
    /** Keeps its overflow to itself; a box that is none (`display: contents`) keeps nothing. */
    const holds = (one: Element) => {
      const { display, overflowX } = getComputedStyle(one);
      return display !== "contents" && overflowX !== "visible";
    };
    const isHeld = (one: Element): boolean => {
      const parent = one.parentElement;
      return parent !== null && parent !== root && (holds(parent) || isHeld(parent));
    };
    /** Where the element ends, or the text in it that goes on beyond it. */
    const end = (one: Element) => {
      const { left, right } = one.getBoundingClientRect();
      return one instanceof SVGElement || holds(one) ? right : Math.max(right, left + one.clientLeft + one.scrollWidth);
    };
    const wide = [...root.querySelectorAll("*")]
      .filter((one) => one.checkVisibility() && !one.closest(".unseen") && end(one) > edge + 1 && !isHeld(one))
      .map((one) => `${Math.round(end(one) - edge)} px: ${one.outerHTML.slice(0, 120)}`);
    const scrolled = root.scrollWidth - root.clientWidth;
    return scrolled > 0 ? [`${scrolled} px: ${root.localName}`, ...wide] : wide;
  });
