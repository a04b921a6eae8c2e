import type { SavedLog, SavedSeries } from "../../exchange/runs/savedLog.ts";
import { linePath, type PlotArea } from "../chart/geometry.ts";

const WIDTH = 220;
const HEIGHT = 48;
/** Margin for the stroke width. */
const MARGIN = 2;
const AREA: PlotArea = { x: MARGIN, y: MARGIN, width: WIDTH - 2 * MARGIN, height: HEIGHT - 2 * MARGIN };

const figure = (reward: number) => reward.toFixed(2);

/** Returns the sparkline's numbers as text. */
export function rewardWords({ reward, points }: SavedLog): string {
  const [first] = reward;
  const last = reward.at(-1);
  if (first === undefined || last === undefined) return "no reward was saved";
  return `reward ${figure(first)} to ${figure(last)}, highest ${figure(Math.max(...reward))}, ${points} points`;
}

/** Returns the lowest and highest number; an empty span is widened, so that a level line is centered. */
function spanOf(numbers: readonly number[]): readonly [number, number] {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Returns a reward curve as an SVG path. The steps of a resumed run go back: a new line starts there. */
function pathOf(
  { steps, reward }: SavedSeries,
  toShare: { x: (step: number) => number; y: (reward: number) => number },
) {
  const starts = [
    0,
    ...Array.from(steps.keys()).filter((i) => (steps[i] ?? 0) < (steps[i - 1] ?? Number.NEGATIVE_INFINITY)),
  ];
  return starts
    .map((start, i) => {
      const part = (values: readonly number[]) => values.slice(start, starts[i + 1]);
      return linePath(AREA, part(steps).map(toShare.x), part(reward).map(toShare.y), 1);
    })
    .join("");
}

/** Reward by step of a saved log; held-out is dashed. */
export function Sparkline({ log }: { log: SavedLog }) {
  const { heldOut } = log;
  if (log.reward.length === 0) return null;
  const [left, right] = spanOf([...log.steps, ...(heldOut?.steps ?? [])]);
  const [bottom, top] = spanOf([...log.reward, ...(heldOut?.reward ?? [])]);
  const toShare = {
    x: (step: number) => (step - left) / (right - left),
    y: (reward: number) => (reward - bottom) / (top - bottom),
  };
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img">
      <title>{`The log's ${rewardWords(log)}${heldOut ? "; held-out reward dashed" : ""}`}</title>
      <path className="train" d={pathOf(log, toShare)} />
      {heldOut && heldOut.reward.length > 0 && <path className="held-out" d={pathOf(heldOut, toShare)} />}
    </svg>
  );
}
