import { defaultConfig } from "../schema/fields/defaults.ts";
import { unpackFirstSight } from "../state/preview/prerenderedPreview.ts";
import { changedIn, readerOf, replay } from "./early.ts";
import { ARRIVING, EARLY, FAILED, FIRST_SIGHT, STYLE, STYLE_FILE } from "./marks.ts";

/** Puts back the style attributes that a strict policy keeps out of HTML. */
function style(root: HTMLElement) {
  for (const element of root.querySelectorAll<HTMLElement>(`[${STYLE}]`)) {
    element.style.cssText = element.getAttribute(STYLE) ?? "";
    element.removeAttribute(STYLE);
  }
}

/** Where a host's own policy keeps the inline style out, the same style comes as a file. */
function styleFromFile(page: Document) {
  const inline = page.querySelector<HTMLStyleElement>(`style[${STYLE_FILE}]`);
  if (!inline || inline.sheet) return;
  const link = Object.assign(page.createElement("link"), {
    rel: "stylesheet",
    href: inline.getAttribute(STYLE_FILE) ?? "",
  });
  inline.replaceWith(link);
}

/** A browser may put values of an earlier visit into the controls; what they show is the stores' to say, or the person's. */
function forget(root: HTMLElement, changed: ReadonlySet<unknown>) {
  for (const input of root.querySelectorAll("input")) if (!changed.has(input)) input.value = input.defaultValue;
  for (const select of root.querySelectorAll("select")) {
    if (!changed.has(select)) for (const option of select.options) option.selected = option.defaultSelected;
  }
}

/** Prepares the prerendered page for React, and reads what it holds. Throws where it is not our page. */
export function takeOver(page: Document) {
  const root = page.getElementById("root");
  const packed = page.getElementById(FIRST_SIGHT)?.textContent;
  if (!root || !packed) throw new Error("not the prerendered page");
  style(root);
  styleFromFile(page);
  const early = window[EARLY] ?? { kept: [], end() {} };
  forget(root, changedIn(early));
  // it comes while the page is hydrated
  void readerOf(early);
  const { documentElement } = page;
  return {
    root,
    firstSight: unpackFirstSight(packed, defaultConfig),
    arriving: documentElement.hasAttribute(ARRIVING),
    arrived: () => documentElement.removeAttribute(ARRIVING),
    /** Does what was done before React was there. */
    replay: () => replay(early, root),
    failed: () => documentElement.setAttribute(FAILED, ""),
  };
}
