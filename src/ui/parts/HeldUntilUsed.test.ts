import { type ComponentProps, createElement, type ReactElement } from "react";
import { renderToReadableStream, renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { createFirstUse } from "../../state/firstUse.ts";
import type { Stores } from "../../state/stores.ts";
import { StoresContext } from "./context.ts";
import { HeldUntilUsed } from "./HeldUntilUsed.tsx";

const DETAILS = "details of a row";

/** A held part, and the wait that it depends on. */
function held(isShown: boolean) {
  const firstUse = createFirstUse();
  const props: ComponentProps<typeof HeldUntilUsed> = { isShown, children: DETAILS };
  const part = createElement(HeldUntilUsed, props);
  const page: ReactElement = createElement(StoresContext, { value: { firstUse } as Stores }, part);
  return { firstUse, page };
}

test("a part that is not shown is held until the first use, and rendered by then", async () => {
  const { firstUse, page } = held(false);
  expect(renderToString(page)).not.toContain(DETAILS);
  const stream = await renderToReadableStream(page);
  let isRendered = false;
  const rendered = stream.allReady.then(() => {
    isRendered = true;
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(isRendered).toBe(false);
  firstUse.end();
  await rendered;
  expect(await new Response(stream).text()).toContain(DETAILS);
});

test("a part that is shown does not wait", () => {
  expect(renderToString(held(true).page)).toContain(DETAILS);
});

test("after the first use no part waits", () => {
  const { firstUse, page } = held(false);
  firstUse.end();
  expect(renderToString(page)).toContain(DETAILS);
});
