import { readJson } from "../ledger/read-json.js";
import { MOST_VALUES_OF_PAPERS } from "../ledger/text-places.js";
import { isFdx, readFdx } from "./boxes/fdx.js";
import { type FileReading, NO_TAX_FORMS, TOO_MANY_ROWS, UNKNOWN } from "./file-reading.js";
import { isSchwabJson, readSchwabJson } from "./histories/schwab-json.js";
import { MOST_ROWS } from "./text/csv.js";

/** Reads the FDX data that a PDF carries in its document properties. */
export function readFdxText(reading: FileReading, text: string): void {
  const { value, readable, places } = readJson(text, MOST_VALUES_OF_PAPERS);
  if (!readable || value === undefined)
    reading.problem("invalid_syntax", "the FDX data in this PDF is damaged.");
  else reading.take({ papers: readFdx(value, reading.file, linesOfPlaces(text, places)) });
}

/** Reads JSON; false when the text is none. */
export function readJsonText(reading: FileReading, text: string): boolean {
  const { value, readable, places } = readJson(text, MOST_VALUES_OF_PAPERS);
  if (!readable || value === undefined) {
    if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(text)) return false;
    reading.problem(
      "invalid_syntax",
      "this file is damaged: it begins as JSON and is not. Download it again.",
    );
    return true;
  }
  const lineOf = linesOfPlaces(text, places);
  if (isSchwabJson(value)) {
    const { BrokerageTransactions: rows } = value;
    if (rows.length > MOST_ROWS) reading.problem("too_many_values", TOO_MANY_ROWS);
    const read = { BrokerageTransactions: rows.slice(0, MOST_ROWS) };
    reading.take(readSchwabJson(read, reading.file, (index) => lineOf(["BrokerageTransactions", index])));
  } else if (isFdx(value)) {
    reading.take({ papers: readFdx(value, reading.file, lineOf) });
    if (reading.papers.length === 0) reading.problem("not_supported", NO_TAX_FORMS);
  } else reading.problem("not_supported", UNKNOWN);
  return true;
}

/** The line of a value of JSON; the places are looked up once, when the first is asked for. */
function linesOfPlaces(
  text: string,
  read: ReturnType<typeof readJson>["places"],
): (path: readonly (string | number)[]) => number {
  let places: ReturnType<typeof read> | undefined;
  const starts: number[] = [];
  return (path) => {
    if (places === undefined) {
      places = read();
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at);
    }
    const offset = places.get(path)?.value ?? 0;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
