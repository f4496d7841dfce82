import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { asLines, makePdf } from "../../import/make-pdf.js";
import { readOne, sample, sampleText } from "../../import/samples.js";
import { randomBelow } from "../../random.js";

/** Mutated files of each kind: more of them with FORM8606_RUNS. */
const RUNS = Number(process.env.FORM8606_RUNS ?? 100);

/** What hostile files hold where a value should be. */
const STRANGE = [
  "\0",
  '"',
  "'",
  "<",
  ">",
  "{",
  "}",
  "[",
  "]",
  "(",
  "\\",
  "$",
  "%",
  ":",
  "......",
  "\n",
  "\r\n",
  "\t",
  ",",
  ";",
  "99999999999999999999",
  "-0",
  "NaN",
  "1e999",
  "__proto__",
  "constructor",
  "Form 5498",
  "Form 1099-R",
  "Payer:",
  "Distribution Code:",
  "!Type:Invst",
  "<![CDATA[",
  '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
  "&a;",
  "\u202e",
  "\ud800",
  "12-31-2023",
  "$1,234.56",
  "Wage & Income Summary",
  "stream",
  "endstream",
  "endobj",
  "/Kids",
  "0 R",
];

/** A file changed in some places: bytes replaced, pieces cut out, doubled, moved, or strange words put in. */
function mutated(bytes: Uint8Array, seed: number): Uint8Array {
  const below = randomBelow(seed);
  let file = [...bytes];
  for (let change = below(6); change >= 0; change--) {
    const at = below(file.length + 1);
    const length = below(Math.min(400, file.length + 1));
    const piece = file.slice(at, at + length);
    switch (below(6)) {
      case 0:
        file[at] = below(256);
        break;
      case 1:
        file.splice(at, length);
        break;
      case 2:
        file.splice(at, 0, ...Array.from({ length: 1 + below(20) }, () => piece).flat());
        break;
      case 3:
        file.splice(below(file.length + 1), 0, ...file.splice(at, length));
        break;
      case 4:
        file.splice(at, below(10), ...new TextEncoder().encode(STRANGE[below(STRANGE.length)]));
        break;
      default:
        if (below(8) === 0) file = file.slice(0, at);
    }
  }
  return Uint8Array.from(file);
}

const names = readdirSync(new URL("../../import/papers", import.meta.url));
const kinds: Record<string, string[]> = {
  transcripts: names.filter((name) => /^(?:wage|return|account|record|summary)/.test(name)),
  histories: names.filter((name) => /\.(?:csv|qif)$|Transactions\.json$/.test(name) && name !== "boxes.csv"),
  boxes: names.filter((name) => /^(?:boxes|fdx|ofx|leaders|grid)/.test(name)),
};

/** Reading ends, gives papers or says why not, and keeps nothing that identifies an account. */
async function readsOrRefuses(name: string, bytes: Uint8Array): Promise<void> {
  const { papers, problems } = await readOne(name, bytes);
  for (const { message, path } of problems)
    expect([message, path]).toEqual([expect.stringMatching(/\.$/), expect.any(String)]);
  for (const { unknown, facts } of papers) {
    for (const { place } of unknown) expect(place.text.length).toBeLessThanOrEqual(200);
    for (const fact of facts) {
      const value = "value" in fact ? fact.value : fact.amount;
      if (typeof value === "number") expect(Number.isSafeInteger(value)).toBe(true);
    }
  }
  expect(papers.length + problems.length).toBeGreaterThan(0);
}

describe("mutated files", () => {
  beforeAll(() => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
  });

  it.each(Object.entries(kinds))("of %s are read or refused", async (_, samples) => {
    expect(samples.length).toBeGreaterThan(5);
    for (let run = 0; run < RUNS; run++) {
      const name = samples[run % samples.length] as string;
      await readsOrRefuses(name, mutated(sample(name), run));
    }
  });

  it("of PDFs are read or refused", async () => {
    const texts = ["wage-and-income-2021.html", "leaders-2023.txt", "grid-5498-2023.txt"].map(sampleText);
    const files = await Promise.all([
      ...texts.map((text, index) =>
        makePdf([asLines(text)], { composite: index % 2 === 0, nested: index === 2 }),
      ),
      makePdf([asLines("2023 Form 1099-R")], { properties: { fdxJson: sampleText("fdx-6.json") } }),
    ]);
    for (let run = 0; run < RUNS; run++) {
      await readsOrRefuses("p.pdf", mutated(files[run % files.length] as Uint8Array, run));
    }
  });
});

