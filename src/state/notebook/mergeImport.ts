import { type SavedRun, sameRun } from "../../exchange/runs/savedRun.ts";

/** One entry before and after a change; undefined if there is none. */
export interface Move {
  readonly id: string;
  readonly before: SavedRun | undefined;
  readonly after: SavedRun | undefined;
}

/** The result of an import: titles of entries. */
export interface Taken {
  readonly added: readonly string[];
  /** Existing entries, older than in the file: replaced by the file's version. */
  readonly replaced: readonly string[];
  /** Existing entries that differ and are not older than in the file: left unchanged. */
  readonly newerHere: readonly string[];
  /** Number of existing entries that are equal. */
  readonly same: number;
}

/** Returns an entry's name in messages. */
export const titleOf = ({ title, id }: SavedRun) => title.trim() || `untitled ${id.slice(0, 4)}`;

/** Plans the import of a file's entries: of an entry that exists in two versions, the one changed last is kept. */
export function planImport(
  here: ReadonlyMap<string, SavedRun>,
  runs: readonly SavedRun[],
): { readonly moves: readonly Move[]; readonly taken: Taken } {
  const moves = runs.map((run): Move => ({ id: run.id, before: here.get(run.id), after: run }));
  const isNewer = ({ before, after }: Move) =>
    before !== undefined && after !== undefined && after.changed > before.changed;
  const added = moves.filter(({ before }) => before === undefined);
  const differing = moves.filter(({ before, after }) => before !== undefined && !sameRun(before, after));
  const titles = (some: readonly Move[]) => some.flatMap(({ after }) => (after ? [titleOf(after)] : []));
  return {
    moves: [...added, ...differing.filter(isNewer)],
    taken: {
      added: titles(added),
      replaced: titles(differing.filter(isNewer)),
      newerHere: titles(differing.filter((move) => !isNewer(move))),
      same: moves.length - added.length - differing.length,
    },
  };
}
