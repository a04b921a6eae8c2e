import { type Fault, match, readHereDocument, readWord, type Word } from "./shellWord.ts";

/** A simple command: its words, and its input if the script contains it. */
export interface Command {
  readonly words: readonly Word[];
  /** Here-document or here-string. */
  readonly input?: Word;
  /** The command on the left side of the pipe. */
  readonly feeder?: Command;
}

export interface Script {
  readonly commands: readonly Command[];
  /** Position and reason of a syntax error; commands and words before it are kept. */
  readonly fault?: Fault;
  /** The command that contains the syntax error, if it has words. */
  readonly faulty?: Command;
  /** Deviations from shell syntax that were tolerated, each once, with the offset of the first. */
  readonly liberties: readonly Fault[];
}

/** Limit of words that are parsed; a script that launches a job has a few hundred. */
const MOST_WORDS = 5000;

const blank = /[^\S\r\n]+/y;
const newline = /\r\n|[\r\n]/y;
const continuation = /\\[^\S\r\n]*(?:\r\n|[\r\n])/y;
/** PowerShell's line continuation before a flag; in a POSIX shell no command substitution begins with a line end. */
const backtick = /`(?:\r\n|[\r\n])(?=[^\S\r\n]*-)/y;
/** The prompt of a continued line in a terminal. A flag must follow, so that it is not taken for a redirection. */
const prompt = /[^\S\r\n]*>[^\S\r\n]+(?=--)/y;
const comment = /#[^\r\n]*/y;
const redirection = /(?:\d{1,3}(?=[<>]))?(?:<<<|<<-|<<|<>|<&|>>|>&|>\||<|>)|&>>?/y;
const operator = /\|\||&&|;;|\|&|[;|&()]/y;
const placeholder = /<[A-Za-z][\w. -]{0,60}>/y;

interface HereDocument {
  readonly mark: string;
  readonly quoted: boolean;
  readonly tabs: boolean;
  /** Receives the body once it is parsed. */
  readonly give: (body: Word) => void;
}

/** A command whose words are still being collected. */
interface Open {
  words: Word[];
  input?: Word;
  feeder?: Command;
}

/** Splits a shell script into simple commands. Executes and expands nothing. Linear time; never throws. */
export function splitShell(text: string): Script {
  const commands: Command[] = [];
  const liberties = new Map<string, number>();
  let open: Open = { words: [] };
  let fault: Fault | undefined;
  let awaited: HereDocument[] = [];
  let at = 0;
  let count = 0;

  const liberty = (reason: string, offset: number) => {
    if (!liberties.has(reason)) liberties.set(reason, offset);
  };
  const end = (piped: boolean) => {
    const command: Command = open;
    if (command.words.length > 0 || command.input) commands.push(command);
    open = { words: [], ...(piped && command.words.length > 0 ? { feeder: command } : {}) };
  };
  const word = (): Word => {
    const read = readWord(text, at);
    at = read.end;
    fault = read.fault;
    count++;
    if (read.typographic !== undefined) liberty("typographic quotes are read as plain ones", read.typographic);
    return read.word;
  };
  const skipBlanks = () => {
    const blanks = match(blank, text, at);
    if (blanks === undefined) return;
    const odd = blanks.search(/[^ \t\f\v]/);
    if (odd !== -1) liberty("unusual blanks are read as plain ones", at + odd);
    at += blanks.length;
  };

  /** Parses the bodies of the here-documents that were opened on the previous line. */
  const readBodies = () => {
    for (const { mark, quoted, tabs, give } of awaited) {
      const from = at;
      let to = at;
      while (at < text.length) {
        to = at;
        const line = match(/[^\r\n]*/y, text, at) ?? "";
        at += line.length + (match(newline, text, at + line.length)?.length ?? 0);
        if ((tabs ? line.replace(/^\t+/, "") : line) === mark) break;
        to = at;
      }
      const body = readHereDocument(text, from, to, quoted);
      fault ??= body.fault;
      give(body.word);
    }
    awaited = [];
  };
  const redirect = (sign: string) => {
    at += sign.length;
    skipBlanks();
    const start = at;
    if (at >= text.length || match(newline, text, at) !== undefined) return;
    const target = word();
    const command = open;
    const give = (body: Word) => {
      command.input = body;
    };
    if (sign.endsWith("<<<")) give(target);
    else if (sign.endsWith("<<") || sign.endsWith("<<-"))
      awaited.push({
        mark: target.value,
        quoted: /['"\\]/.test(text.slice(start, at)),
        tabs: sign.endsWith("-"),
        give,
      });
  };
  const operate = (sign: string) => {
    at += sign.length;
    end(sign === "|" || sign === "|&");
  };
  const breakLine = (length: number) => {
    at += length;
    readBodies();
    end(false);
  };

  /** Skips a line continuation; returns false if there is none. */
  const fold = (): boolean => {
    const folded = match(continuation, text, at);
    const powerShell = folded === undefined ? match(backtick, text, at) : undefined;
    if (powerShell !== undefined) liberty("a backtick at a line's end is read as PowerShell's continued line", at);
    if (folded !== undefined && /^\\[^\S\r\n]/.test(folded))
      liberty("a backslash with blanks behind it is read as a continued line", at);
    at += folded?.length ?? powerShell?.length ?? 0;
    if (folded !== undefined) at += match(prompt, text, at)?.length ?? 0;
    return folded !== undefined || powerShell !== undefined;
  };
  const step = () => {
    if (fold()) return;
    const line = match(newline, text, at);
    const sign = match(placeholder, text, at) === undefined ? match(redirection, text, at) : undefined;
    const divider = match(operator, text, at);
    if (line !== undefined) breakLine(line.length);
    else if (match(blank, text, at) !== undefined) skipBlanks();
    else if (text[at] === "#") at += match(comment, text, at)?.length ?? 1;
    else if (sign !== undefined) redirect(sign);
    else if (divider !== undefined) operate(divider);
    else addWord();
  };
  const addWord = () => {
    const start = at;
    const next = word();
    if (at === start)
      at++; // a sign that neither begins a word nor divides commands
    else if (!fault) open.words.push(next);
  };

  while (at < text.length && !fault) {
    if (count >= MOST_WORDS) fault = { at, reason: `only the first ${MOST_WORDS} words are read` };
    else step();
  }
  const last: Command = open;
  end(false);
  return {
    commands,
    ...(fault ? { fault } : {}),
    ...(fault && last.words.length > 0 ? { faulty: last } : {}),
    liberties: [...liberties].map(([reason, offset]) => ({ reason, at: offset })),
  };
}
