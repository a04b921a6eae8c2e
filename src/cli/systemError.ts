import { visible } from "../schema/values/quote.ts";

/** What the system says by a code, and what to do. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on the device. Make room, or choose another place",
  EDQUOT: "the quota of the disk is used up. Make room, or choose another place",
  EFBIG: "the file would be larger than the system allows. Choose another place",
  EROFS: "the file system is read-only. Choose another place",
  EACCES: "access is denied. Change its permissions, or choose another place",
  EPERM: "access is denied. Change its permissions, or choose another place",
  EISDIR: "it is a folder. Name a file",
  ENOTDIR: "a part of the path is a file, not a folder. Check the path",
  ENOENT: "there is no such file. Check the path",
  ENAMETOOLONG: "the name is too long. Check the path",
  ELOOP: "its links lead back to itself. Check the path",
  EMFILE: "too many files are open. Pass fewer files at once",
  EIO: "the device failed. Check the disk, or choose another place",
};

/** Longest message of the system that is repeated. */
const LONGEST = 200;

/** Says in one line why a file could not be read or written, and what to do. */
export function systemErrorText(error: unknown): string {
  const { code, message } = Object(error);
  return reasons[String(code)] ?? (visible(String(message ?? ""), LONGEST) || "unknown error");
}
