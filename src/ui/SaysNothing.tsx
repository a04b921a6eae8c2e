/** The room of the sentence under the chart, until there is one. */
export const SaysNothing = () => <p className="says">&nbsp;</p>;
