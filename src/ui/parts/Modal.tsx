import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import "./Modal.css";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** To close it from inside. */
  readonly handle?: RefObject<HTMLDialogElement | null>;
  /** As wide as a page of its own. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** A native modal dialog, open as long as it is there; the focus goes back where it was. */
export function Modal({ title, onClose, handle, wide = false, children }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = handle ?? own;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // a long dialog is read from its beginning, not from its first button
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
