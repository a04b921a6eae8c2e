import { defaultConfig } from "../schema/fields/defaults.ts";
import { unpackPreview } from "../state/preview/prerenderedPreview.ts";
import { changedControls, isUsed, replayEvents } from "./eventReplay.ts";
import { FAILED, HYDRATING, PREVIEW, STYLE_FILE } from "./marks.ts";

/** Loads the style from its file where a host's own policy blocks the inline style. */
function loadStyle(page: Document) {
  const inline = page.querySelector<HTMLStyleElement>(`style[${STYLE_FILE}]`);
  if (!inline || inline.sheet) return;
  const link = Object.assign(page.createElement("link"), {
    rel: "stylesheet",
    href: inline.getAttribute(STYLE_FILE) ?? "",
  });
  inline.replaceWith(link);
}

/** Resets the values that a browser restores into controls after a reload, except those the user has changed since. */
function resetControls(root: HTMLElement, changed: ReadonlySet<unknown>) {
  // setting even the same value costs a layout
  for (const input of root.querySelectorAll("input"))
    if (!changed.has(input) && input.value !== input.defaultValue) input.value = input.defaultValue;
  for (const option of root.querySelectorAll("option"))
    if (!changed.has(option.closest("select")) && option.selected !== option.defaultSelected)
      option.selected = option.defaultSelected;
}

/** Prepares the prerendered page for hydration and returns what it contains. Throws where the page is not prerendered. */
export function prepareHydration(page: Document) {
  const root = page.getElementById("root");
  const packed = page.getElementById(PREVIEW)?.textContent;
  if (!root || !packed) throw new Error("not the prerendered page");
  loadStyle(page);
  resetControls(root, changedControls(page));
  return {
    root,
    prerendered: unpackPreview(packed, defaultConfig),
    /** Whether the page was used already. */
    isUsed: isUsed(page),
    /** Shows the values again. */
    show: () => page.documentElement.removeAttribute(HYDRATING),
    /** Handles what the user did before React listened. */
    replayEvents: () => replayEvents(page, root),
  };
}

/** Tells the user that the page could not be started. */
export const showFailure = (page: Document) => page.documentElement.setAttribute(FAILED, "");
