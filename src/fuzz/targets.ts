import { encodeDocument } from "../exchange/document.ts";
import { encodeLink } from "../exchange/encodeLink.ts";
import { decodeDocument } from "../exchange/import.ts";
import { parseJson } from "../exchange/json.ts";
import { decodeLink } from "../exchange/link.ts";
import { checkJobField } from "../schema/checkJob.ts";
import { jobEntries } from "../schema/job.ts";
import { defaultConfig, entries } from "../schema/parameters.ts";
import { readValue } from "../schema/text.ts";
import type { Input } from "./input.ts";

/** Something that reads what a stranger wrote. */
export interface Target {
  readonly name: string;
  /** Good inputs to spoil. */
  readonly samples: readonly string[];
  /** Must return, or resolve, and never throw. */
  readonly read: (input: Input) => unknown;
}

const document = encodeDocument(defaultConfig);
const link = encodeLink(defaultConfig);

/** A reader that may throw a SyntaxError, and nothing else. */
const orSyntaxError = (read: (input: Input) => unknown) => (input: Input) => {
  try {
    read(input);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
};

/** Every reader of what does not come from this page; a new one is a line here. */
export const targets: readonly Target[] = [
  {
    name: "link",
    samples: [link, `https://example.org/${link}`, "#lr=2e-4&ep=3"],
    read: ({ text }) => decodeLink(text),
  },
  { name: "file", samples: [document], read: ({ bytes }) => decodeDocument(bytes) },
  { name: "paste", samples: [document], read: ({ text }) => decodeDocument(text) },
  {
    name: "json",
    samples: [document, '[1,{"a":[true,null,"\\u00e9"]}]'],
    read: orSyntaxError(({ text }) => parseJson(text)),
  },
  {
    name: "number",
    samples: ["1e-4", "32,768 tokens", "1×10⁻⁴", "28 %", "1 000", "auto", "80 GB", "10k"],
    read: ({ text }) => entries.map(([field]) => readValue(text, field)),
  },
  {
    name: "job",
    samples: ["my-dataset", "accounts/me/models/my-model", "accounts/me/datasets/1"],
    read: ({ text }) => jobEntries.map(([field]) => checkJobField(field, text)),
  },
];
