import type { RunHead } from "../../diagnosis/protocol.ts";
import { visible } from "../../schema/values/quote.ts";

/** Characters of a column's name that are shown. */
const LONGEST_NAME = 60;

/** The columns of a run as options: likely rewards first, then the others. */
export function ColumnOptions({ run: { rewardColumns, columns } }: { run: RunHead }) {
  const others = columns.filter((column) => !rewardColumns.includes(column));
  const options = (names: readonly string[]) =>
    names.map((name) => (
      <option key={name} value={name}>
        {visible(name, LONGEST_NAME)}
      </option>
    ));
  return (
    <>
      {options(rewardColumns)}
      {others.length > 0 && <optgroup label="Other columns">{options(others)}</optgroup>}
    </>
  );
}
