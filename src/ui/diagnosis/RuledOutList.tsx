import type { RuledOut } from "../../diagnosis/advice/diagnosis.ts";

/** What was looked for and is not there, each with the reason. */
export function RuledOutList({ ruledOut }: { ruledOut: readonly RuledOut[] }) {
  if (ruledOut.length === 0) return null;
  return (
    <section aria-labelledby="ruled-out-title">
      <h3 id="ruled-out-title">Ruled out</h3>
      <dl className="ruled-out">
        {ruledOut.map(({ what, why }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
