import { isOld, OLD_MONTHS, type Provenance } from "../../schema/fields/provenance.ts";
import { SITE } from "../../schema/fields/site.ts";

interface Props {
  readonly source: Provenance;
  /** Names the publisher alone, where the page's own title would take a line. */
  readonly isShort?: boolean;
}

/** A source with its date, linked if it is on another site. */
export function Citation({ source, isShort = false }: Props) {
  const title = isShort ? source.title.split(",")[0] : source.title;
  return (
    <cite>
      {source.url === SITE ? (
        title
      ) : (
        <a href={source.url} rel="noreferrer" target="_blank">
          {title}
        </a>
      )}
      , <time dateTime={source.asOf}>{source.asOf}</time>
      {isOld(source, new Date()) && <span className="old"> (over {OLD_MONTHS} months old)</span>}
    </cite>
  );
}
