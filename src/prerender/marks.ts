/** On the document: settings other than the prerendered ones are on their way, and no values are shown until they are there. */
export const ARRIVING = "data-arriving";
/** On the document: the script did not come, and the page says so. */
export const FAILED = "data-failed";
/** In place of a style attribute, which a strict policy keeps out of HTML. */
export const STYLE = "data-style";
/** On the inline style: the file with the same style. */
export const STYLE_FILE = "data-file";
/** Id of the element that holds the first sight. */
export const FIRST_SIGHT = "first-sight";
/** On the window: what a person does before React listens. */
export const EARLY = "early";
