import type { PassRates } from "../../diagnosis/passRates/passRates.ts";
import { percent } from "../../schema/fields/notation.ts";

/** Group sizes that the table lists. */
const sizes = [2, 3, 4, 6, 8, 12, 16] as const;

/** The expected share of groups that teach, by rollouts per prompt. */
export function UsefulShares({ shares, readUpTo }: { shares: PassRates["usefulShare"]; readUpTo: number }) {
  return (
    <table className="useful-shares">
      <caption>
        Groups with signal
        {readUpTo < 16 && <span className="quiet"> (≈: predicted from {readUpTo} rollouts per prompt)</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">Rollouts per prompt</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {sizes.map((n) => (
          <tr key={n}>
            <th scope="row">{n}</th>
            <td>
              {n > readUpTo && "≈ "}
              {percent(shares[n] ?? 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
