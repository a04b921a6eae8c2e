import { consoleLog } from "./console/console.ts";
import type { LogFormat } from "./format.ts";
import { json } from "./json/json.ts";
import { jsonLines } from "./json/jsonLines.ts";
import { namedLists } from "./json/namedLists.ts";
import { trainerState } from "./json/trainerState.ts";
import { notebook } from "./notebook.ts";
import { parquet } from "./parquet/parquet.ts";
import { delimited } from "./tables/delimited.ts";
import { plainTable } from "./tables/plainTable.ts";
import { tensorBoard } from "./tensorBoard/tensorBoard.ts";

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
