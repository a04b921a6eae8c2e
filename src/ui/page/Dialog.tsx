import { Suspense } from "react";
import type { Offered } from "../open/OpenDialog.tsx";
import { KeysDialog, LicencesDialog, OpenDialog, ReferenceDialog, RunsDialog, Sweep } from "./later.ts";

/** Those that need nothing but a way to close. */
const plain = {
  keys: KeysDialog,
  runs: RunsDialog,
  reference: ReferenceDialog,
  licences: LicencesDialog,
  sweep: Sweep,
} as const;

export type DialogName = "open" | keyof typeof plain;

interface Props {
  readonly name: DialogName;
  /** What was dropped on the page, for the dialog that opens it. */
  readonly offered: Offered | undefined;
  readonly onOffer: (offered: Offered | undefined) => void;
  readonly onClose: () => void;
}

/** The one dialog that is open. */
export function Dialog({ name, offered, onOffer, onClose }: Props) {
  if (name === "open")
    return (
      <Suspense>
        <OpenDialog offered={offered} onOffer={onOffer} onClose={onClose} />
      </Suspense>
    );
  const Part = plain[name];
  return (
    <Suspense>
      <Part onClose={onClose} />
    </Suspense>
  );
}
