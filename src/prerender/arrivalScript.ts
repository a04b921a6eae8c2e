import { encodeLink } from "../exchange/link/encodeLink.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { emptyJob } from "../schema/fields/job.ts";
import { DISPLACED, JOB, OWN } from "../state/settings/storage.ts";
import { ARRIVING, EARLY, FAILED } from "./marks.ts";

/** More than a person does in the seconds before a slow device has the script, if each value counts once. */
const MOST_KEPT = 100;

/**
 * Keeps what the page would have handled, in its order, and lets nobody else have it. Of the values that a control takes one after the other
 * only the last is kept. What exceeds the limit is lost, and its control shows again what it showed at first. Keys that turn a slider are
 * kept from the browser, whose step is not the slider's.
 */
const keepEarly = `
  const kept = [];
  const latest = () => kept.at(-1)?.[0] ?? {};
  const slider = ({ target }) => target.step == "any";
  const select = ({ target }) => target.options;
  const command = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;
  const turns = event => slider(event) && /^(Arrow|Page|Home|End)/.test(event.key) && !event.altKey && !command(event);
  const handled = {
    click: ({ target }) => target.closest("button"),
    input: event => !select(event),
    change: select,
    keydown: event => turns(event) || /^(Enter|Escape|[?])$/.test(event.key) || command(event) && /^[yz]$/i.test(event.key),
    keyup: slider,
    pointerup: slider,
    pointercancel: slider,
    focusout: ({ target }) => target == latest().target
  };
  const keep = event => {
    const { type, target } = event;
    event.stopImmediatePropagation();
    if (type == "keydown" && turns(event)) event.preventDefault();
    if (!handled[type](event)) return;
    if (type == "input" && latest().type == type && latest().target == target) kept.pop();
    if (kept.length < ${MOST_KEPT}) kept.push([event, target.value]);
    else if (type == "input") target.value = target.defaultValue;
    else if (type == "change") for (const option of target.options) option.selected = option.defaultSelected;
  };
  for (const type in handled) addEventListener(type, keep, true);
  window.${EARLY} = { kept, end() { for (const type in handled) removeEventListener(type, keep, true) } };
`.replace(/\n\s*/g, "");

/**
 * Runs before anything is painted: marks the document where the address or the storage holds other settings than the defaults, and keeps
 * what is done until it can be handled.
 */
export const arrivalScript = (): string => {
  const names = [OWN, DISPLACED, JOB].map((name) => JSON.stringify(name));
  const stored = `try{held.push(${names.map((name) => `localStorage.getItem(${name})`).join()})}catch{}`;
  const usual = JSON.stringify(["#", encodeLink(defaultConfig), JSON.stringify(emptyJob)]);
  return (
    `{const page=document.documentElement,held=[location.hash];${stored}` +
    `if(held.some(text=>text&&!${usual}.includes(text)))page.setAttribute("${ARRIVING}","");` +
    keepEarly +
    `addEventListener("error",({target})=>{if(target instanceof HTMLScriptElement)page.setAttribute("${FAILED}","")},true)}`
  );
};
