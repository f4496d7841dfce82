import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENVELOPES_HEAD, envelopeLines } from "../../src/batch/envelope-list.js";
import { clientStatus, envelopeStatus } from "../../src/batch/office-status.js";
import { failedRow, type ReportRow } from "../../src/batch/report.js";
import { StatusSheet } from "../../src/batch/status-sheet.js";
import { FileError } from "../../src/node/files/file-error.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-status-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const path = () => join(root, "status.csv");

const IRS = [
  "Department of the Treasury",
  "Internal Revenue Service",
  "P.O. Box 1303",
  "Charlotte, NC 28201",
];
function row(folder: string, ...envelopes: string[]): ReportRow {
  const work = {
    name: `=${folder}`,
    actions: [],
    missing: null,
    assumed: null,
    mailBy: "2026-04-15",
    envelopes: envelopes.map((name) => ({ name, mailBy: "2027-04-15", address: IRS })),
  };
  return { ...failedRow(folder, []), folder, work };
}

/** Writes the sheet anew, as a run does. */
async function again(...rows: ReportRow[]): Promise<string> {
  const sheet = (await StatusSheet.read(path())) as StatusSheet;
  const text = [sheet.head, ...rows.map((each) => sheet.linesOf(each)), ...sheet.rest()].join("");
  writeFileSync(path(), text);
  return text;
}

