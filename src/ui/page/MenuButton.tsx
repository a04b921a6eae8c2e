export interface Action {
  readonly label: string;
  readonly onClick: () => void;
}

interface Props extends Action {
  /** The shortcut as shown. */
  readonly keys?: string;
  /** The shortcut as `aria-keyshortcuts` writes it. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
}

/** An action of the menu with its shortcut. A disabled one keeps the focus: the last undo must not lose it. */
export function MenuButton({ label, keys, shortcut, disabled = false, onClick }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={disabled}
      onClick={() => disabled || onClick()}
    >
      {label} {keys && <kbd>{keys}</kbd>}
    </button>
  );
}
