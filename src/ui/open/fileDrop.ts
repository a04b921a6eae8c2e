import type { Offered } from "./OpenDialog.tsx";
import "./fileDrop.css";

/** Tells whether a dropped text goes into this field instead of the page. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

const isText = ({ dataTransfer, target }: DragEvent) =>
  dataTransfer !== null && !dataTransfer.types.includes("Files") && takesText(target);

/** Marks the document while something that the page accepts is dragged over it. */
const show = (isOver: boolean) => document.documentElement.toggleAttribute("data-dropping", isOver);

/** Listens for files and texts that are dropped anywhere on the page; returns a function that stops it. */
export function listenForDrops(take: (dropped: Offered) => void): () => void {
  const over = (event: DragEvent) => {
    const isTaken = !isText(event);
    if (isTaken) event.preventDefault();
    show(isTaken);
  };
  // without a related target the pointer has left the window
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
  // in the capture phase, because an element may stop the event
  addEventListener("drop", done, true);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("dragleave", leave);
    removeEventListener("drop", drop);
    removeEventListener("drop", done, true);
  };
}
