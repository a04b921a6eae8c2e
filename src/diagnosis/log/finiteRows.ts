/** Returns the rows in which a column has a finite value; none where there is no column. */
export function finiteRows(values: Float64Array | undefined): number[] {
  const rows: number[] = [];
  for (let row = 0; row < (values?.length ?? 0); row++) if (Number.isFinite(values?.[row])) rows.push(row);
  return rows;
}
