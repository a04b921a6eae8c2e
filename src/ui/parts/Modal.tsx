import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import "./Modal.css";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** The dialog, for closing it from inside. */
  readonly handle?: RefObject<HTMLDialogElement | null>;
  /** Uses most of the window's width. */
  readonly wide?: boolean;
  /** Stands at the right side of the window over its full height; on a phone it covers it. */
  readonly side?: boolean;
  readonly children?: ReactNode;
}

/** A native modal dialog, open while it is rendered; closing it restores the focus. */
export function Modal({ title, onClose, handle, wide = false, side = false, children }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = handle ?? own;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // the title, because focus on the first button would scroll a long dialog down
    const first = dialog.current?.querySelector<HTMLElement>("[data-focus-first]") ?? heading.current;
    first?.focus();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      className={side ? "side" : wide ? "wide" : undefined}
      data-takes-files={handle ? true : undefined}
      aria-labelledby={id}
      onClose={onClose}
    >
      <header>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      {children}
    </dialog>
  );
}
