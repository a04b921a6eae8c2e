import { STYLE } from "./marks.ts";

/** Entities that React writes in attributes. */
const entities: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/**
 * Replaces each style attribute in HTML rendered by React by a mark, and returns the HTML with a stylesheet for the marked elements. React
 * escapes quotes in texts and attributes, so ` style="` is always an attribute. The marks stay: a property that React sets later overrides
 * the stylesheet, but one that it removed would come back, so prerendered elements always set the same properties.
 */
export function extractInlineStyles(html: string): { readonly html: string; readonly css: string } {
  const marks = new Map<string, string>();
  const marked = html.replace(/ style="([^"]*)"/g, (_, escaped: string) => {
    const style = escaped.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
    const mark = marks.get(style) ?? `s${marks.size}`;
    marks.set(style, mark);
    return ` ${STYLE}="${mark}"`;
  });
  const rules = Array.from(marks, ([style, mark]) => `[${STYLE}=${mark}]{${style}}`);
  return { html: marked, css: rules.join("\n") };
}
