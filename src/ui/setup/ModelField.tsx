import type { ReactNode } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import { shortest } from "../../schema/fields/notation.ts";
import { type KnownModel, models } from "../../schema/plan/setupNames/models.ts";
import type { Refused } from "../../schema/plan/setupNames/parsedName.ts";
import { parseModelName } from "../../schema/plan/setupNames/parseModelName.ts";
import { Citation } from "../parts/Citation.tsx";
import { type NamedValues, NameField } from "./NameField.tsx";

const names = models.map(({ name }) => name);
const written = ({ modelSize }: RunConfig) => `${shortest(modelSize, "plain")}B`;

function Origin({ model: { name, total, active, source } }: { model: KnownModel }) {
  return (
    <>
      {name}: {total}B parameters
      {active && `, ${active}B of them active. The size is the total: all experts are in memory`}.{" "}
      <Citation source={source} />
    </>
  );
}

function read(text: string): NamedValues | Refused {
  const parsed = parseModelName(text);
  if (!parsed.ok) return parsed;
  const values = { modelSize: parsed.size };
  if (parsed.from === "number") return { ok: true, values };
  const origin = parsed.from === "table" ? <Origin model={parsed.model} /> : `${parsed.size}B: read from the name.`;
  return { ok: true, values, origin };
}

/** The base model by name or size. */
export function ModelField({ children }: { children: ReactNode }) {
  return (
    <NameField name="model" label="Model" names={names} read={read} written={written}>
      {children}
    </NameField>
  );
}
