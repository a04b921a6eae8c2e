/** A piece of advice as a sentence of its own: with a capital at its start and a full stop at its end. */
export const asSentence = (advice: string): string =>
  `${advice.charAt(0).toUpperCase()}${advice.slice(1)}${advice.endsWith(".") ? "" : "."}`;
