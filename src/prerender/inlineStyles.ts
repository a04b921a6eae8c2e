import { STYLE } from "./marks.ts";

/** The characters that React writes as entities in an attribute. */
const entities: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/**
 * HTML as React renders it, with each style attribute turned into a mark, and a stylesheet that gives the marked elements their style.
 * React escapes quotes in texts and attributes, so that ` style="` is nothing else.
 */
export function withoutStyles(html: string): { readonly html: string; readonly css: string } {
  const styles = new Set<string>();
  const marked = html.replace(/ style="([^"]*)"/g, (_, style: string) => {
    styles.add(style.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity] ?? entity));
    return ` ${STYLE}="${style}"`;
  });
  const rules = Array.from(styles, (style) => `[${STYLE}=${JSON.stringify(style)}]{${style}}`);
  return { html: marked, css: rules.join("\n") };
}