describe("the office's sheet", () => {
  it("has a line for each envelope, and one for a client without any", async () => {
    expect(await again(row("ana", "2021 Form 8606", "2022 Form 1040-X"), row("ben"))).toBe(
      [
        "\ufefffolder,name,envelope,mail_by,first_deadline,not_settled,signed,mailed,tracking_number,done,note",
        'ana,"\'=ana",2021 Form 8606,2027-04-15,2026-04-15,,,,,,',
        'ana,"\'=ana",2022 Form 1040-X,2027-04-15,2026-04-15,,,,,,',
        'ben,"\'=ben",,2026-04-15,2026-04-15,,,,,,',
        "",
      ].join("\r\n"),
    );
  });

  it.each([
    ["as this program writes it", ",", "utf8"],
    ["with semicolons", ";", "utf8"],
    ["as Unicode text", "\t", "utf16le"],
    ["in Windows-1252", ",", "latin1"],
  ] as const)("keeps what the office wrote, %s", async (_, separator, encoding) => {
    const lines = [
      ["Folder", "who", "ENVELOPE", "signed", "mailed", "tracking_number", "note"],
      ["ana", "Zoë", "2021 Form 8606", "3/1/26", "3/2/26", "9407 1118", "called, twice"],
      ["gone", "Lee", "2019 Form 8606", "x", "", "", "+1 555 0100"],
      ["", "", "", "", "", "", "a line of the office's own"],
    ];
    const cell = (text: string) => (text.includes(separator) ? `"${text}"` : text);
    const text = lines.map((cells) => `${cells.map(cell).join(separator)}\r\n`).join("");
    const mark = encoding === "utf16le" ? "\ufeff" : "";
    writeFileSync(path(), Buffer.from(mark + text, encoding));
    const first = await again(row("ana", "2021 Form 8606", "2022 Form 1040-X"));
    expect(first.split("\r\n")).toEqual([
      "\ufefffolder,name,envelope,mail_by,first_deadline,not_settled,who,signed,mailed,tracking_number,note,done",
      `ana,"'=ana",2021 Form 8606,2027-04-15,2026-04-15,,"Zoë",3/1/26,3/2/26,9407 1118,"called, twice",`,
      `ana,"'=ana",2022 Form 1040-X,2027-04-15,2026-04-15,,,,,,,`,
      `gone,,2019 Form 8606,,,,Lee,x,,,"+1 555 0100",`,
      `,,,,,,,,,,"a line of the office's own",`,
      "",
    ]);
    expect(await again(row("ana", "2021 Form 8606", "2022 Form 1040-X"))).toBe(first);
    // A client who is gone and comes back has what was written.
    expect(await again(row("gone", "2019 Form 8606"), row("ana", "2021 Form 8606"))).toContain(
      `gone,"'=gone",2019 Form 8606,2027-04-15,2026-04-15,,Lee,x,,,"+1 555 0100",`,
    );
  });

  it("never loses a cell, in whatever order clients come and go", async () => {
    const cell = fc.string({ maxLength: 6 }).map((text) => text.replace(/[\p{Cc}\u2028\u2029]/gu, "").trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        async (cells, leaves) => {
          await again(row("ana", "2021 Form 8606"));
          const [head = "", line = ""] = readFileSync(path(), "utf8").split("\r\n");
          const quoted = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(",");
          writeFileSync(path(), `${head}\r\n${line.replace(/,,,,,$/, () => `,${quoted}`)}\r\n`);
          if (leaves) await again(row("ben"));
          await again(row("ana", "2021 Form 8606"));
          const [found = {}] =
            (await StatusSheet.read(path()))?.cellsOfClient(row("ana", "2021 Form 8606")) ?? [];
          const written = ["signed", "mailed", "tracking_number", "done", "note"].map(
            (name) => found?.[name] ?? "",
          );
          expect(written).toEqual(cells);
          rmSync(path());
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ["without its columns", "who,what\r\nana,x\r\n", /its first row must name the columns/],
    [
      "with an open quotation mark",
      'folder,envelope,note\r\nana,2021 Form 8606,"x\r\n',
      /row 2 .*quotation mark/,
    ],
  ])("is not written over when it cannot be read: %s", async (_, text, message) => {
    writeFileSync(path(), text);
    await expect(again(row("ana"))).rejects.toThrow(FileError);
    await expect(again(row("ana"))).rejects.toThrow(message);
    expect(readFileSync(path(), "utf8")).toBe(text);
  });
});

describe("an envelope of a package that is not settled", () => {
  const held = row("ana", "2021 Form 8606");
  const open: ReportRow = {
    ...held,
    work: { ...(held.work as NonNullable<ReportRow["work"]>), isOpen: true },
  };
  const cellOf = (head: string, line: string) =>
    line.split(",").at(head.trim().split(",").indexOf("not_settled") - head.trim().split(",").length);

  it("says so in both lists of envelopes, and no other does", () => {
    const sheet = StatusSheet.empty();
    expect([open, held].map((each) => cellOf(sheet.head, sheet.linesOf(each).trim()))).toEqual([
      "do not mail yet",
      "",
    ]);
    expect([open, held].map((each) => cellOf(ENVELOPES_HEAD, envelopeLines(7, each).trim()))).toEqual([
      "do not mail yet",
      "",
    ]);
  });
});

describe("how far a client is", () => {
  it.each([
    [{}, "to sign"],
    [{ signed: "no" }, "to sign"],
    [{ signed: "3/1/26" }, "to mail"],
    [{ signed: "x", mailed: "x" }, "mailed"],
    [{ tracking_number: "9407" }, "mailed"],
    [{ mailed: "x", done: "yes" }, "done"],
  ])("%j: %s", (cells, status) => expect(envelopeStatus(cells)).toBe(status));

  it("is as far as the envelope that is least far", () => {
    const of = { failed: false, missing: false, envelopes: 2 };
    expect(clientStatus(of, [{ mailed: "x" }, { signed: "x" }])).toBe("to mail");
    expect(clientStatus(of, [{ done: "x" }, { done: "x" }])).toBe("done");
    expect(clientStatus({ ...of, missing: true }, [{ mailed: "x" }, {}])).toBe("facts missing");
    expect(clientStatus({ ...of, failed: true }, [])).toBe("failed");
    expect(clientStatus({ ...of, envelopes: 0 }, [{}])).toBe("nothing to mail");
    expect(clientStatus({ ...of, envelopes: 0, inJointPackage: true }, [{}])).toBe("in the joint package");
  });
});

describe("the list for certified mail", () => {
  it("has the addressee, the street and the city of each envelope, and room for its number", () => {
    expect(ENVELOPES_HEAD + envelopeLines(7, row("ana", "2021 Form 8606"))).toBe(
      [
        "\ufeffnumber,article_number,addressee,addressee_street,addressee_city_state_zip,service,postage,sender_reference,mail_by,first_deadline,not_settled,name",
        `7,,"Department of the Treasury, Internal Revenue Service",P.O. Box 1303,"Charlotte, NC 28201",Certified Mail,,ana: 2021 Form 8606,2027-04-15,2026-04-15,,"'=ana"`,
        "",
      ].join("\r\n"),
    );
  });
});
