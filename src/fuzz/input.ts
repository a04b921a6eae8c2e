import fc from "fast-check";

/** A hostile input, as text and as the bytes of a file. */
export interface Input {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Fragments that break parsers: brackets, quotes, separators, extreme numbers, prototype keys, invisible characters. */
const pieces: readonly string[] = [
  ..."{}[]()<>\"'`\\,:;&=#%?/-+.*$^|~!@_ \t\n\r\0",
  ...["--", "'''", '"""', "\\u", "\\x", "\\\n", "\r\n", "%00", "%E0%A4", "&&", "$(", "${", "<!--", "]]>", "://"],
  ...[
    "0",
    "1",
    "9",
    "-0",
    "1e999",
    "1e-999",
    "0x1p3",
    "1e",
    ".",
    "1_000",
    "1,000",
    "１",
    "1×10⁻⁴",
    "NaN",
    "-Infinity",
    "None",
    "null",
    "True",
  ],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "version", "learningRate", "lr", "step", "reward"],
  ...["\u202e", "\u200b", "\ufeff", "\u2028", "\ud800", "\udc00", "\ufffd", "é", "e\u0301", "👩‍👩‍👧", "ß", "İ"],
];

const piece = fc.constantFrom(...pieces);

/** Largest bomb, in characters: the size limit of a file. */
const LARGEST = 2 ** 20;

/** A repetition of a few fragments, for deep nesting and catastrophic backtracking. */
const bomb = fc
  .record({
    start: piece,
    repeated: fc.array(piece, { minLength: 1, maxLength: 3 }),
    magnitude: fc.double({ min: 3, max: Math.log2(LARGEST), noNaN: true }),
    end: piece,
  })
  .map(({ start, repeated, magnitude, end }) => {
    const unit = repeated.join("");
    return start + unit.repeat(Math.floor(2 ** magnitude / unit.length)) + end;
  });

interface Edit {
  /** Place in the text, 0..1. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
  readonly times: number;
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.integer({ min: 0, max: 12 }),
  inserted: fc.oneof(piece, fc.constant("")),
  times: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 200 }) }),
});

function edited(text: string, { at, removed, inserted, times }: Edit): string {
  const place = Math.floor(at * (text.length + 1));
  return text.slice(0, place) + inserted.repeat(times) + text.slice(place + removed);
}

/** A valid sample with a few edits. */
const editedSample = (samples: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { maxLength: 6 }))
    .map(([sample, edits]) => edits.reduce(edited, sample));

/** Any code units, including lone surrogates. */
const noise = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 120 })
  .map((units) => String.fromCharCode(...units));

const hostile = fc.array(piece, { maxLength: 40 }).map((list) => list.join(""));

/** Magic numbers of compressed files, and byte order marks. */
const magic: readonly (readonly number[])[] = [
  [],
  [0x1f, 0x8b, 8],
  [0x50, 0x4b, 3, 4],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
];

const raw = fc
  .tuple(fc.constantFrom(...magic), fc.uint8Array({ maxLength: 300 }))
  .map(([start, rest]) => Uint8Array.of(...start, ...rest));

const encoder = new TextEncoder();
const ofText = (text: string): Input => ({ text, bytes: encoder.encode(text) });
const ofBytes = (bytes: Uint8Array): Input => ({ text: String.fromCharCode(...bytes), bytes });

/** Generates inputs for a reader of such samples: mostly edited samples, else noise, bytes and bombs. */
export const inputs = (samples: readonly string[]): fc.Arbitrary<Input> =>
  fc.oneof(
    { weight: 24, arbitrary: editedSample(samples).map(ofText) },
    { weight: 6, arbitrary: hostile.map(ofText) },
    { weight: 6, arbitrary: noise.map(ofText) },
    { weight: 3, arbitrary: raw.map(ofBytes) },
    { weight: 1, arbitrary: bomb.map(ofText) },
  );
