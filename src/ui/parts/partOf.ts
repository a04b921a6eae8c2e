import type { ComponentType } from "react";

/** The component of that name in a chunk, or what stands in its place where the chunk does not come. Never fails. */
export const partOf = <Name extends string, Props>(
  chunk: Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
  instead: ComponentType<NoInfer<Props>>,
) =>
  chunk.then(
    ({ [name]: component }) => ({ default: component }),
    () => ({ default: instead }),
  );
