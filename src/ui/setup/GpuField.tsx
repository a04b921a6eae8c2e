import type { ReactNode } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import { shortest } from "../../schema/fields/notation.ts";
import { gpus } from "../../schema/plan/setupNames/gpus.ts";
import type { Refused } from "../../schema/plan/setupNames/parsedName.ts";
import { parseGpuName } from "../../schema/plan/setupNames/parseGpuName.ts";
import { Citation } from "../parts/Citation.tsx";
import { type NamedValues, NameField } from "./NameField.tsx";

const names = gpus.flatMap(({ name }) => [name, `8x ${name}`]);
const written = ({ gpuCount, gpuMemory }: RunConfig) => `${gpuCount}x ${shortest(gpuMemory, "plain")} GB`;

function read(text: string): NamedValues | Refused {
  const parsed = parseGpuName(text);
  if (!parsed.ok) return parsed;
  const { count, memory, gpu } = parsed;
  const values = {
    ...(count !== undefined && { gpuCount: count }),
    ...(memory !== undefined && { gpuMemory: memory }),
  };
  const origin = gpu && (
    <>
      {gpu.name}: {gpu.memory} GB. <Citation source={gpu.source} />
    </>
  );
  return { ok: true, values, origin };
}

/** The GPUs by name, or by count and memory. */
export function GpuField({ children }: { children: ReactNode }) {
  return (
    <NameField name="gpus" label="GPUs" names={names} read={read} written={written}>
      {children}
    </NameField>
  );
}
