import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failedRow, failureLine, REPORT_HEAD, type ReportRow, reportLine } from "../../src/batch/report.js";
import { problemAt } from "../../src/errors.js";

const row: ReportRow = {
  client: "c-17",
  folder: "ana-diaz",
  work: {
    name: "Ana Diaz",
    actions: ["2019: Send Form 8606 by itself.", "2020: Send nothing."],
    missing: null,
    assumed: null,
    mailBy: "2028-04-18",
    envelopes: [
      { name: "2019 Form 8606", mailBy: null, address: null },
      {
        name: "2021 Form 1040-X",
        mailBy: "2028-04-18",
        address: ["Department of the Treasury", "IRS", "Austin, TX 73301"],
      },
    ],
  },
  years: {
    missing: [2019, 2020],
    wrong: [2021],
    undecided: [],
    right: [2022],
    not_required: [],
    not_due: [],
  },
  forms: 3,
  basis: 1_234_56,
  change: -4_413_00,
  penalty: 150_00,
  refundCloses: "2028-04-18",
  findings: ["a missing form (2019)", "pro rata (2021)"],
  edited: [],
  beside: [],
  problems: [],
};

/** The cells of a line, split at a character outside of quotes as a spreadsheet does. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = "";
  let quoted = false;
  let started = false;
  for (const char of line.trimEnd()) {
    if (char === '"' && (quoted || !started)) quoted = !quoted;
    else if (char === separator && !quoted) {
      found.push(cell);
      cell = "";
      started = false;
      continue;
    } else cell += char;
    started = true;
  }
  return [...found, cell];
}

describe("the report", () => {
  it("has a line for each client, in dollars and with the years of each status", () => {
    expect(REPORT_HEAD).toBe(
      "\ufeffnumber,client,name,folder,status,mail_by,envelopes,actions,missing_facts,years_missing,years_wrong,years_undecided,years_right,years_not_required,years_not_due,forms,basis_carried,change_in_tax_base,penalty_exposure,refund_closes,findings,edited_files,error\r\n",
    );
    expect(reportLine(17, row)).toBe(
      '17,c-17,Ana Diaz,ana-diaz,to sign,2028-04-18,2,2019: Send Form 8606 by itself. 2020: Send nothing.,,2019 2020,2021,,2022,,,3,1234.56,-4413,150,2028-04-18,"a missing form (2019); pro rata (2021)",,\r\n',
    );
  });

  it("says of a client that failed what is wrong", () => {
    const failed = failedRow("c-18", [
      problemAt("missing_value", ["owner", "name"], 'is "missing", as is more'),
    ]);
    expect(reportLine(18, failed)).toBe(
      '18,c-18,,,failed,,,,,,,,,,,,,,,,,,"owner.name: is ""missing"", as is more"\r\n',
    );
    expect(JSON.parse(failureLine(18, failed))).toEqual({
      number: 18,
      client: "c-18",
      problems: failed.problems,
    });
  });

  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        ",",
        ";",
        "\t",
        '"',
        "'",
        " ",
        "\n",
        "\r",
        "|",
        "1",
        "a",
      ),
      fc.string(),
    ),
    { maxLength: 12 },
  );

  it("has no cell that a spreadsheet computes, at whatever it splits them", () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const line = reportLine(1, failedRow(parts.join(""), []));
        expect(line.slice(0, -2)).not.toMatch(/[\r\n]/);
        for (const separator of [",", ";", "\t", "|"])
          for (const cell of cells(line, separator))
            expect(cell.trimStart(), line).not.toMatch(/^"*[=+\-@\uff0b\uff0d\uff1d\uff20]/);
      }),
    );
  });

  it("keeps the words of a cell", () => {
    expect(cells(reportLine(1, failedRow("Diaz, Ana-Maria (=1+2)", [])), ",")[1]).toBe(
      "Diaz, Ana-Maria (=1+2)",
    );
    expect(cells(reportLine(1, failedRow("=cmd|'/C calc'!A0", [])), ",")[1]).toBe("'=cmd|'/C calc'!A0");
  });
});

it("lists the facts that something was assumed for, beside those that are missing", () => {
  const { work } = row;
  const cell = (missing: string | null, assumed: string | null) =>
    reportLine(1, { ...row, work: work && { ...work, missing, assumed } });
  expect(cell(null, "your date of birth")).toContain(",your date of birth,");
  const open = { ...row, work: row.work && { ...row.work, assumed: "the day", isOpen: true } };
  expect(reportLine(1, open)).toContain(",facts missing,");
  expect(cell("the day", "your date of birth")).toContain(`,"the day; your date of birth",`);
});
