import type { HistoryPaper } from "../paper-facts.js";
import type { Csv } from "../text/csv.js";
import { centsIn, dayIn } from "../text/values.js";
import { type HistoriesRead, HistoryDraft } from "./history-draft.js";
import { accountKindOf } from "./row-meaning.js";

/** Whether a table is an activity statement of Interactive Brokers: its rows begin with the name of a section. */
export function isInteractiveBrokers({ rows }: Csv): boolean {
  return rows
    .slice(0, 5)
    .some(({ cells }) => cells[0] === "Statement" && /^(?:Header|Data)$/.test(cells[1] ?? ""));
}

/** The deposits and withdrawals of an activity statement; sums are passed over. */
export function readInteractiveBrokers({ rows }: Csv, file: string): HistoriesRead {
  const problems: HistoriesRead["problems"] = [];
  const papers: HistoryPaper[] = [];
  let draft = newDraft(file, null, null);
  let columns: readonly string[] = [];
  for (const { cells, line } of rows) {
    const [section, sort, name = "", value = ""] = cells;
    if (section === "Account Information" && sort === "Data") {
      if (name === "Account") draft = newDraft(file, value, draft.paper.account_kind);
      if (/^(?:Account Type|Customer Type|Account Alias)$/.test(name))
        draft.paper.account_kind ??= accountKindOf(value);
    }
    if (section !== "Deposits & Withdrawals") continue;
    if (sort === "Header") columns = cells.map((cell) => cell.toLowerCase());
    if (sort !== "Data" || cells.some((cell) => /^Total/.test(cell))) continue;
    const cell = (column: string) => cells[columns.indexOf(column)] ?? "";
    const [date, amount] = [dayIn(cell("settle date")), centsIn(cell("amount"))];
    const place = { line, text: `${cell("settle date")} | ${cell("description")}` };
    if (date === undefined || amount === undefined) {
      problems.push({ line, message: "the date or the amount of this row cannot be read." });
    } else draft.add({ date, texts: [cell("description")], amount, line: place });
  }
  papers.push(draft.done());
  return { papers, problems };
}

function newDraft(file: string, account: string | null, kind: HistoryPaper["account_kind"]): HistoryDraft {
  const custodian = "Interactive Brokers";
  const told = kind ?? accountKindOf(file);
  return new HistoryDraft(file, "csv", custodian, account, told, [custodian], "certain");
}
