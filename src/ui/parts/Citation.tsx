import { isOld, OLD_MONTHS, type Provenance } from "../../schema/fields/provenance.ts";
import { SITE } from "../../schema/fields/site.ts";

/** A source with its date, linked if it is on another site. */
export function Citation({ source }: { source: Provenance }) {
  return (
    <cite>
      {source.url === SITE ? (
        source.title
      ) : (
        <a href={source.url} rel="noreferrer" target="_blank">
          {source.title}
        </a>
      )}
      , <time dateTime={source.asOf}>{source.asOf}</time>
      {isOld(source, new Date()) && <span className="old"> (over {OLD_MONTHS} months old)</span>}
    </cite>
  );
}
