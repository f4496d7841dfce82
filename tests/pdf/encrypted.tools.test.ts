import { beforeAll, describe, expect, it } from "vitest";
import { fill } from "../../src/pdf/fill/fill.js";
import { readForms } from "../../src/pdf/official/read-forms.js";
import { compileTemplate } from "../../src/pdf/template/compile.js";
import type { FormValues } from "../../src/pdf/template/slots.js";
import { readPdfText } from "../../src/pdf/text/read-text.js";
import { asLines, makePdf } from "../import/make-pdf.js";
import { readOne, sampleText, shortForms } from "../import/samples.js";
import { compiledOfficial, compiledWorksheet, officialYears, unwrap, worksheetBytes } from "./templates.js";
import { installed, rewritten } from "./tools.js";

const WEAK = "--allow-weak-crypto";

/** How qpdf encrypts a file: the arguments after the two passwords, and those after them. */
const CIPHERS: [name: string, encryption: string[], more: string[]][] = [
  ["RC4 with 40 bits", ["40"], [WEAK]],
  ["RC4 with 128 bits", ["128"], [WEAK]],
  ["AES-128", ["128", "--use-aes=y"], [WEAK]],
  ["AES-256", ["256"], []],
  ["AES-256 as Acrobat 9 wrote it", ["256", "--force-R5"], [WEAK]],
  ["AES-256 with packed objects", ["256"], ["--object-streams=generate"]],
  [
    "AES-128 of all but the metadata, with packed objects, for the web",
    ["128", "--use-aes=y", "--cleartext-metadata"],
    ["--object-streams=generate", "--linearize", WEAK],
  ],
];

function encrypted(bytes: Uint8Array, user: string, encryption: string[], more: string[]): Uint8Array {
  return rewritten("qpdf", ["--encrypt", user, "owner", ...encryption, "--", ...more, "FILE", "OUT"], bytes);
}

const VALUES: FormValues = {
  name: { text: "José Omega" },
  ssn: { text: "900-00-0001" },
  "1": { cents: 6_500_00 },
  "10": { ratio: "0.18929" },
  "18": { cents: -5_270_00 },
};
const READ = {
  owner: "José Omega",
  ssn: "900-00-0001",
  lines: { 1: 6_500_00, 18: -5_270_00 },
  line10: "0.18929",
};

describe.skipIf(!installed("qpdf"))(
  "a PDF that is encrypted and opens without a password (needs qpdf)",
  () => {
    const files: [name: string, bytes: Uint8Array][] = [];
    beforeAll(async () => {
      for (const shape of ["fillable", "flattened"] as const) {
        files.push([shape, unwrap(fill(await compiledWorksheet(2023), VALUES, { shape, money: "dollars" }))]);
        for (const year of officialYears.slice(-1))
          files.push([
            `official, ${shape}`,
            unwrap(fill(await compiledOfficial(year), VALUES, { shape, money: "dollars" })),
          ]);
      }
    });

    describe.each(CIPHERS)("with %s", (_, encryption, more) => {
      it("gives the lines of a filled form", async () => {
        for (const [name, bytes] of files) {
          const [form, ...others] = unwrap(await readForms(encrypted(bytes, "", encryption, more)));
          expect({ name, ...form }).toMatchObject({ name, ...READ });
          expect(others).toEqual([]);
        }
      });

      it("gives the papers of a transcript", async () => {
        const text = sampleText("wage-and-income-2022.txt");
        const pdf = await makePdf([asLines(text.split("\n").slice(0, 60).join("\n"))], { composite: true });
        const plain = await readOne("t.pdf", pdf);
        const read = await readOne("t.pdf", encrypted(pdf, "", encryption, more));
        expect(read.problems).toEqual([]);
        expect(shortForms(read.papers)).toEqual(shortForms(plain.papers));
        expect(shortForms(read.papers).length).toBeGreaterThan(0);
      });

      it("gives its document properties", async () => {
        const bytes = worksheetBytes(2023);
        const properties = async (file: Uint8Array) => {
          const read = await readPdfText(file, { pages: 5, property: 1000 });
          if ("reason" in read) throw new Error(read.reason);
          return read.value.properties.get("Title");
        };
        expect(await properties(bytes)).toMatch(/2023/);
        expect(await properties(encrypted(bytes, "", encryption, more))).toBe(await properties(bytes));
      });

      it("is a template that fills as the file itself does", async () => {
        const bytes = worksheetBytes(2023);
        const template = unwrap(
          await compileTemplate(encrypted(bytes, "", encryption, more), "worksheet", 2023),
        );
        const filled = unwrap(fill(template, VALUES, { shape: "flattened", money: "dollars" }));
        expect(new TextDecoder("latin1").decode(filled)).not.toContain("/Encrypt");
        expect(unwrap(await readForms(filled))).toMatchObject([READ]);
      });

      it("is refused with what to do when it needs a password", async () => {
        const locked = encrypted(worksheetBytes(2023), "secret", encryption, more);
        expect(await readForms(locked)).toMatchObject({
          problems: [{ message: expect.stringMatching(/^the file needs a password\. Open it, print it/) }],
        });
      });
    });
  },
);
