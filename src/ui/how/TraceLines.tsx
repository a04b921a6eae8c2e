interface Line {
  readonly name: string;
  /** Values from 0 to 1, one per step. */
  readonly values: readonly number[];
}

interface Props {
  readonly label: string;
  readonly step: readonly number[];
  readonly lines: readonly Line[];
}

const WIDTH = 600;
const HEIGHT = 160;

/** Lines over the steps of one run, from 0 to 1, the first solid and the second dashed. */
export function TraceLines({ label, step, lines }: Props) {
  const last = step.at(-1) || 1;
  const pathOf = (values: readonly number[]) =>
    values
      .map((value, i) => `${i === 0 ? "M" : "L"}${((step[i] ?? 0) / last) * WIDTH} ${(1 - value) * HEIGHT}`)
      .join("");
  return (
    <figure className="trace">
      <svg
        role="img"
        aria-label={`${label}: ${lines.map(({ name }) => name).join(", ")}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        {[0, 0.5, 1].map((level) => (
          <line key={level} x2={WIDTH} y1={(1 - level) * HEIGHT} y2={(1 - level) * HEIGHT} />
        ))}
        {lines.map(({ name, values }) => (
          <path key={name} d={pathOf(values)} />
        ))}
      </svg>
      <figcaption className="muted">
        {label}, {last} steps, 0 to 1. Solid: {lines[0]?.name}. Dashed: {lines[1]?.name}.
      </figcaption>
    </figure>
  );
}
