import type { SyntheticEvent } from "react";
import { flushSync } from "react-dom";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Field } from "../../schema/fields/config.ts";
import { PHONE } from "../parts/phone.ts";

interface OpenRows {
  /** The row in use, whose details are open. */
  readonly row: Field | undefined;
  /** True until a row is used: a phone shows the first row closed. */
  readonly isInitial: boolean;
  /** True if the details of every row are open. */
  readonly all: boolean;
}

/** Key of localStorage. */
const ALL = "goldilocks.expandAll";

/** The row that is prerendered open. */
export const FIRST_ROW: Field = "learningRate";

/** Which rows of the form are open. */
export const openRows = createStore<OpenRows>(() => ({ row: FIRST_ROW, isInitial: true, all: false }));

/** Reads what the last visit left, and closes the first row on a phone. */
export function restoreOpenRows() {
  if (matchMedia(PHONE).matches) openRows.setState({ row: undefined, isInitial: false });
  try {
    if (localStorage.getItem(ALL) !== null) openRows.setState({ all: true });
  } catch {
    // storage is disabled: nothing was left
  }
}

/** Opens or closes the details of all rows, also at the next visit. */
export function expandAll(all: boolean) {
  openRows.setState({ all, isInitial: false });
  try {
    if (all) localStorage.setItem(ALL, "");
    else localStorage.removeItem(ALL);
  } catch {
    // storage is disabled: it holds for this visit
  }
}

/** Opens a row, and closes the one that was open; the row stays under the pointer as one above it shrinks, as far as the page scrolls. */
function openRow(row: Field | undefined, { currentTarget }: SyntheticEvent) {
  const header = currentTarget.closest("section")?.querySelector("header");
  const before = header?.getBoundingClientRect().top ?? 0;
  flushSync(() => openRows.setState({ row, isInitial: false }));
  if (!row || !header) return;
  scrollBy({ top: header.getBoundingClientRect().top - before, behavior: "instant" });
  header.scrollIntoView({ block: "nearest" });
}

/** Returns whether a row is open, and the listeners of its element: the row whose control is used becomes the open one. */
export function useRow(field: Field) {
  const isOpen = useStore(openRows, ({ row, all }) => all || row === field);
  const isInitial = useStore(openRows, (state) => state.isInitial && state.row === field);
  /** Opens the row for the controls that match. It moves as it opens, so a click must be complete by then. */
  const on = (controls: string) => (event: SyntheticEvent) => {
    if (!isOpen && (event.target as Element).matches(controls)) openRow(field, event);
  };
  return {
    isOpen,
    /** The row's attributes and listeners. */
    row: {
      "data-initial": isInitial || undefined,
      onKeyUp: on("input, select"),
      onPointerUp: on("input[type=range]"),
      onClick: on("input:not([type=range]), .strip button"),
      onChange: on("select, input:not([type=range])"),
    },
    /** Follows the row's `details` element. */
    onToggle: (event: SyntheticEvent<HTMLDetailsElement>) => {
      const { open } = event.currentTarget;
      if (open !== isOpen) openRow(open ? field : undefined, event);
    },
  };
}
