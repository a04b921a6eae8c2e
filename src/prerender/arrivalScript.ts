import { encodeLink } from "../exchange/encodeLink.ts";
import { defaultConfig } from "../schema/defaults.ts";
import { emptyJob } from "../schema/job.ts";
import { DISPLACED, JOB, OWN } from "../state/storage.ts";
import { ARRIVING, EARLY, FAILED } from "./marks.ts";

/** More than a person does in the seconds before a slow device has the script; what comes after them is lost. */
const MOST_KEPT = 200;

/**
 * Keeps what React would have handled, in its order, and lets nobody else have it. Keys that turn a slider are kept from the browser, whose
 * step is not the slider's.
 */
const keepEarly =
  'const types=["click","input","change","keydown","focusout"],kept=[],keep=event=>{const{type,target,key}=event;' +
  'event.stopImmediatePropagation();if(type=="keydown"&&target.step=="any"&&/^(Arrow|Page|Home|End)/.test(key)&&' +
  "!(event.altKey||event.ctrlKey||event.metaKey))event.preventDefault();" +
  `if(kept.length<${MOST_KEPT})kept.push([event,target.value])};` +
  "for(const type of types)addEventListener(type,keep,true);" +
  `window.${EARLY}={kept,end(){for(const type of types)removeEventListener(type,keep,true)}};`;

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
