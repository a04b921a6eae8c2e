import type { Import } from "../../exchange/imports/imported.ts";
import { importKinds } from "../../exchange/imports/statements/importKinds.ts";
import { brief } from "../../schema/fields/notation.ts";
import { visible } from "../../schema/values/quote.ts";
import { useSettings } from "../parts/context.ts";
import "./open.css";

type Row = Import["rows"][number];

/** Characters of a foreign text that are displayed; all of it is imported. */
const LONGEST_SHOWN = 120;

/** Returns a value as text with every character visible. */
function written(value: Row["value"]): string {
  if (value === "") return "not given";
  return typeof value === "string" ? visible(value, LONGEST_SHOWN) : String(value);
}

interface Props {
  readonly name: string;
  /** A pasted text, which has no name of its own. */
  readonly isText: boolean;
  readonly reading: Import;
}

/** Reports the effect of an import field by field, with reasons; unchanged fields are folded. */
export function ImportReport({ name, isText, reading }: Props) {
  const config = useSettings((state) => state.config);
  const job = useSettings((state) => state.job);
  const { kind, rows, notes, problem, figures } = reading;
  const now: Partial<Record<string, Row["value"]>> = { ...config, ...job };
  const taken = ({ outcome }: Row) => outcome === "accepted" || outcome === "renamed";
  const isSame = (row: Row) => taken(row) && row.field !== undefined && now[row.field] === row.value;
  const same = rows.filter((row) => isSame(row) && row.outcome === "accepted");
  const told = rows.filter((row) => !same.includes(row));
  return (
    <section className="report" aria-label={`Changes by ${visible(name, 60)}`} tabIndex={0}>
      {problem !== undefined && (
        <p className="failure" role="alert">
          <strong>{visible(name, 60)}</strong>: {problem}
        </p>
      )}
      {problem === undefined && kind && (
        <p role="status">
          {isText ? "Detected: " : "Detected in "}
          {!isText && <strong>{visible(name, 60)}: </strong>}
          {withoutArticle(importKinds[kind].is)}. {tally(told, same.length)}
          {told.some(({ at }) => at !== undefined) && " Positions are line:column."}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {figures && (
        <p className="quiet">
          Measured by the service: {brief(figures.acceleratorSeconds / 3600)} GPU-hours on{" "}
          {figures.accelerators.join(", ")}. Kept for the size of the next run.
        </p>
      )}
      <ul className="no-markers">
        {told.map((row) => (
          <li key={`${row.path} ${row.at} ${row.reason}`} data-outcome={row.outcome}>
            <RowText row={row} now={row.field && now[row.field]} isSame={isSame(row)} />
          </li>
        ))}
      </ul>
      {same.length > 0 && (
        <details>
          <summary>{same.length} unchanged</summary>
          <p>{same.map(({ path, value }) => `${path} ${written(value)}`).join(", ")}</p>
        </details>
      )}
    </section>
  );
}

const withoutArticle = (text: string) => text.replace(/^an? /, "");

/** What is said of the rows whose values were not taken. */
const outcomes = { refused: "invalid", unset: "left to the service", ignored: "ignored" } as const;
const untaken = Object.keys(outcomes) as (keyof typeof outcomes)[];

/** Returns the number of rows by outcome: "7 settings found, 1 invalid." */
function tally(told: readonly Row[], same: number): string {
  const count = (outcome: Row["outcome"]) => told.filter((row) => row.outcome === outcome).length;
  const found = count("accepted") + count("renamed") + same;
  const others = untaken
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${count(outcome)} ${outcomes[outcome]}`);
  const changes = found === same && same > 0 ? ["no change"] : [];
  return [`${found} ${found === 1 ? "setting" : "settings"} found`, ...changes, ...others].join(", ").concat(".");
}

interface RowProps {
  readonly row: Row;
  readonly now: Row["value"];
  readonly isSame: boolean;
}

function RowText({ row, now, isSame }: RowProps) {
  const { path, outcome, reason, value, at, secret } = row;
  const place = at === undefined ? "" : ` at ${at}`;
  if (outcome !== "accepted" && outcome !== "renamed") {
    return (
      <>
        <b>{path}</b>
        {place} {outcome !== "unset" && <span className="tag">{secret ? "secret" : outcomes[outcome]}</span>} {reason}
      </>
    );
  }
  return (
    <>
      <b>{path}</b>
      {place} {!isSame && `${written(now)} → `}
      <b>{written(value)}</b>
      {reason && `: ${reason}`}
    </>
  );
}
