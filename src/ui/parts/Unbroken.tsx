import { Fragment } from "react";

/** Numbers such as 2e-4, which a line must not break at their hyphen. */
const RATE = /(\d[\d.]*e-\d+)/;

/** A text whose numbers with exponents stay on one line. */
export const Unbroken = ({ text }: { text: string }) =>
  text.split(RATE).map((part, i) =>
    i % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
      <Fragment key={i}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
      <span key={i} className="unbroken">
        {part}
      </span>
    ),
  );
