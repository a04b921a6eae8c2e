/** On the document: its settings are not the prerendered ones, whose values stay hidden until they are replaced. */
export const HYDRATING = "data-hydrating";
/** On the document: the script did not load, and the page says so. */
export const FAILED = "data-failed";
/** In place of a style attribute, which the content security policy forbids in HTML. */
export const STYLE = "data-style";
/** On the inline style: the path of the same style as a file. */
export const STYLE_FILE = "data-file";
/** Id of the element that holds the prerendered preview as JSON. */
export const PREVIEW = "prerendered-preview";
/** On the window: the events that the inline script recorded. */
export const EVENTS = "recordedEvents";
