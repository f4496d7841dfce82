import type { Column } from "./csv-columns.js";

type Cells = Partial<Record<Column, string>>;

/** Invented clients, to be overwritten: one who never filed the form, and one whose form of a year was wrong. */
const EXAMPLES: readonly Cells[] = [
  {
    client: "1001",
    kind: "owner",
    name: "Pat Sample",
    ssn: "900-00-1001",
    born: "1979-04-02",
    "address.street": "1 Example St",
    "address.city": "Ames",
    "address.state": "IA",
    "address.zip": "50010",
  },
  ...filedWithoutForm("1001", "2021", "2022-04-12", "6000"),
  ...filedWithoutForm("1001", "2022", "2023-04-11", "6000"),
  {
    client: "1002",
    kind: "owner",
    name: "Kim Specimen",
    ssn: "900-00-1002",
    born: "1968-11-20",
    "address.street": "2 Example St",
    "address.apt": "4",
    "address.city": "Dayton",
    "address.state": "OH",
    "address.zip": "45402",
  },
  { client: "1002", kind: "opening", for: "2021", basis: "12000" },
  {
    client: "1002",
    kind: "year",
    for: "2022",
    year_end_value: "93500",
    deducted: "0",
    "filed.return": "yes",
    "filed.date": "2023-04-14",
    "filed.form_8606": "yes",
    "filed.form_1040.4a": "10000",
    "filed.form_1040.4b": "10000",
  },
  { client: "1002", kind: "filed_line", for: "2022", line: "2", amount: "0" },
  { client: "1002", kind: "filed_line", for: "2022", line: "14", amount: "0" },
  { client: "1002", kind: "distribution", date: "2022-09-01", amount: "10000", ira: "traditional" },
];

const COLUMNS_SHOWN: readonly Column[] = [
  "client",
  "kind",
  "date",
  "for",
  "amount",
  "ira",
  "line",
  "name",
  "ssn",
  "born",
  "household",
  "address.street",
  "address.apt",
  "address.city",
  "address.state",
  "address.zip",
  "basis",
  "year_end_value",
  "deducted",
  "filing_status",
  "filed.return",
  "filed.date",
  "filed.form_8606",
  "filed.form_1040.4a",
  "filed.form_1040.4b",
  "extended",
  "note",
];

/** A CSV file to begin with: the columns that most clients need, and two examples. */
export function csvTemplate(): string {
  const rows = EXAMPLES.map((cells) => COLUMNS_SHOWN.map((column) => cells[column] ?? "").join(","));
  return [COLUMNS_SHOWN.join(","), ...rows].join("\n");
}

function filedWithoutForm(client: string, taxYear: string, filed: string, amount: string): Cells[] {
  return [
    {
      client,
      kind: "year",
      for: taxYear,
      deducted: "0",
      "filed.return": "yes",
      "filed.date": filed,
      "filed.form_8606": "no",
    },
    { client, kind: "contribution", date: `${taxYear}-03-15`, for: taxYear, amount, ira: "traditional" },
  ];
}
