import { type FormEvent, useState } from "react";
import { encodeLink } from "../../exchange/link/link.ts";
import { LONGEST_NOTE, LONGEST_TITLE } from "../../exchange/runs/savedRun.ts";
import type { Notebook } from "../../state/notebook/notebook.ts";
import { useSettings } from "../parts/context.ts";
import { SettingList } from "./SettingList.tsx";
import { titleFor } from "./settingsLine.ts";

/** Saves the present settings with a title and a note. */
export function SaveForm({ notebook }: { notebook: Notebook }) {
  const config = useSettings((state) => state.config);
  const unfinished = useSettings(({ drafts }) => Object.keys(drafts).length > 0);
  const [title, setTitle] = useState("");
  const [note, setNote] = useState("");
  const [outcome, setOutcome] = useState("");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (unfinished) return;
    const name = title.trim() || titleFor(config);
    setTitle("");
    setNote("");
    const added = await notebook.add({ title: name, note, link: encodeLink(config) });
    if (!added.ok) setOutcome(`Not saved: ${added.reason}`);
    else setOutcome(added.saved ? "Saved." : "In this tab only: it could not be stored.");
  };
  return (
    <form className="save-form card" onSubmit={save} aria-labelledby="save-title">
      <h3 id="save-title">Save these settings</h3>
      <SettingList config={config} />
      <label>
        <span>Title</span>
        <input
          type="text"
          value={title}
          maxLength={LONGEST_TITLE}
          placeholder={titleFor(config).slice(0, LONGEST_TITLE)}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label>
        <span>Note</span>
        <textarea
          value={note}
          rows={2}
          maxLength={LONGEST_NOTE}
          placeholder="Why this run, and what would count as better?"
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="actions">
        <button type="submit" className="primary" aria-disabled={unfinished}>
          Save
        </button>
        <span role="status">{unfinished ? "A field holds an invalid value: correct it first." : outcome}</span>
      </p>
    </form>
  );
}
