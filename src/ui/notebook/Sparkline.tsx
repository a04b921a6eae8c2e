import type { SavedLog, SavedSeries } from "../../exchange/runs/savedLog.ts";

const WIDTH = 220;
const HEIGHT = 48;
/** Margin for the stroke width. */
const MARGIN = 2;

const figure = (reward: number) => reward.toFixed(2);

/** Returns the sparkline's numbers as text. */
export function rewardWords({ reward, points }: SavedLog): string {
  const [first] = reward;
  const last = reward.at(-1);
  if (first === undefined || last === undefined) return "no reward was kept";
  return `reward ${figure(first)} to ${figure(last)}, highest ${figure(Math.max(...reward))}, ${points} points`;
}

/** Returns the lowest and highest number; an empty span is widened, so that a level line is centered. */
function spanOf(numbers: readonly number[]): readonly [number, number] {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Reward by step of a saved log; held-out is dashed. */
export function Sparkline({ log }: { log: SavedLog }) {
  const { heldOut } = log;
  if (log.reward.length === 0) return null;
  const [left, right] = spanOf([...log.steps, ...(heldOut?.steps ?? [])]);
  const [bottom, top] = spanOf([...log.reward, ...(heldOut?.reward ?? [])]);
  const x = (step: number) => MARGIN + ((step - left) / (right - left)) * (WIDTH - 2 * MARGIN);
  const y = (reward: number) => HEIGHT - MARGIN - ((reward - bottom) / (top - bottom)) * (HEIGHT - 2 * MARGIN);
  // the steps of a resumed run go back: a new line starts there
  const path = ({ steps, reward }: SavedSeries) =>
    steps
      .map((step, i) => {
        const before = steps[i - 1];
        const goesOn = before !== undefined && step >= before;
        return `${goesOn ? "L" : "M"}${x(step).toFixed(1)} ${y(reward[i] ?? bottom).toFixed(1)}`;
      })
      .join("");
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img">
      <title>{`The log's ${rewardWords(log)}${heldOut ? "; held-out reward dashed" : ""}`}</title>
      <path className="train" d={path(log)} />
      {heldOut && heldOut.reward.length > 0 && <path className="held-out" d={path(heldOut)} />}
    </svg>
  );
}
