import type { Json } from "../../text/json.ts";

/** A value that is only known at run time, with the reason. */
export interface Unread {
  readonly unread: string;
}

/** Members in the order of the text; names may repeat. */
export interface Group {
  /** Name of the call that stands for the group, if it is one. */
  readonly call?: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly value: ParsedValue;
  /** Position of the name as line:column; absent if the path identifies it. */
  readonly at?: string;
}

/** A parsed value, whatever the format. */
export type ParsedValue = null | boolean | number | string | readonly Json[] | Group | Unread;

export const isGroup = (value: ParsedValue): value is Group =>
  typeof value === "object" && value !== null && "members" in value;
export const isUnread = (value: ParsedValue): value is Unread =>
  typeof value === "object" && value !== null && "unread" in value;
