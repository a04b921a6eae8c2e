import type { Evidence } from "../../simulator/claims/evidence.ts";

/** What one study says, with its source and whether more than its abstract was read. */
export function EvidenceText({ evidence: { text, title, url, date, isAbstract } }: { evidence: Evidence }) {
  return (
    <>
      {text}{" "}
      <cite>
        <a href={url} rel="noreferrer" target="_blank">
          {title}
        </a>
        , {date}
        {isAbstract && " (abstract only)"}
      </cite>
    </>
  );
}
