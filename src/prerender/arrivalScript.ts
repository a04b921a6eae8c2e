import { encodeLink } from "../exchange/encodeLink.ts";
import { defaultConfig } from "../schema/defaults.ts";
import { emptyJob } from "../schema/job.ts";
import { DISPLACED, JOB, OWN } from "../state/storage.ts";
import { ARRIVING, FAILED } from "./marks.ts";

/** Runs before anything is painted: marks the document where the address or the storage holds other settings than the defaults. */
export const arrivalScript = (): string => {
  const names = [OWN, DISPLACED, JOB].map((name) => JSON.stringify(name));
  const stored = `try{held.push(${names.map((name) => `localStorage.getItem(${name})`).join()})}catch{}`;
  const usual = JSON.stringify(["#", encodeLink(defaultConfig), JSON.stringify(emptyJob)]);
  return (
    `{const page=document.documentElement,held=[location.hash];${stored}` +
    `if(held.some(text=>text&&!${usual}.includes(text)))page.setAttribute("${ARRIVING}","");` +
    `addEventListener("error",({target})=>{if(target instanceof HTMLScriptElement)page.setAttribute("${FAILED}","")},true)}`
  );
};
