import { asSentence } from "../../diagnosis/advice/remedies.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import type { Sign, SignLevel } from "../../diagnosis/verdict/signs/sign.ts";
import { visible } from "../../schema/values/quote.ts";

const levelNames: Readonly<Record<SignLevel, string>> = { critical: "Critical", warning: "Warning", note: "Note" };

interface Props {
  readonly evidence: readonly Sign[];
  readonly series: Series;
}

/** One line per sign, those of the columns beside the reward first: its level, what the log shows in numbers, what to do, and whose limit it is. */
export function SignList({ evidence, series }: Props) {
  if (evidence.length === 0) return null;
  const beside = evidence.filter(({ level }) => level !== undefined);
  const curve = evidence.filter(({ level }) => level === undefined);
  return (
    <section aria-labelledby="signs-title">
      <h3 id="signs-title">Signs</h3>
      <ul className="signs no-markers" aria-label="Signs">
        {[...beside, ...curve].map(({ text, column, level, remedy, source }) => (
          <li key={text} data-level={level}>
            <b className="level-name">{level ? levelNames[level] : "Curve"}</b>
            <p>
              {asSentence(text)}
              {/* the text names the columns that have a role */}
              {column !== undefined && column !== series.rewardColumn && !(column in series) && (
                <>
                  {" "}
                  Column <code>{visible(column, 60)}</code>.
                </>
              )}
              {remedy && <span className="remedy"> Do this: {remedy}</span>}
              {source && <cite> Limit: {source}.</cite>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
