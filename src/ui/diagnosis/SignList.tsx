import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { asSentence } from "../../diagnosis/advice/remedies.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import type { Sign, SignLevel } from "../../diagnosis/verdict/signs/sign.ts";
import { visible } from "../../schema/values/quote.ts";

const levelNames: Readonly<Record<SignLevel, string>> = { critical: "Critical", warning: "Warning", note: "Note" };

interface Props {
  readonly diagnosis: Diagnosis;
  readonly series: Series;
}

/** Whether the summary has all numbers of a sign. */
const isIn = (summary: string, { text }: Sign) =>
  (text.match(/[+−]?\d[\d.]*/g) ?? []).every((number) => summary.includes(number));

/** Returns a source whose date does not break across lines. */
const withDate = (source: string) =>
  source.split(/(\d{4}-\d\d-\d\d)/).map((part, i) =>
    i % 2 === 1 ? (
      <time key={part} dateTime={part}>
        {part}
      </time>
    ) : (
      part
    ),
  );

/** One line per sign that the summary does not tell, those of the columns beside the reward first: its level, what the log shows in numbers, what to do, and whose limit it is. */
export function SignList({ diagnosis: { evidence, summary }, series }: Props) {
  const beside = evidence.filter(({ level }) => level !== undefined);
  const curve = evidence.filter((sign) => sign.level === undefined && !isIn(summary, sign));
  if (beside.length + curve.length === 0) return null;
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
              {source && <cite> Limit: {withDate(source)}.</cite>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
