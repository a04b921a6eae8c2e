import { Suspense } from "react";
import { KeysDialog, OpenDialog, ReferenceDialog, RunsDialog, Sweep } from "./later.ts";

/** Those that need nothing but a way to close. */
const plain = { keys: KeysDialog, runs: RunsDialog, reference: ReferenceDialog, sweep: Sweep } as const;

export type DialogName = "open" | keyof typeof plain;

interface Props {
  readonly name: DialogName;
  /** A file that was dropped on the page, for the dialog that opens one. */
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
  readonly onClose: () => void;
}

/** The one dialog that is open. */
export function Dialog({ name, file, onFile, onClose }: Props) {
  if (name === "open")
    return (
      <Suspense>
        <OpenDialog file={file} onFile={onFile} onClose={onClose} />
      </Suspense>
    );
  const Part = plain[name];
  return (
    <Suspense>
      <Part onClose={onClose} />
    </Suspense>
  );
}
