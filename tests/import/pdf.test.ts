import { PDFDocument, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import type { FormPaper } from "../../src/import/paper-facts.js";
import { asLines, makePdf, type PdfOptions, type Placed } from "./make-pdf.js";
import { readOne, sampleText, shortForms } from "./samples.js";

const transcript = sampleText("wage-and-income-2022.txt");

/** The lines of a text on pages of 60 lines. */
function inPages(text: string): Placed[][] {
  const lines = text.split("\n");
  const pages: Placed[][] = [];
  for (let at = 0; at < lines.length; at += 60) pages.push(asLines(lines.slice(at, at + 60).join("\n")));
  return pages;
}

const ways: [string, PdfOptions][] = [
  ["standard fonts", {}],
  ["fonts as browsers embed them", { composite: true }],
  ["objects that pages refer to", { nested: true }],
  ["pages turned right", { rotate: 90 }],
  ["pages turned left", { rotate: 270 }],
  ["pages upside down", { rotate: 180, composite: true }],
];

describe("a transcript in a PDF", () => {
  it.each(ways)("with %s reads as its text does", async (_, options) => {
    const asText = await readOne("t.txt", transcript);
    const { papers, problems } = await readOne("t.pdf", await makePdf(inPages(transcript), options));
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual(shortForms(asText.papers));
    expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  it("has the page and the line of each fact", async () => {
    const { papers } = await readOne("t.pdf", await makePdf(inPages(transcript)));
    const fact = (papers as FormPaper[]).find(({ account, kind }) => kind === "5498" && account === "1357")
      ?.facts[0];
    expect(fact?.place).toMatchObject({ page: 3, text: "SEP Contributions: $4,400.00" });
  });

  it("takes labels and values in columns as lines", async () => {
    const page = inPages(transcript).map((lines) =>
      lines.flatMap(([x, y, text]): Placed[] => {
        const at = text.indexOf(": ");
        return at < 0
          ? [[x, y, text]]
          : [
              [x, y, text.slice(0, at + 1)],
              [330, y + 0.4, text.slice(at + 2)],
            ];
      }),
    );
    const { papers } = await readOne("t.pdf", await makePdf(page, { composite: true }));
    expect(shortForms(papers)).toEqual(shortForms((await readOne("t.txt", transcript)).papers));
  });

  it("is read under the buttons of a page that a browser printed", async () => {
    const doc = await PDFDocument.load(await makePdf(inPages(transcript)));
    const font = await doc.embedFont(StandardFonts.TimesRoman);
    for (const page of doc.getPages()) {
      for (const y of [760, 472, 304]) page.drawText("Done", { x: 55, y, size: 9, font });
      page.drawText("Print", { x: 60, y: 400, size: 9, font });
    }
    const { papers } = await readOne("t.pdf", await doc.save());
    expect(shortForms(papers)).toEqual(shortForms((await readOne("t.txt", transcript)).papers));
    expect(papers.flatMap(({ unknown }) => unknown)).toEqual([]);
  });
});

describe("FDX data in the properties of a PDF", () => {
  const json = sampleText("fdx-5.json");

  it("is read, and the page is not", async () => {
    const bytes = await makePdf([asLines("2023 Form 1099-R")], {
      properties: { fdxJson: json, fdxVersion: "V5.0" },
    });
    const { papers, problems } = await readOne("f.pdf", bytes);
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual(shortForms((await readOne("f.json", json)).papers));
  });

  it("is not read beyond 1 MB, and says so", async () => {
    const long = JSON.stringify({ forms: [], note: "x".repeat(1 << 20) });
    const { papers, problems } = await readOne(
      "f.pdf",
      await makePdf([[]], { properties: { fdxJson: long } }),
    );
    expect(papers).toEqual([]);
    expect(problems[0]).toMatchObject({ code: "too_many_values", message: expect.stringContaining("1 MB") });
  });

  it("says when it is damaged", async () => {
    const { problems } = await readOne(
      "f.pdf",
      await makePdf([[]], { properties: { fdxJson: json.slice(0, 200) } }),
    );
    expect(problems[0]).toMatchObject({ code: "invalid_syntax" });
  });
});

/** A Form 1099-R with its captions in cells and its values below, as the IRS prints it. */
function officialForm(
  top: number,
  values: { gross: string; code: string; account: string },
  left = 40,
): Placed[] {
  const at = (x: number, down: number, text: string): Placed => [left + x, top - down, text];
  return [
    at(0, 0, "[ ] VOID   [ ] CORRECTED"),
    at(0, 12, "PAYER'S name, street address, city or town, state or"),
    at(260, 12, "1"),
    at(266, 12, "Gross distribution"),
    at(410, 12, "OMB No. 1545-0119"),
    at(262, 26, "$"),
    at(330, 26, values.gross),
    at(0, 24, "SAMPLE HARBOR TRUST"),
    at(260, 40, "2a Taxable amount"),
    at(410, 40, "2023"),
    at(260, 54, "$"),
    at(260, 68, "2b Taxable amount"),
    at(380, 68, "Total"),
    at(260, 78, "not determined [X]"),
    at(380, 78, "distribution [ ]"),
    at(0, 68, "PAYER'S TIN"),
    at(120, 68, "RECIPIENT'S TIN"),
    at(0, 80, "00-0000404"),
    at(120, 80, "XXX-XX-4321"),
    at(260, 94, "3 Capital gain (included in box 2a)"),
    at(410, 94, "4 Federal income tax withheld"),
    at(262, 108, "$"),
    at(412, 108, "$ 0.00"),
    at(0, 94, "RECIPIENT'S name"),
    at(0, 106, "ROBIN T PLACEHOLDER"),
    at(260, 122, "7 Distribution code(s)"),
    at(360, 122, "IRA/SEP/SIMPLE"),
    at(420, 122, "8 Other"),
    at(262, 136, values.code),
    at(362, 136, "X"),
    at(422, 136, "$"),
    at(0, 150, "Account number (see instructions)"),
    at(0, 162, values.account),
    at(0, 178, "Form 1099-R   Department of the Treasury - Internal Revenue Service"),
  ];
}

describe("a printed Form 1099-R", () => {
  const values = { gross: "1,234.56", code: "7", account: "55660001" };
  const wanted = {
    form: "1099-R",
    account: "0001",
    submission: "original",
    gross: 123456,
    withheld: 0,
    codes: "7",
    ira: true,
  };

  it("is read by its cells, and a page with two copies is one form", async () => {
    const page = [...officialForm(760, values), ...officialForm(460, values)];
    const { papers, problems } = await readOne("o.pdf", await makePdf([page]));
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual([wanted]);
    const [paper] = papers as FormPaper[];
    expect(paper).toMatchObject({
      tax_year: 2023,
      owner: { name: "ROBIN T PLACEHOLDER", ssn: "4321" },
      custodian: { name: "SAMPLE HARBOR TRUST", tin: "0404" },
    });
    expect(paper?.facts.map(({ name }) => name)).not.toContain("taxable_amount");
    expect(new Set(paper?.facts.map(({ certainty }) => certainty))).toEqual(new Set(["confirm"]));
    expect(paper?.facts[0]?.place.text).toBe("1 Gross distribution: 1,234.56");
  });

  it("is another form when its copy says something else", async () => {
    const page = [
      ...officialForm(760, values),
      ...officialForm(460, { gross: "99.00", code: "1K", account: "55660002" }),
    ];
    const { papers } = await readOne("o.pdf", await makePdf([page], { composite: true }));
    expect(shortForms(papers)).toEqual([wanted, { ...wanted, account: "0002", gross: 9900, codes: "1K" }]);
  });

  it("with two amounts in one box is doubtful, with both", async () => {
    const page = [...officialForm(760, values), [320, 734, "777.00"] as Placed];
    const { papers } = await readOne("o.pdf", await makePdf([page]));
    const gross = (papers as FormPaper[])[0]?.facts.find(({ name }) => name === "gross_distribution");
    expect(gross).toMatchObject({ certainty: "doubtful" });
    expect([gross?.value, ...(gross?.alternatives ?? [])].toSorted()).toEqual([123456, 77700]);
  });

  it("with an amount that cannot be told reports it", async () => {
    const page = [...officialForm(760, values), [345, 734, "777.00"] as Placed];
    const { papers } = await readOne("o.pdf", await makePdf([page]));
    expect(papers[0]?.unknown).toMatchObject([{ reason: "The value of this box is not understood." }]);
  });

  it("gives the values of its fields", async () => {
    const blank = officialForm(760, { gross: "", code: "", account: "" });
    const doc = await PDFDocument.load(await makePdf([blank]));
    const form = doc.getForm();
    for (const [name, text, x, y] of [
      ["f1", "1,234.56", 305, 732],
      ["f2", "7", 302, 622],
      ["f3", "55660001", 40, 596],
    ] as const) {
      const field = form.createTextField(name);
      field.setText(text);
      field.addToPage(doc.getPage(0), { x, y, width: 60, height: 11, borderWidth: 0 });
    }
    const { papers } = await readOne("o.pdf", await doc.save());
    expect(shortForms(papers)[0]).toMatchObject({ gross: 123456, codes: "7", account: "0001" });
  });
});

describe("forms that print each box on a line of its own", () => {
  it("are read from a PDF as from their text", async () => {
    const text = sampleText("leaders-2023.txt");
    const asText = await readOne("l.txt", text);
    const { papers, problems } = await readOne("l.pdf", await makePdf([asLines(text)], { composite: true }));
    expect(problems).toEqual([]);
    expect(shortForms(papers)).toEqual(shortForms(asText.papers));
    expect(papers.map(({ account, owner }) => [account, owner])).toEqual(
      asText.papers.map(({ account, owner }) => [account, owner]),
    );
  });
});

describe("a PDF that cannot be read", () => {
  it("without text is told to be a scan", async () => {
    const { problems } = await readOne("s.pdf", await makePdf([[], []]));
    expect(problems).toMatchObject([
      { code: "not_supported", message: expect.stringContaining("may be a scan") },
    ]);
  });

  it("with other text is told what was looked for", async () => {
    const { problems } = await readOne("s.pdf", await makePdf([asLines("A letter about the weather.")]));
    expect(problems).toMatchObject([{ message: expect.stringContaining("IRS transcripts") }]);
  });

  it("with more than 200 pages is refused", async () => {
    const { papers, problems } = await readOne(
      "s.pdf",
      await makePdf(Array.from({ length: 201 }, () => asLines(transcript))),
    );
    expect(papers).toEqual([]);
    expect(problems).toMatchObject([
      { message: "this PDF cannot be read: the file has more than 200 pages." },
    ]);
  });
});
