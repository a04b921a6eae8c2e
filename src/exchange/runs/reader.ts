import { grouped } from "../../schema/fields/notation.ts";

/** A value that is what it should be, or what is wrong with it and at which member, outermost first. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly path: readonly string[]; readonly message: string };

/**
 * Takes anything and never throws. These few stand in for the schema library where a chunk that comes late would add parts of it to the one
 * that comes first.
 */
export type Reader<Value> = (value: unknown) => Read<Value>;

const wrong = (message: string): Read<never> => ({ ok: false, path: [], message });

/** What the test holds for; `rule` says what that is: "must be a text". */
export const where =
  <Value>(test: (value: unknown) => value is Value, rule: string): Reader<Value> =>
  (value) =>
    test(value) ? { ok: true, value } : wrong(rule);

/** A text of at most so many characters. */
export const textOf =
  (longest: number): Reader<string> =>
  (value) => {
    if (typeof value !== "string") return wrong("must be a text");
    return value.length <= longest ? { ok: true, value } : wrong(`has more than ${grouped(longest)} characters`);
  };

/** What the reader takes, or nothing. */
export const optional =
  <Value>(reader: Reader<Value>): Reader<Value | undefined> =>
  (value) =>
    value === undefined ? { ok: true, value } : reader(value);

/** One reader for each member. */
export type Readers<Members> = { readonly [K in keyof Members]-?: Reader<Members[K]> };

/** An object with these members, in their order and without any other; `rule` is what an object must be to pass, "" where it passes. */
export const objectOf =
  <Members extends object>(readers: Readers<Members>, rule: (members: Members) => string = () => ""): Reader<Members> =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong("must be an object");
    const found: [string, unknown][] = [];
    for (const [key, reader] of Object.entries<Reader<unknown>>(readers)) {
      const member = Object.getOwnPropertyDescriptor(value, key)?.value;
      const read = reader(member);
      if (!read.ok) return { ...read, path: [key, ...read.path] };
      if (member !== undefined) found.push([key, read.value]);
    }
    const members = Object.fromEntries(found) as Members;
    const broken = rule(members);
    return broken === "" ? { ok: true, value: members } : wrong(broken);
  };
