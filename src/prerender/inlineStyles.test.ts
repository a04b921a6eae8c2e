import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { extractInlineStyles } from "./inlineStyles.ts";

const rendered = (style: object, text = "") =>
  extractInlineStyles(renderToString(createElement("p", { style, title: text }, text)));

test("a style attribute becomes a mark and a rule for it", () => {
  const { html, css } = rendered({ left: 38, "--at": 0.5 });
  expect(html).not.toContain(" style=");
  expect(html).toContain('data-style="s0"');
  expect(css).toBe("[data-style=s0]{left:38px;--at:0.5}");
});

test("the same style twice is one rule", () => {
  const { css } = extractInlineStyles(`<i style="top:1px"></i><b style="top:1px"></b>`);
  expect(css.split("\n")).toHaveLength(1);
});

test("quotes in a style come through", () => {
  const { css } = rendered({ fontFamily: '"A & B"' });
  expect(css).toBe('[data-style=s0]{font-family:"A & B"}');
});

test("text that looks like a style attribute stays text", () => {
  const { html, css } = rendered({}, ' style="top:1px"');
  expect(css).toBe("");
  expect(html).not.toContain("data-style");
});
