import { centsIn, dayIn } from "../text/values.js";
import { accountOfFileName } from "./custodian-csv.js";
import { type HistoriesRead, HistoryDraft } from "./history-draft.js";
import { accountKindOf, asOfDay } from "./row-meaning.js";

/** Whether a value of JSON is a Schwab history. */
export function isSchwabJson(value: unknown): value is { BrokerageTransactions: unknown[] } {
  return (
    typeof value === "object" &&
    value !== null &&
    "BrokerageTransactions" in value &&
    Array.isArray(value.BrokerageTransactions)
  );
}

/**
 * Reads a Schwab history in JSON. The account is only in the name of the file.
 *
 * @param lineOf the line of the file on which a transaction begins
 */
export function readSchwabJson(
  { BrokerageTransactions: rows }: { BrokerageTransactions: unknown[] },
  file: string,
  lineOf: (index: number) => number,
): HistoriesRead {
  const problems: HistoriesRead["problems"] = [];
  const account = accountOfFileName(file) ?? null;
  const draft = new HistoryDraft(file, "json", "Schwab", account, accountKindOf(file), ["Schwab"], "certain");
  for (const [index, row] of rows.entries()) {
    const line = lineOf(index);
    const cell = (key: string) => {
      const value =
        typeof row === "object" && row !== null ? (row as Record<string, unknown>)[key] : undefined;
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    };
    const date = asOfDay(cell("Date")) ?? dayIn(cell("Date"));
    const amount = cell("Amount") === "" ? null : centsIn(cell("Amount"));
    if (date === undefined || amount === undefined) {
      problems.push({ line, message: "the date or the amount of this transaction cannot be read." });
      continue;
    }
    const text = `${cell("Action")} | ${cell("Description")}`;
    draft.add({ date, texts: [text], amount, line: { line, text: `${cell("Date")} | ${text}` } });
  }
  return { papers: [draft.done()], problems };
}
