/** Cuts a text that comes in pieces into lines: calls `line` with each and its number from 1, without its line break. */
export function createLines(line: (text: string, number: number) => void) {
  let number = 0;
  let pending: string[] = [];
  const emit = (text: string) => line(text, ++number);
  return {
    read(piece: string) {
      let from = 0;
      for (let to = piece.indexOf("\n"); to >= 0; to = piece.indexOf("\n", from)) {
        const text = piece.slice(from, to);
        if (pending.length === 0) emit(text);
        else {
          emit(pending.join("") + text);
          pending = [];
        }
        from = to + 1;
      }
      if (from < piece.length) pending.push(from === 0 ? piece : piece.slice(from));
    },
    end() {
      if (pending.length > 0) emit(pending.join(""));
      pending = [];
    },
  };
}
