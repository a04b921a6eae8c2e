import type { Offered } from "./OpenDialog.tsx";
import "./fileDrop.css";

/** Where a dropped text belongs to the field, not to the page. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

const isText = ({ dataTransfer, target }: DragEvent) =>
  dataTransfer !== null && !dataTransfer.types.includes("Files") && takesText(target);

/** Whether something is held over the page that it would take: page and dialogs show it by their style. */
const show = (isOver: boolean) => document.documentElement.toggleAttribute("data-dropping", isOver);

/** Takes a file or a text that is dropped anywhere on the page; returns what ends it. */
export function listenForDrops(take: (dropped: Offered) => void): () => void {
  const over = (event: DragEvent) => {
    const isTaken = !isText(event);
    if (isTaken) event.preventDefault();
    show(isTaken);
  };
  // to nothing: out of the window
  const leave = (event: DragEvent) => event.relatedTarget === null && show(false);
  const done = () => show(false);
  const drop = (event: DragEvent) => {
    if (isText(event)) return;
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0] ?? event.dataTransfer?.getData("text");
    if (dropped) take(dropped);
  };
  addEventListener("dragover", over);
  addEventListener("dragleave", leave);
  addEventListener("drop", drop);
  // a dialog may keep what is dropped on it to itself
  addEventListener("drop", done, true);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("dragleave", leave);
    removeEventListener("drop", drop);
    removeEventListener("drop", done, true);
  };
}
