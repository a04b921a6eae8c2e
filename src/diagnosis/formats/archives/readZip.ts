import { visible } from "../../../schema/values/quote.ts";
import type { Log } from "../../log/log.ts";
import { rank, readPieces } from "../readPieces.ts";
import { Refusal, refused } from "../refusal.ts";
import { inflated } from "./inflate.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Files of an archive that are tried. */
const MOST_TRIED = 20;
/** Bytes that all of them may have once they are unpacked. */
const MOST_BYTES = 100e6;
/** Files that a message names. */
const MOST_NAMED = 5;
/** Weights, pictures and programs: no log. */
const isNoLog = (name: string) =>
  /\.(?:safetensors|bin|pt|pth|ckpt|gguf|onnx|npy|npz|png|jpe?g|gif|svg|mp4|pdf|whl|so|py|wandb)$/i.test(name);

/** Reads the largest file of a zip archive that is a log with a reward, and says which; `limited` throws where a stream has too many bytes. */
export async function readZip(
  bytes: Uint8Array,
  limited: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Promise<Log> {
  const entries = zipEntries(bytes);
  if (!entries) return refused("This zip archive is damaged or split. Unpack it and choose the log in it.");
  const tried = entries
    .filter(({ name, size }) => size > 0 && !isNoLog(name))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, MOST_TRIED);
  let best: { readonly log: Log; readonly name: string } | undefined;
  let budget = MOST_BYTES;
  for (const entry of tried) {
    if (budget <= 0) break;
    const log = await readEntry(entry, limited, (read) => (budget -= read));
    if (!best || rank(log) > rank(best.log)) best = { log, name: entry.name };
    if (rank(log) === 2) break;
  }
  const names = entries.slice(0, MOST_NAMED).map(({ name }) => visible(name, 60));
  const held =
    names.length === 0
      ? "It holds no file that can be unpacked."
      : `It holds ${names.join(", ")}${entries.length > MOST_NAMED ? ` and ${entries.length - MOST_NAMED} more` : ""}.`;
  if (!best || best.log.runs.length === 0) {
    const why = entries.length === 1 ? best?.log.problem : undefined;
    return refused(`No file in this zip archive is a log. ${why ?? held}`);
  }
  const note = `${visible(best.name, 80)} was read, of ${entries.length} ${entries.length === 1 ? "file" : "files"} in the zip archive.`;
  return { ...best.log, notes: [note, ...best.log.notes] };
}

async function readEntry(
  { content, isDeflated }: ZipEntry,
  limited: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): Promise<Log> {
  let isBroken = false;
  async function* packed() {
    yield content;
  }
  const onBroken = () => {
    isBroken = true;
  };
  async function* counted() {
    const source = isDeflated ? inflated(packed(), "deflate-raw", onBroken) : packed();
    for await (const piece of limited(source)) {
      onRead(piece.length);
      yield piece;
    }
  }
  try {
    const log = await readPieces(counted());
    return isBroken
      ? { ...log, notes: ["The file is damaged in the archive; what is whole was used.", ...log.notes] }
      : log;
  } catch (error) {
    if (error instanceof Refusal) return error.log;
    throw error;
  }
}
