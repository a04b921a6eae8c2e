import { type HTMLAttributes, type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { Field } from "../../schema/fields/config.ts";
import { HeldUntilUsed } from "../parts/HeldUntilUsed.tsx";
import { FIRST_ROW, followToggle, isOpen, openRows, rowListeners } from "./openRows.ts";

interface Props extends HTMLAttributes<HTMLElement> {
  readonly field: Field;
  readonly children: ReactNode;
}

/** The section of a row, whose details open when one of its controls is used. */
export function Row({ field, children, ...attributes }: Props) {
  const isInitial = useStore(openRows, (state) => state.isInitial && isOpen(field, state));
  const listeners = useMemo(() => rowListeners(field), [field]);
  return (
    <section aria-labelledby={`${field}-name`} data-initial={isInitial || undefined} {...attributes} {...listeners}>
      {children}
    </section>
  );
}

/**
 * The details of a row. In the page also while they are closed, so that the browser's search finds them; opening them renders nothing in them.
 * Its children are the same object at every rendering, as `HeldUntilUsed` asks.
 */
export function RowFold({ field, label, children }: { field: Field; label: string; children: ReactNode }) {
  const open = useStore(openRows, (state) => isOpen(field, state));
  return (
    <details className="row-details" open={open} onToggle={(event) => followToggle(field, event.currentTarget)}>
      <summary>
        Details<span className="unseen"> of {label}</span>
      </summary>
      {field === FIRST_ROW ? children : <HeldUntilUsed isShown={open}>{children}</HeldUntilUsed>}
    </details>
  );
}