/** Files made to cost much more to read than their size, or to fill the memory. */
const bombs: Record<string, () => string | Promise<Uint8Array>> = {
  "brackets in brackets": () => `{"forms":${"[".repeat(2_000_000)}`,
  "JSON in JSON": () => `${'{"forms":['.repeat(200_000)}${"]}".repeat(200_000)}`,
  "a long line": () =>
    `Wage and Income Transcript\nTax Period Requested: December, 2022\nForm 5498 IRA\n${"x".repeat(4_000_000)}`,
  "a long line of colons": () =>
    `Wage and Income Transcript\nTax Period Requested: December, 2022\nForm 5498 IRA\n${":".repeat(4_000_000)}`,
  "a long line of dots": () => `2023 Form 5498\n${".".repeat(2_000_000)}x${".".repeat(2_000_000)}`,
  "a long line of digits": () => `Wage and Income Transcript\n${"1".repeat(4_000_000)}`,
  "a long line of blanks": () => `Form 5498${" ".repeat(4_000_000)}2023`,
  "many forms": () =>
    `Wage and Income Transcript\nTax Period Requested: December, 2022\n${"Form 5498 IRA\nTrustee/Issuer:\nEXAM\nIRA Contributions: $1.00\n".repeat(60_000)}`,
  "many labels of one form": () =>
    `Wage and Income Transcript\nTax Period Requested: December, 2022\nForm 5498 IRA\n${"IRA Contributions: $1.00\n".repeat(150_000)}`,
  "many unknown labels": () =>
    `Account Transcript\nTax Period: Dec. 31, 2022\n${Array.from({ length: 150_000 }, (_, index) => `Label ${index}: $1.00`).join("\n")}`,
  "many amended returns": () =>
    `Account Transcript\nTax Period: Dec. 31, 2022\n${"977 Amended 01-01-2023 $1.00\n".repeat(100_000)}`,
  "many transaction codes": () =>
    `Account Transcript\nTax Period: Dec. 31, 2022\n${"150\n".repeat(1_000_000)}`,
  "many transcripts": () =>
    "Wage and Income Transcript\nTax Period Requested: December, 2022\nTax Period Requested: December, 2021\n".repeat(
      40_000,
    ),
  "many tags": () => `<html>${"<b>".repeat(1_500_000)}`,
  "tags that do not end": () => `<html>${"<".repeat(4_000_000)}`,
  "scripts that do not end": () => `<html>${"<script>".repeat(500_000)}`,
  "comments that do not end": () => `<html>${"<!--".repeat(1_000_000)}`,
  "entities in entities": () =>
    `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${"x".repeat(50_000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><?OFX?><OFX><TAX1099R_V100><GROSSDIST>${"&b;".repeat(100_000)}</GROSSDIST></TAX1099R_V100></OFX>`,
  "tags in tags of OFX": () => `<OFX>${"<A>".repeat(1_000_000)}`,
  "leaves of OFX": () => `<OFX><TAX5498_V100>${"<IRACONTRIB>1.00\n".repeat(200_000)}</TAX5498_V100></OFX>`,
  "quotes that do not end": () => `Run Date,Action,Amount ($)\n"${"x,".repeat(2_000_000)}`,
  "many columns": () => `Run Date,Action,Amount ($)${",x".repeat(1_500_000)}\n${"1,".repeat(500_000)}`,
  "many accounts": () =>
    `Run Date,Account,Account Number,Action,Amount ($)\n${Array.from({ length: 49_000 }, (_, index) => `01/02/2023,IRA,${100_000 + index},CASH CONTRIBUTION CURRENT YEAR,1`).join("\n")}`,
  "many unknown texts": () =>
    `Run Date,Action,Amount ($)\n${Array.from({ length: 49_000 }, (_, index) => `01/02/2023,ZZ ${index},1`).join("\n")}`,
  "many records of Quicken": () => `!Type:Invst\n${"D1/2'23\nT1.00\n^\n".repeat(300_000)}`,
  "many columns of text": () => `1 Gross distribution  ${"1 Gross distribution  ".repeat(150_000)}`,
  "many rows of a printed form": () =>
    `Form 1099-R\n${"1 Gross distribution   2a Taxable amount\n$ 1.00   $ 2.00\n".repeat(60_000)}`,
};

