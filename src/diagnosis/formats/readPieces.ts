import type { Log } from "../log/log.ts";
import { hasReward } from "../log/rewardColumns.ts";
import { joined } from "./bytes.ts";
import type { LogReader } from "./format.ts";
import { formats } from "./formats.ts";
import { encodingOf, refusalOf, refused } from "./refusal.ts";
import { createPlainText, plainText } from "./text/plainText.ts";

/** Bytes of the beginning by which a format is chosen. */
const HEAD = 1 << 16;

type Reader = LogReader<Uint8Array>;

/** A format that fits a file, and a reader of it. */
interface Candidate {
  readonly isCertain: boolean;
  readonly open: () => Reader;
}

/** The formats that fit a file with this beginning, in the order of the list, each found when it is asked for; none where it cannot be a log. */
function* candidatesFor(head: Uint8Array): Generator<Candidate> {
  const encoding = encodingOf(head);
  const isText = refusalOf(head) === undefined;
  const text = isText ? new TextDecoder(encoding).decode(head, { stream: true }) : "";
  for (const format of formats) {
    const { isCertain = false } = format;
    if (format.input === "bytes") {
      if (format.fits(head)) yield { isCertain, open: format.open };
      continue;
    }
    const { keepsReturns = false } = format;
    if (isText && format.fits(plainText(text, keepsReturns)))
      yield { isCertain, open: () => asBytes(format.open(), encoding, keepsReturns) };
  }
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
  const begun = file ?? begin(pieces);
  return (await bestOf(begun, pieces)) ?? refused(refusalOf(begun.head) ?? "No format of a log fits this file.");
}

function begin(pieces: readonly Uint8Array[]) {
  const head = joined(pieces).subarray(0, HEAD);
  const candidates = candidatesFor(head);
  const first: Candidate | undefined = candidates.next().value;
  const reader = first?.open();
  for (const piece of pieces) reader?.read(piece);
  return { head, first, candidates, reader };
}

/** The log of the first candidate's reader, or of the next one that finds a reward where that finds none. */
async function bestOf(
  { first, candidates, reader }: ReturnType<typeof begin>,
  pieces: readonly Uint8Array[],
): Promise<Log | undefined> {
  let best: Log | undefined;
  for (let candidate = first; candidate; candidate = candidates.next().value) {
    const own = candidate === first && reader ? reader : candidate.open();
    if (candidate !== first) for (const piece of pieces) own.read(piece);
    const log = await own.end();
    if (!log) continue;
    if (!best || rank(log) > rank(best)) best = log;
    if (candidate.isCertain || own.isCertain?.() || rank(log) === 2) break;
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
    isCertain: () => reader.isCertain?.() ?? false,
    end() {
      reader.read(plain.take(decoder.decode()) + plain.end());
      return reader.end();
    },
  };
}
