/** What is used of Papa Parse. Its own types bring Node's and the DOM's into a folder that compiles without them. */
declare module "papaparse" {
  namespace Papa {
    interface Config {
      delimiter?: string;
      newline?: string;
      comments?: string;
    }
    /** `cursor`: how many characters make whole rows. */
    interface Parsed<Row = string[]> {
      data: Row[];
      errors: { message: string; row?: number }[];
      meta: { cursor: number };
    }
    interface Parser {
      parse(text: string, from: number, ignoreLastRow: boolean): Parsed;
    }
  }
  const Papa: {
    parse<Row>(text: string, config: Papa.Config): Papa.Parsed<Row>;
    Parser: new (config: Papa.Config) => Papa.Parser;
  };
  export = Papa;
}
