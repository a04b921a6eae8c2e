import { consoleLog } from "./console.ts";
import { delimited } from "./delimited.ts";
import type { LogFormat } from "./format.ts";
import { json } from "./json.ts";
import { jsonLines } from "./jsonLines.ts";
import { namedLists } from "./namedLists.ts";
import { notebook } from "./notebook.ts";
import { parquet } from "./parquet.ts";
import { plainTable } from "./plainTable.ts";
import { tensorBoard } from "./tensorBoard.ts";
import { trainerState } from "./trainerState.ts";

/** Every format of a log, in the order in which they are tried; the console's reader takes any text, so it is last. */
export const formats: readonly LogFormat[] = [
  tensorBoard,
  parquet,
  notebook,
  trainerState,
  jsonLines,
  json,
  namedLists,
  delimited,
  plainTable,
  consoleLog,
];
