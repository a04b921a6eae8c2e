import { looksLikeRollouts } from "../../diagnosis/passRates/looksLikeRollouts.ts";
import { SIZE_LIMIT } from "../../exchange/imports/imported.ts";
import { isRunsFile } from "../../exchange/runs/runsFile.ts";
import { type ImportPort, type ImportReader, importReaderOf } from "../imports/importReader.ts";
import { type LogStore, logOf } from "./log.ts";
import type { LogSource } from "./logState.ts";

/** Kinds of files: a reward log, the product's saved runs, and whatever holds settings (config, request, command, link). */
export type FileKind = "log" | "runs" | "settings";

/** Beginning of a file that is read to detect saved runs, in bytes. */
const HEAD = 4096;

/** Tells whether an import would change anything. */
async function holdsSettings(file: File, imports: ImportReader): Promise<boolean> {
  if (file.size > SIZE_LIMIT) return false;
  const { values = {}, job = {} } = (await imports.read(file)) ?? {};
  return Object.keys(values).length + Object.keys(job).length > 0;
}

/**
 * Detects the kind of a file by its content, never by its name, and opens a reward log, or scored rollouts, in `log`; the caller opens the other kinds. A file
 * of no kind counts as `expected`, the kind that was asked for, or as settings, so that the right part of the page explains what is wrong
 * with it. Never rejects.
 */
export async function openFile(
  file: File,
  { log, imports }: { readonly log: LogStore; readonly imports: ImportReader },
  expected: FileKind | undefined,
): Promise<FileKind> {
  try {
    if (isRunsFile(await file.slice(0, HEAD).text())) return "runs";
    if (await looksLikeRollouts(file)) {
      void log.readRollouts(file);
      return "log";
    }
    // larger than any config: a log, or nothing that can be read, which the diagnosis explains; it shows the progress
    if (file.size > SIZE_LIMIT && (expected === "log" || expected === undefined)) {
      void log.read(file);
      return "log";
    }
    const read = await log.readAside(file);
    const kind = read.isRewardLog ? "log" : (await holdsSettings(file, imports)) ? "settings" : expected;
    if (kind === "log") read.show();
    else read.discard();
    return kind ?? "settings";
  } catch {
    // an unreadable file fails again where it is opened, which says why
    if (expected === "log") void log.read(file);
    return expected ?? "settings";
  }
}

/** Opens a file in these stores. */
export const openIn = (
  stores: { readonly log: LogSource; readonly createImporter: () => ImportPort },
  file: File,
  expected: FileKind | undefined,
) => openFile(file, { log: logOf(stores.log), imports: importReaderOf(stores.createImporter) }, expected);
