/** Returns the link that a text consists of, or the first one in it; undefined if there is none. */
export function linkIn(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/\s/.test(trimmed) && /^#|^https?:\/\/|^(?:end|v)=/.test(trimmed)) return trimmed;
  return /https?:\/\/[^\s"'<>)\]]{1,500}#(?:end=1&(?:amp;)?)?v=\d[^\s"'<>)\]]{0,8000}/.exec(text)?.[0];
}
