import { isOld, OLD_MONTHS, type Provenance } from "../../schema/fields/provenance.ts";
import { SITE } from "../../schema/fields/site.ts";

/** A source with its date, as a link that opens only when it is followed. */
export function Cited({ source }: { source: Provenance }) {
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
