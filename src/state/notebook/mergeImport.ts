import { type SavedRun, sameRun } from "../../exchange/runs/savedRun.ts";

/** One entry's way from what it was to what it became; undefined is no entry. */
export interface Move {
  readonly id: string;
  readonly before: SavedRun | undefined;
  readonly after: SavedRun | undefined;
}

/** What an import does, entries by title. */
export interface Taken {
  readonly added: readonly string[];
  /** Here already, and older than in the file: the file's version takes their place. */
  readonly replaced: readonly string[];
  /** Here already in other words, and not older than in the file: they stay. */
  readonly newerHere: readonly string[];
  /** Here already, word for word. */
  readonly same: number;
}

/** How a message names an entry. */
export const titleOf = ({ title, id }: SavedRun) => title.trim() || `untitled ${id.slice(0, 4)}`;

/** What becomes of the entries of a file beside those that are here: an entry that both have in other words is the one changed last. */
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
