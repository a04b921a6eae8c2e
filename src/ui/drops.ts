import type { Offered } from "./OpenDialog.tsx";

/** Where a dropped text belongs to the field, not to the page. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

const isText = ({ dataTransfer, target }: DragEvent) =>
  dataTransfer !== null && !dataTransfer.types.includes("Files") && takesText(target);

/** Takes a file or a text that is dropped anywhere on the page; returns what ends it. */
export function listenForDrops(take: (dropped: Offered) => void): () => void {
  const over = (event: DragEvent) => {
    if (!isText(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    if (isText(event)) return;
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0] ?? event.dataTransfer?.getData("text");
    if (dropped) take(dropped);
  };
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("drop", drop);
  };
}
