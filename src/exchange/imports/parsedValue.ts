import type { Json } from "../text/json.ts";

/** A value that only running the text would give: why it cannot be read. */
export interface Unread {
  readonly unread: string;
}

/** Names with their values, in the order of the text; a name may be given twice. */
export interface Group {
  /** The name of the call that stands for the group, where it is one. */
  readonly call?: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly value: ParsedValue;
  /** Where the name stands, as line:column; absent where the path alone finds it. */
  readonly at?: string;
}

/** A value as a text gives it. */
export type ParsedValue = null | boolean | number | string | readonly Json[] | Group | Unread;

export const isGroup = (value: ParsedValue): value is Group =>
  typeof value === "object" && value !== null && "members" in value;
export const isUnread = (value: ParsedValue): value is Unread =>
  typeof value === "object" && value !== null && "unread" in value;
