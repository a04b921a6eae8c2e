import type { Log } from "../log/log.ts";
import { hasReward } from "../log/rewardColumns.ts";
import { joined } from "./bytes.ts";
import type { LogReader } from "./format.ts";
import { formats } from "./formats.ts";
import { createPlainText, plainText } from "./plainText.ts";
import { encodingOf, refusalOf, refused } from "./refusal.ts";

/** Bytes of the beginning by which a format is chosen. */
const HEAD = 1 << 16;

type Reader = LogReader<Uint8Array>;

/** A format that fits a file, and a reader of it. */
interface Candidate {
  readonly isCertain: boolean;
  readonly open: () => Reader;
}

/** The formats that fit a file with this beginning, in the order of the list; none where it cannot be a log. */
function candidatesFor(head: Uint8Array): readonly Candidate[] {
  const encoding = encodingOf(head);
  const isText = refusalOf(head) === undefined;
  const text = isText ? new TextDecoder(encoding).decode(head, { stream: true }) : "";
  return formats.flatMap((format): readonly Candidate[] => {
    const { isCertain = false } = format;
    if (format.input === "bytes") return format.fits(head) ? [{ isCertain, open: format.open }] : [];
    const { keepsReturns = false } = format;
    const fits = isText && format.fits(plainText(text, keepsReturns));
    return fits ? [{ isCertain, open: () => asBytes(format.open(), encoding, keepsReturns) }] : [];
  });
}

/** Reads a log with the first format that fits while its pieces arrive; where that finds no reward, with the others that fit. */
export async function readPieces(source: AsyncIterable<Uint8Array>): Promise<Log> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let file: ReturnType<typeof begin> | undefined;
  for await (const piece of source) {
    pieces.push(piece);
    size += piece.length;
    if (file) file.reader?.read(piece);
    else if (size >= HEAD) file = begin(pieces);
    if (file && !file.reader) break;
  }
  if (size === 0) return refused("This file is empty.");
  const { head, reader, candidates } = file ?? begin(pieces);
  const log = reader && (await bestOf(reader, candidates, pieces));
  return log ?? refused(refusalOf(head) ?? "No format of a log fits this file.");
}

function begin(pieces: readonly Uint8Array[]) {
  const head = joined(pieces).subarray(0, HEAD);
  const candidates = candidatesFor(head);
  const reader = candidates[0]?.open();
  for (const piece of pieces) reader?.read(piece);
  return { head, candidates, reader };
}

/** The log of the first candidate's reader, or of the next one that finds a reward where that finds none. */
async function bestOf(
  first: Reader,
  candidates: readonly Candidate[],
  pieces: readonly Uint8Array[],
): Promise<Log | undefined> {
  let best: Log | undefined;
  for (const [i, { isCertain, open }] of candidates.entries()) {
    const reader = i === 0 ? first : open();
    if (i > 0) for (const piece of pieces) reader.read(piece);
    const log = await reader.end();
    if (!log) continue;
    if (!best || rank(log) > rank(best)) best = log;
    if (isCertain || rank(log) === 2) break;
  }
  return best;
}

/** How much a log holds: 2 with a reward, 1 with other columns or a doubtful reward, 0 without a run. */
export const rank = ({ runs }: Log) => (runs.some((run) => hasReward(run)) ? 2 : Math.min(1, runs.length));

/** A reader of text as a reader of its bytes. */
function asBytes(reader: LogReader<string>, encoding: string, keepsReturns: boolean): Reader {
  const decoder = new TextDecoder(encoding);
  const plain = createPlainText(keepsReturns);
  return {
    read: (piece) => reader.read(plain.take(decoder.decode(piece, { stream: true }))),
    end() {
      reader.read(plain.take(decoder.decode()) + plain.end());
      return reader.end();
    },
  };
}
