import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { createRestedSettings } from "../../state/settings/restedSettings.ts";
import { createSettings } from "../../state/settings/settings.ts";
import type { Stores } from "../../state/stores.ts";
import { StoresContext } from "../parts/context.ts";
import { ChoiceSelect } from "./ChoiceSelect.tsx";

const choices = entries.flatMap(([field, parameter]) => (parameter.kind === "choice" ? [{ field, parameter }] : []));

test.each(choices)(
  "the select of $field offers the field's own options and shows its value",
  ({ field, parameter }) => {
    const last = parameter.options.at(-1)?.value;
    const settings = createSettings({ ...defaultConfig, [field]: last });
    const html = renderToString(
      createElement(
        StoresContext,
        { value: { settings, rested: createRestedSettings(settings) } as Stores },
        createElement(ChoiceSelect, { field, parameter }),
      ),
    );
    const offered = [...html.matchAll(/<option[^>]* value="([^"]*)"/g)].map(([, value]) => value);
    expect(offered).toEqual(parameter.options.map(({ value }) => value));
    expect(html).toContain(`aria-label="${parameter.label}"`);
    expect(/<option[^>]* value="([^"]*)"[^>]* selected/.exec(html)?.[1]).toBe(last);
  },
);

test("there is more than one choice field, so that a select of the wrong one is noticed", () => {
  expect(choices.length).toBeGreaterThan(1);
});
