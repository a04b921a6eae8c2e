import type { Random } from "../random.ts";

type Course = (at: number) => number;

/** Courses of a reward between 0 and 1, by the share of the run that is done. */
const courses: readonly ((random: Random) => Course)[] = [
  () => (at) => 0.2 + 0.6 * (1 - Math.exp(-5 * at)),
  () => (at) => 0.1 + 0.7 * at,
  () => () => 0.4,
  (random) => {
    const peak = random.share();
    return (at) => (at < peak ? 0.2 + (0.6 * at) / peak : 0.8 - (0.9 * (at - peak)) / (1 - peak + 0.01));
  },
  (random) => {
    const fall = random.share();
    return (at) => (at < fall ? 0.3 + 0.5 * at : 0.02);
  },
  () => (at) => 1 - 0.2 * Math.exp(-8 * at),
  () => (at) => Math.min(1, 0.5 + 3 * at),
  () => () => 0,
  () => (at) => 0.6 - 0.4 * at,
  () => (at) => 0.3 + 0.3 * Math.sin(9 * at),
  (random) => {
    let value = 0;
    return () => (value += 0.05 * random.normal());
  },
];

/** Returns values of one quantity over a run: a course with noise, in some unit, perhaps with holes, a spike or values that are no numbers. */
export function series(random: Random, points: number): number[] {
  const course = random.pick(courses)(random);
  const noise = random.pick([0, 0, 0.01, 0.05, 0.2]);
  const scale = random.pick([1, 1, 1, 1, 2, 10, 100, -1, -50, 1e-6, 1e6]);
  const digits = random.pick([2, 4, 4, 17]);
  const values = random.list(points, (i) =>
    Number((scale * (course(i / Math.max(1, points - 1)) + noise * random.normal())).toPrecision(digits)),
  );
  if (points > 0 && random.chance(0.06))
    values[random.below(points)] = random.pick([Number.NaN, Number.POSITIVE_INFINITY, 1e155, -1e300, 1e-300, 0, 9e15]);
  return values.map((value) => value + 0);
}
