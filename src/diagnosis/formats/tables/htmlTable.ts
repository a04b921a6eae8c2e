const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  nbsp: " ",
  "#39": "'",
  "#x27": "'",
};

const decodeEntities = (text: string) => text.replace(/&(#?\w{2,6});/g, (whole, name) => entities[name] ?? whole);

/** The rows of cells of each table in a piece of HTML, as text, in time proportional to it: unclosed cells and rows end at the next. */
export function htmlTables(html: string): string[][][] {
  const tables: string[][][] = [];
  let row: string[] | undefined;
  let cell: string | undefined;

  function endCell() {
    if (cell !== undefined) row?.push(decodeEntities(cell).replace(/\s+/g, " ").trim());
    cell = undefined;
  }
  function endRow() {
    endCell();
    if (row && row.length > 0) tables.at(-1)?.push(row);
    row = undefined;
  }
  /** What each tag does, closing ones with their slash. */
  const tags: Readonly<Record<string, () => void>> = {
    table: () => void tables.push([]),
    tr() {
      endRow();
      row = [];
    },
    td() {
      endCell();
      cell = "";
    },
    "/td": endCell,
    "/tr": endRow,
    "/table": endRow,
  };

  for (let at = 0; ; ) {
    const open = html.indexOf("<", at);
    if (cell !== undefined) cell += html.slice(at, open < 0 ? html.length : open);
    const close = open < 0 ? -1 : html.indexOf(">", open);
    if (close < 0) break;
    const tag =
      /^\/?[a-z]+/i
        .exec(html.slice(open + 1, open + 12))?.[0]
        .toLowerCase()
        .replace(/th$/, "td") ?? "";
    if (Object.hasOwn(tags, tag)) tags[tag]?.();
    at = close + 1;
  }
  endRow();
  return tables.filter((rows) => rows.length > 1);
}
