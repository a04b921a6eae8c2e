import { FAILED } from "./marks.ts";

/** Longest wait for the first paint, in ms. */
const LONGEST_PAINT_MS = 500;

/**
 * Returns the module that starts the page: it waits until the prerendered page is painted, at most for a while, because a covered window
 * may not be painted; a hidden page never is. Then it evaluates these files, addressed from its own, each in a task of its own. React makes
 * errors as it is evaluated, to throw later; for their stacks, which nobody reads, V8 would parse both files once more.
 */
export const bootScript = (files: readonly string[]): string =>
  `
const task = () => new Promise(resolve => setTimeout(resolve));
const painted = new Promise(resolve => {
  setTimeout(resolve, ${LONGEST_PAINT_MS});
  if (document.visibilityState == "hidden") resolve();
  else requestAnimationFrame(() => setTimeout(resolve));
});
painted.then(async () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  ${files.map((file) => `await import(${JSON.stringify(file)});`).join("await task();")}
  Error.stackTraceLimit = limit;
}).catch(() => document.documentElement.setAttribute("${FAILED}", ""));
`.replace(/\n\s*/g, "");