/** A PDF of these objects, numbered from 1: the first is the catalog, the second the root of the pages. */
function pdfOf(objects: readonly string[]): string {
  const bodies = objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  return `%PDF-1.7\n${bodies.join("")}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n0\n%%EOF\n`;
}

const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const ONE_PAGE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 5 0 R >>";
const content = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
const page = (text: string, ...others: string[]) =>
  pdfOf([CATALOG, ONE_PAGE, PAGE, content(text), ...others]);

const pdfBombs: Record<string, () => string> = {
  "pages in pages": () =>
    pdfOf([
      CATALOG,
      ...Array.from(
        { length: 40 },
        (_, at) => `<< /Type /Pages /Kids [${`${at + 3} 0 R `.repeat(10)}] /Count 10 >>`,
      ),
      "<< /Type /Page >>",
    ]),
  "pages in themselves": () => pdfOf([CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
  "drawings in drawings": () =>
    page(
      "/X Do",
      "<< /XObject << /X 6 0 R >> >>",
      ...Array.from({ length: 30 }, (_, at) => {
        const drawing = "/X Do ".repeat(20);
        return `<< /Type /XObject /Subtype /Form /Resources << /XObject << /X ${Math.min(at + 7, 35)} 0 R >> >> /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
      }),
    ),
  "one content many times": () =>
    pdfOf([
      CATALOG,
      ONE_PAGE,
      `<< /Type /Page /Parent 2 0 R /Contents [${"4 0 R ".repeat(100_000)}] >>`,
      content("BT (x) Tj ET ".repeat(10_000)),
    ]),
  "many texts at one place": () => page(`BT /F1 8 Tf ${"(x) Tj ".repeat(600_000)} ET`, "<< >>"),
  "many texts in one row": () =>
    page(
      `BT /F1 8 Tf ${Array.from({ length: 150_000 }, (_, at) => `1 0 0 1 ${at % 600} 700 Tm (x) Tj`).join("\n")} ET`,
      "<< >>",
    ),
  "numbers that are none": () =>
    page("BT /F1 8 Tf 1e999 0 0 1 NaN -1e999 Tm (Wage and Income Transcript) Tj ET", "<< >>"),
  "parentheses in parentheses": () => page(`BT ${"(".repeat(2_000_000)} Tj ET`, "<< >>"),
  "lists in lists": () => page(`BT ${"[".repeat(2_000_000)} TJ ET`, "<< >>"),
  "saved states": () => page("q ".repeat(1_000_000), "<< >>"),
  "dictionaries in dictionaries": () => pdfOf([CATALOG, "<< /A ".repeat(500_000)]),
  "a font with all codes": () =>
    page(
      "BT /F1 8 Tf <00010002> Tj ET",
      "<< /Font << /F1 6 0 R >> >>",
      "<< /Type /Font /Subtype /Type0 /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
      `<< /W [${"0 4000000000 500 ".repeat(50_000)}] >>`,
      content("<0000> <ffff> <0041> ".repeat(50_000).concat("endbfrange")),
    ),
  "one long number": () => `%PDF-1.7\n${"1".repeat(4_000_000)}`,
  "many damaged objects": () => `%PDF-1.7\n${"1 0 obj << /A ".repeat(300_000)}`,
};

describe("a PDF made to cost much", () => {
  beforeAll(() => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
  });

  it.each(Object.keys(pdfBombs))("is read or refused: %s", async (name) => {
    const { papers, problems } = await readOne("bomb.pdf", (pdfBombs[name] as () => string)());
    expect(papers.length + problems.length).toBeGreaterThan(0);
  });
});

describe("a file made to cost much", () => {
  it.each(Object.keys(bombs))("is read or refused: %s", async (name) => {
    const content = await (bombs[name] as () => string)();
    const { papers, problems } = await readOne("bomb.txt", content);
    expect(papers.length + problems.length).toBeGreaterThan(0);
  });

  it("is refused above 5 MB, and when it is empty", async () => {
    for (const content of ["x".repeat(5 * 1024 * 1024 + 1), ""]) {
      const { papers, problems } = await readOne("big.txt", content);
      expect(papers).toEqual([]);
      expect(problems).toHaveLength(1);
    }
  });
});
