import { sources } from "../../schema/fields/provenance.ts";

const { url, asOf } = sources.managedClosed;

/** What stands with every form that creates a managed job: the service takes no new ones. */
export const MANAGED_CLOSED = `Managed RFT is deprecated and accepts no new jobs since ${asOf}: ${url}. docs.fireworks.ai still describes it, undated, and the live service was not checked. This form serves existing jobs; a run that starts today takes a Training API form, rl-loop or async-rl-loop.`;
