import { usePreview } from "./context.ts";
import { reward, steps } from "./figures.ts";

/** The curve as numbers, for those who cannot see it or want to copy it. */
export function CurveTable() {
  const ensemble = usePreview(({ stage }) => stage?.ensemble);
  if (!ensemble) return <p>Simulating…</p>;
  const { step, train, low, high, heldOut } = ensemble;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Train, mean</th>
          <th scope="col">10 %</th>
          <th scope="col">90 %</th>
          <th scope="col">Held-out, mean</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(step, (at, i) => (
          <tr key={at}>
            <th scope="row">{steps(at)}</th>
            <td>{reward(train[i] ?? 0)}</td>
            <td>{reward(low[i] ?? 0)}</td>
            <td>{reward(high[i] ?? 0)}</td>
            <td>{reward(heldOut[i] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
