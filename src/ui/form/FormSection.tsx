import { type ReactNode, useLayoutEffect, useState } from "react";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import { useSettings, useStores } from "../parts/context.ts";
import "./FormSection.css";

interface Props {
  readonly title: string;
  /** Summary of the content while all settings have their defaults. */
  readonly about: string;
  readonly fields: readonly Field[];
  readonly children: ReactNode;
}

const changedIn = (config: RunConfig, fields: readonly Field[]) =>
  fields.filter((field) => config[field] !== parameters[field].default);

/**
 * A section of settings that starts folded unless one of them differs from its default; its summary names those that differ. Its content is
 * rendered only while it is open.
 */
export function FormSection({ title, about, fields, children }: Props) {
  const { settings } = useStores();
  const changed = useSettings(({ config }) =>
    changedIn(config, fields)
      .map((field) => `${parameters[field].label} ${fieldText(field, config[field])}`)
      .join(" · "),
  );
  const unfinished = useSettings(({ drafts }) => fields.some((field) => drafts[field] !== undefined));
  const [folded, setFolded] = useState(true);
  // an effect, because hydration renders the prerendered settings, none of which differ
  useLayoutEffect(() => {
    if (changedIn(settings.store.getState().config, fields).length > 0) setFolded(false);
  }, [settings, fields]);
  const isOpen = !folded || unfinished;
  return (
    <details className="section" open={isOpen} onToggle={(event) => setFolded(!event.currentTarget.open)}>
      <summary>
        <h2>{title}</h2> <span className="muted">{changed === "" ? about : changed}</span>
      </summary>
      {isOpen && children}
    </details>
  );
}
