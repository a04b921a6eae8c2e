export interface Action {
  readonly label: string;
  readonly onClick: () => void;
}

interface Props extends Action {
  /** Id of the menu, which closes. */
  readonly menu: string;
  /** The shortcut as shown. */
  readonly keys?: string;
  /** The shortcut as `aria-keyshortcuts` writes it. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
}

/** An action of a menu, with its shortcut. */
export function MenuButton({ label, keys, menu, shortcut, disabled = false, onClick }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={disabled}
      popoverTarget={menu}
      popoverTargetAction="hide"
      onClick={() => disabled || onClick()}
    >
      {label} {keys && <kbd>{keys}</kbd>}
    </button>
  );
}
