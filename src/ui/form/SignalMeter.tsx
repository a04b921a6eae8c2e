import { rough } from "../../schema/fields/notation.ts";
import { signalShare } from "../../schema/fields/signal.ts";
import { useRested } from "../parts/context.ts";
import "./SignalMeter.css";

const SIZES = Array.from({ length: 15 }, (_, i) => i + 2);
/** Size of the drawing in user units: one slot per group size. */
const SLOT = 20;
const BAR = 14;
const HEIGHT = 56;
const LABELLED: readonly number[] = [2, 4, 8, 12, 16];

const inPercent = (share: number) => `${rough(100 * share)}%`;

/** Returns a length on the bars' axis, rounded, because two engines differ in the last digits of a power. */
const pixels = (share: number) => Number((HEIGHT * share).toFixed(1));

/** The share of groups with a learning signal, by group size, at the starting reward. */
export function SignalMeter() {
  const p = useRested(({ config }) => config.startingReward);
  const n = useRested(({ config }) => config.responseCandidatesCount);
  const share = (size: number) => signalShare(p, size);
  const words = LABELLED.map((size) => `${size}: ${inPercent(share(size))}`).join(", ");
  return (
    <figure className="signal" aria-labelledby="signal-title">
      <figcaption>
        <strong id="signal-title">Groups with signal</strong> {inPercent(share(n))} (p = {p}, n = {n})
      </figcaption>
      <svg viewBox={`0 0 ${SIZES.length * SLOT} ${HEIGHT + 16}`} role="img" aria-label={`By group size: ${words}`}>
        <line className="whole" x1={0} x2={SIZES.length * SLOT} y1={0.5} y2={0.5} />
        {SIZES.map((size, slot) => (
          <g key={size} data-current={size === n || undefined}>
            <rect
              x={slot * SLOT + (SLOT - BAR) / 2}
              y={pixels(1 - share(size))}
              width={BAR}
              height={pixels(share(size))}
            />
            {(LABELLED.includes(size) || size === n) && (
              <text x={(slot + 0.5) * SLOT} y={HEIGHT + 13}>
                {size}
              </text>
            )}
          </g>
        ))}
      </svg>
      <p className="quiet">
        Share of groups whose rollouts do not all score the same: 1 − pⁿ − (1 − p)ⁿ at a starting reward p of {p}, were
        every score right or wrong. The other groups give no gradient, yet cost as much.
        {n > 16 && ` ${n} is beyond this drawing.`}
      </p>
    </figure>
  );
}
