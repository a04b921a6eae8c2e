import { encodeLink } from "../exchange/link/link.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { emptyJob } from "../schema/fields/job.ts";
import { DISPLACED, JOB, OWN } from "../state/settings/storage.ts";
import { EVENTS, FAILED, HYDRATING } from "./marks.ts";

/** Events recorded at most; consecutive values of one control count once. */
const MOST_EVENTS = 100;

/**
 * Records the events that the page will handle, in their order, and stops their propagation. Of consecutive values of one control the last
 * is recorded. Beyond the limit an event is dropped and its control shows its first value again. Keys that move a slider are prevented,
 * because the browser's step is not the slider's. The browser itself opens a popover at once, so the click on its button is not recorded; that of a menu item is.
 */
const recordEvents = `
  const events = [];
  const latest = () => events.at(-1)?.[0] ?? {};
  const slider = ({ target }) => target.step == "any";
  const select = ({ target }) => target.options;
  const command = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;
  const turns = event => slider(event) && /^(Arrow|Page|Home|End)/.test(event.key) && !event.altKey && !command(event);
  const handled = {
    click: ({ target }) => target.closest("button:not([popovertarget]),[popovertargetaction]"),
    input: event => !select(event),
    change: select,
    keydown: event => turns(event) || /^(Enter|Escape|[?])$/.test(event.key) || command(event) && /^[yz]$/i.test(event.key),
    keyup: slider,
    pointerup: slider,
    pointercancel: slider,
    focusout: ({ target }) => target == latest().target
  };
  const record = event => {
    const { type, target } = event;
    event.stopImmediatePropagation();
    if (type == "keydown" && turns(event)) event.preventDefault();
    if (!handled[type](event)) return;
    if (type == "input" && latest().type == type && latest().target == target) events.pop();
    if (events.length < ${MOST_EVENTS}) events.push([event, target.value]);
    else if (type == "input") target.value = target.defaultValue;
    else if (type == "change") for (const option of target.options) option.selected = option.defaultSelected;
  };
  for (const type in handled) addEventListener(type, record, true);
  window.${EVENTS} = { events, end() { for (const type in handled) removeEventListener(type, record, true) } };
`.replace(/\n\s*/g, "");

/**
 * Returns the inline script, which runs before the first paint: it marks the document where the address or the storage holds other settings
 * than the defaults, and records events until React listens.
 */
export const inlineScript = (): string => {
  const names = [OWN, DISPLACED, JOB].map((name) => JSON.stringify(name));
  const readStorage = `try{texts.push(${names.map((name) => `localStorage.getItem(${name})`).join()})}catch{}`;
  const defaults = JSON.stringify(["#", encodeLink(defaultConfig), JSON.stringify(emptyJob)]);
  return (
    `{const page=document.documentElement,texts=[location.hash];${readStorage}` +
    `if(texts.some(text=>text&&!${defaults}.includes(text)))page.setAttribute("${HYDRATING}","");` +
    recordEvents +
    `addEventListener("error",({target})=>{if(target instanceof HTMLScriptElement)page.setAttribute("${FAILED}","")},true)}`
  );
};
