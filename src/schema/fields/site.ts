declare const __SITE__: string | undefined;

const published = typeof __SITE__ === "string" ? __SITE__ : undefined;

/** Address of the published page, ending in a slash: a build-time constant. */
export const SITE: string = published ?? "https://goldilocks.example/";

/**
 * Address of the JSON Schema of the config document; a file beside the document where the page has no published address, because an editor
 * asks for what it finds there.
 */
export const SCHEMA_URL: string =
  published === undefined ? "./rft-config.schema.json" : `${published}rft-config.schema.json`;
