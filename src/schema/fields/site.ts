declare const __SITE__: string | undefined;

/** Address of the published page, ending in a slash: a build-time constant. */
export const SITE: string = typeof __SITE__ === "string" ? __SITE__ : "https://goldilocks.example/";

/** Where the JSON Schema of the config document is published. */
export const SCHEMA_URL = `${SITE}rft-config.schema.json`;
