import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import "./Modal.css";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** The dialog, for closing it from inside. */
  readonly handle?: RefObject<HTMLDialogElement | null>;
  /** Uses most of the window's width. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** A native modal dialog, open while it is rendered; closing it restores the focus. */
export function Modal({ title, onClose, handle, wide = false, children }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = handle ?? own;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // the title, because focus on the first button would scroll a long dialog down
    heading.current?.focus();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      className={wide ? "wide" : undefined}
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
