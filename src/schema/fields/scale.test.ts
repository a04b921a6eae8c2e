import fc from "fast-check";
import { expect, test } from "vitest";
import { entries, parameters } from "./parameters.ts";
import { notch, snap, toPosition } from "./scale.ts";

const scales = entries.flatMap(([field, parameter]) =>
  parameter.kind === "number" ? [{ field, scale: parameter.scale }] : [],
);

test.each(scales)("$field snaps to the value at its own position", ({ scale }) => {
  for (const value of scale.lattice) expect(snap(scale, toPosition(scale, value))).toBe(value);
  expect(toPosition(scale, scale.lattice[0] ?? 0)).toBe(0);
  expect(toPosition(scale, scale.lattice.at(-1) ?? 0)).toBe(1);
});

test.each(scales)("$field moves a notch to the neighbouring value and stops at the ends", ({ scale }) => {
  const { lattice } = scale;
  lattice.forEach((value, i) => {
    expect(notch(scale, value, 1)).toBe(lattice[i + 1] ?? value);
    expect(notch(scale, value, -1)).toBe(lattice[i - 1] ?? value);
    expect(notch(scale, value, 3)).toBe(lattice[Math.min(i + 3, lattice.length - 1)]);
  });
});

test("a value between two notches moves to the next one", () => {
  const { scale } = parameters.learningRate;
  expect(notch(scale, 1.1e-4, 1)).toBe(1.2e-4);
  expect(notch(scale, 1.1e-4, -1)).toBe(1e-4);
});

test("every position snaps to a value of the lattice", () => {
  fc.assert(
    fc.property(fc.constantFrom(...scales), fc.double({ min: 0, max: 1, noNaN: true }), ({ scale }, position) => {
      expect(scale.lattice).toContain(snap(scale, position));
    }),
  );
});
