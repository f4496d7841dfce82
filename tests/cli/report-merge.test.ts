import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { failedRow, REPORT_HEAD, type ReportRow, reportLine } from "../../src/batch/report.js";
import { StatusSheet } from "../../src/batch/status-sheet.js";
import { problemAt } from "../../src/errors.js";
import { session } from "./session.js";

const { at, form8606 } = session({ width: 80 });

function row(
  name: string,
  days: readonly (string | null)[],
  missing: string | null = null,
  settledFirst: string | null = null,
): ReportRow {
  const envelopes = days.map((mailBy, index) => ({
    name: `${2021 + index} Form 8606`,
    mailBy,
    address: null,
  }));
  const mailBy = days.filter((day) => day !== null).sort()[0] ?? null;
  const folder = name.toLowerCase().replaceAll(" ", "-");
  return {
    ...failedRow(folder, []),
    folder,
    work: {
      name,
      actions: [],
      missing,
      assumed: settledFirst,
      isOpen: settledFirst !== null,
      mailBy,
      envelopes,
    },
  };
}

const ROWS = [
  row("Ana Diaz", [null, null]),
  row("Ben Okoro", ["2026-10-30", "2027-04-15"]),
  row("Cleo Diaz", [], "the date you filed your return for 2021"),
  row("Dora Moss", []),
  failedRow("eli.yaml", [problemAt("missing_value", ["owner", "name"], "is missing")]),
  row("Fay Example With A Very Long Name Indeed", ["2026-03-01"]),
  row("Gus Hart", ["2026-04-15"], null, "what happened in your IRAs in 2020"),
];

/** A folder as a batch leaves it. */
function batch(): void {
  writeFileSync(
    at("report.csv"),
    REPORT_HEAD + ROWS.map((each, index) => reportLine(index + 1, each)).join(""),
  );
  const sheet = StatusSheet.empty();
  writeFileSync(at("status.csv"), [sheet.head, ...ROWS.map((each) => sheet.linesOf(each))].join(""));
}

function write(folder: string, envelope: string, cells: string): void {
  const lines = readFileSync(at("status.csv"), "utf8").split("\r\n");
  const found = lines.findIndex((line) => line.startsWith(folder) && line.includes(envelope));
  lines[found] = `${(lines[found] as string).split(",").slice(0, 6).join(",")},${cells}`;
  writeFileSync(at("status.csv"), lines.join("\r\n"));
}

describe("form8606 report", () => {
  it("shows who must act next, the earliest deadline first, in 80 columns", async () => {
    batch();
    const { status, out } = await form8606("report", at(""), "--as-of", "2026-03-02");
    expect(status).toBe(0);
    expect(out.split("\n")).toEqual([
      "Mail by     Client                  Next",
      "2026-03-01  Fay Example With A      The day has passed: run correct again as of",
      "            Very Long Name Indeed   today. Sign and mail Form 8606 for 2021.",
      "2026-04-15  Gus Hart                Find out what happened in your IRAs in 2020.",
      "                                    Then run correct again: Form 8606 for 2021",
      "                                    cannot be signed before that.",
      "2026-10-30  Ben Okoro               Sign and mail Form 8606 for 2021 and 2022.",
      "no date     Ana Diaz                Sign and mail Form 8606 for 2021 and 2022.",
      "no date     Cleo Diaz               Find out the date you filed your return for",
      "                                    2021.",
      "no date     eli.yaml                Correct the ledger eli.yaml: owner.name: is",
      "                                    missing",
      "6 clients have to act.",
      "The others: 1 nothing to mail.",
    ]);
  });

  it("takes what the office wrote into account", async () => {
    batch();
    write("ben-okoro", "2021", "x,x,9407,x,");
    write("ben-okoro", "2022", "3/1/26,,,,");
    write("fay-example", "2021", ",3/1/26,,,");
    write("ana-diaz", "2021", ",,,done,");
    write("ana-diaz", "2022", ",,,done,");
    const { out } = await form8606("report", at(""), "--as-of", "2026-03-02", "--json");
    expect(JSON.parse(out)).toMatchObject({
      next: [
        { by: "2026-04-15", client: "Gus Hart" },
        { by: "2027-04-15", client: "Ben Okoro", what: "Mail Form 8606 for 2022." },
        { client: "Cleo Diaz" },
        { client: "eli.yaml" },
      ],
      others: { done: 1, mailed: 1, "nothing to mail": 1 },
    });
  });

  it("says that a folder has no report", async () => {
    const { status, err } = await form8606("report", at("none"));
    expect([status, err]).toEqual([2, expect.stringContaining("give the --out folder of a batch")]);
  });
});
