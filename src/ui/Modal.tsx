import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** To close it from outside. */
  readonly handle?: RefObject<HTMLDialogElement | null>;
  readonly children: ReactNode;
}

/** A native modal dialog, open as long as it is there; the focus goes back where it was. */
export function Modal({ title, onClose, handle, children }: Props) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = handle ?? own;
  const id = useId();
  useEffect(() => dialog.current?.showModal(), [dialog]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
