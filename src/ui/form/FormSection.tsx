import { type ReactNode, useState } from "react";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import { useSettings } from "../parts/context.ts";
import "./FormSection.css";

interface Props {
  readonly title: string;
  /** What is in it, in a few words. */
  readonly about: string;
  readonly fields: readonly Field[];
  readonly children: ReactNode;
}

const changedIn = (config: RunConfig, fields: readonly Field[]) =>
  fields.filter((field) => config[field] !== parameters[field].default);

/** Settings that are folded away as long as they are what everyone has; what differs from the defaults is named on the fold. */
export function FormSection({ title, about, fields, children }: Props) {
  const changed = useSettings(({ config }) =>
    changedIn(config, fields)
      .map((field) => `${parameters[field].label} ${fieldText(field, config[field])}`)
      .join(" · "),
  );
  const unfinished = useSettings(({ drafts }) => fields.some((field) => drafts[field] !== undefined));
  const [folded, setFolded] = useState(changed === "");
  return (
    <details
      className="section"
      open={!folded || unfinished}
      onToggle={(event) => setFolded(!event.currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2> <span className="muted">{changed === "" ? about : changed}</span>
      </summary>
      {children}
    </details>
  );
}
