import { startTransition, useEffect, useState } from "react";
import { encodeLink } from "../../exchange/link/link.ts";
import type { RunConfig } from "../../schema/fields/config.ts";

const pageAddress = () => location.href.split("#", 1)[0] ?? "";

/** Returns the address of this page with these settings and their baseline. */
export const pageLink = (config: RunConfig, baseline?: RunConfig) => `${pageAddress()}${encodeLink(config, baseline)}`;

/** Returns the address of this page with these settings; during hydration the hash alone, because the address is unknown at build. */
export function usePageLink(config: RunConfig): string {
  const [address, setAddress] = useState("");
  useEffect(() => startTransition(() => setAddress(pageAddress())), []);
  return `${address}${encodeLink(config)}`;
}
