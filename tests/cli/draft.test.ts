import { readFileSync, statSync, writeFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { backdoor, session } from "./session.js";

const { at, file, list, form8606 } = session();

/** What a field of a draft holds; undefined for an empty one. */
async function fieldsOf(path: string) {
  const form = (await PDFDocument.load(readFileSync(at(path)))).getForm();
  return (name: string) => form.getTextField(name).getText();
}

const contributionsOf = (...years: number[]) =>
  years.map((year) => ({ date: `${year}-05-02`, kind: "contribution", amount: 1000 }));

describe("the drafts", () => {
  it("are one for each year that needs a form, and none for another", async () => {
    const ledger = file("ledger.json", {
      ...backdoor(),
      entries: [...contributionsOf(2022), { date: "2024-01-10", kind: "conversion", amount: 1000 }],
    });
    expect((await form8606("draft", ledger, "--out", at("out"))).status).toBe(0);
    expect(list("out")).toEqual(["2022-form-8606-ada-example.pdf", "2024-form-8606-ada-example.pdf"]);
  });

  it("have the owner and the lines in the fields of the form", async () => {
    await form8606("draft", file("ledger.json", backdoor()), "--out", at("out"));
    const field = await fieldsOf("out/2024-form-8606-ada-example.pdf");
    expect(field("name")).toBe("Ada Example");
    expect(field("ssn")).toBe("900-00-0001");
    expect(field("line_1")).toBe("7,000");
    expect(field("line_10_integer")).toBe("1");
    expect(field("line_10_decimal")).toBe("00000");
    expect(field("line_18")).toBe("0");
    expect(field("line_19")).toBeUndefined();
  });

  it("are the years asked for", async () => {
    const ledger = file("ledger.json", {
      ...backdoor(),
      entries: contributionsOf(2018, 2019, 2020, 2021, 2022),
    });
    await form8606("draft", ledger, "--years", "2017-2019,2022,2030", "--out", at("out"));
    expect(list("out").map((name) => name.slice(0, 4))).toEqual(["2018", "2019", "2022"]);
  });

  it("leave out a year whose form is not settled, saying why, and refuse it when it is asked for", async () => {
    const ledger = file("ledger.json", {
      ...backdoor(),
      entries: contributionsOf(2009, 2010, 2011),
      years: {},
    });
    const all = await form8606("draft", ledger, "--out", at("out"));
    expect(all.status).toBe(0);
    expect(all.err).toMatch(
      /ledger\.json: Form 8606 for 2010: its lines are computed, but no form is filled: .*line 15/,
    );
    expect(list("out").map((name) => name.slice(0, 4))).toEqual(["2009", "2011"]);
    const asked = await form8606("draft", ledger, "--years", "2010", "--out", at("asked"));
    expect([asked.status, asked.out]).toEqual([2, ""]);
    expect(asked.err).toMatch(/^Form 8606 for 2010: its lines are computed, but no form is filled/);
    expect(list("asked")).toEqual([]);
    const lines = JSON.parse((await form8606("lines", ledger, "--json")).out);
    expect(lines.years[1]).toMatchObject({ lines: { "1": 1000, "2": 1000, "14": 2000 } });
  });

  it("are refused when no ledger has anything in the years asked for", async () => {
    const { status, err } = await form8606(
      "draft",
      file("l.json", backdoor()),
      "--years",
      "2019",
      "--out",
      at("out"),
    );
    expect({ status, err }).toEqual({
      status: 2,
      err: "--years: no ledger given has anything in these years",
    });
    expect(list("out")).toEqual([]);
  });

  it("are one packet of an owner's years on request, in which the same line of two years stays apart", async () => {
    const ledger = file("ledger.json", { ...backdoor(), entries: contributionsOf(2021, 2022) });
    await form8606("draft", ledger, "--packet", "--out", at("out"));
    expect(list("out")).toEqual(["2021-2022-form-8606-packet-ada-example.pdf"]);
    const field = await fieldsOf("out/2021-2022-form-8606-packet-ada-example.pdf");
    expect([field("y2021.line_14"), field("y2022.line_14")]).toEqual(["1,000", "2,000"]);
  });

  it("have no fields when they are flattened", async () => {
    await form8606("draft", file("ledger.json", backdoor()), "--flatten", "--out", at("out"));
    const pdf = await PDFDocument.load(readFileSync(at("out/2024-form-8606-ada-example.pdf")));
    expect(pdf.getForm().getFields()).toEqual([]);
    expect(pdf.getPageCount()).toBe(2);
  });

  it("have the pages behind them that go with the form", async () => {
    const ledger = file("ledger.json", {
      ...backdoor(),
      entries: [
        { date: "2024-02-01", kind: "contribution", ira: "roth", amount: 7000 },
        { date: "2024-06-03", kind: "recharacterization", from: "roth", amount: 7000, earnings: 120 },
      ],
    });
    await form8606("draft", ledger, "--out", at("out"));
    const pdf = await PDFDocument.load(readFileSync(at("out/2024-form-8606-ada-example.pdf")));
    expect(pdf.getPageCount()).toBe(3);
    expect((await fieldsOf("out/2024-form-8606-ada-example.pdf"))("line_1")).toBe("7,000");
  });

  it("are marked as amended, in the years whose form has a box for it, when another form was filed", async () => {
    const isMarked = async (year: number, lines: Record<string, number>) => {
      const ledger = file("ledger.json", {
        ...backdoor(),
        years: { [year]: { filed: { form_8606: true, lines } } },
        entries: contributionsOf(year),
      });
      await form8606("draft", ledger, "--force", "--out", at("out"));
      const form = (
        await PDFDocument.load(readFileSync(at(`out/${year}-form-8606-ada-example.pdf`)))
      ).getForm();
      return form.getFieldMaybe("amended") === undefined
        ? undefined
        : form.getCheckBox("amended").isChecked();
    };
    expect(await isMarked(2018, { 1: 900, 14: 900 })).toBe(true);
    expect(await isMarked(2018, { 1: 1000, 14: 1000 })).toBe(false);
    expect(await isMarked(2018, {})).toBe(false);
    expect(await isMarked(2019, { 1: 900, 14: 900 })).toBeUndefined();
  });

  it("are the same bytes when nothing changed", async () => {
    const ledger = file("ledger.json", backdoor());
    await form8606("draft", ledger, "--out", at("one"));
    await form8606("draft", ledger, "--out", at("two"));
    const name = "2024-form-8606-ada-example.pdf";
    expect(readFileSync(at(`one/${name}`)).equals(readFileSync(at(`two/${name}`)))).toBe(true);
  });

  it("keep the cents when the ledger asks for cents", async () => {
    const ledger = file("ledger.json", {
      ...backdoor(),
      entries: [{ date: "2024-01-08", kind: "contribution", amount: 6999.37 }],
      options: { round: "cents" },
    });
    await form8606("draft", ledger, "--out", at("out"));
    expect((await fieldsOf("out/2024-form-8606-ada-example.pdf"))("line_14")).toBe("6,999.37");
  });
});

describe("the address block", () => {
  const address = { street: "12 Elm St", apt: "4", city: "Boston", state: "MA", zip: "02139" };
  const filled = async (filed: object | undefined, ...options: string[]) => {
    const ledger = file("ledger.json", {
      ...backdoor({ more: { address } }),
      years: { 2024: { year_end_value: 0, ...(filed && { filed }) } },
    });
    await form8606("draft", ledger, "--out", at("out"), ...options);
    const field = await fieldsOf("out/2024-form-8606-ada-example.pdf");
    return [field("address_home"), field("apt"), field("city_state_zip")];
  };

  it("is empty on a form that goes with a return", async () => {
    expect(await filled(undefined)).toEqual([undefined, undefined, undefined]);
  });

  it("is empty when the return was filed", async () => {
    expect(await filled({ return: true })).toEqual([undefined, undefined, undefined]);
  });

  it("is filled with --alone", async () => {
    expect(await filled(undefined, "--alone")).toEqual(["12 Elm St", "4", "Boston, MA 02139"]);
  });

  it("is filled when no return was filed for the year", async () => {
    expect(await filled({ return: false })).toEqual(["12 Elm St", "4", "Boston, MA 02139"]);
  });

  it("keeps the zero in front of a ZIP code that YAML would read as a number", async () => {
    const ledger = file(
      "ledger.yaml",
      [
        "owner: { name: Ada Example, address: { street: 12 Elm St, city: Boston, state: MA, zip: 02139 } }",
        "entries: [{ date: 2024-05-02, kind: contribution, amount: 1000 }]",
      ].join("\n"),
    );
    await form8606("draft", ledger, "--alone", "--out", at("out"));
    expect((await fieldsOf("out/2024-form-8606-ada-example.pdf"))("city_state_zip")).toBe("Boston, MA 02139");
  });
});

describe("a couple", () => {
  it("gets the lines of its joint return", async () => {
    const files = ["docs/examples/spouses-ana.yaml", "docs/examples/spouses-ben.yaml"];
    const { out } = await form8606("draft", ...files, "--as-of", "2025-03-01", "--out", at("out"));
    expect(out).toMatch(
      /Ana Moreau and Ben Moreau together\n2024: If you file a joint return: on Form 1040, enter 14,000 on line 4a and\s+5,957 on line 4b\.$/,
    );
  });
});

describe("what draft prints", () => {
  it("is a table of the lines that matter, what goes on Form 1040, and where the files are", async () => {
    const { out } = await form8606(
      "draft",
      "docs/examples/two-year-backdoor.yaml",
      "--as-of",
      "2025-06-01",
      "--out",
      at("out"),
    );
    const folder = at("out");
    expect(out.split("\n")).toEqual([
      "Priya Natarajan",
      "2021: Nothing is taxable. File Form 8606 with your return; on Form 1040, leave lines 4a and 4b blank for these",
      "      IRAs.",
      "2022: Nothing is taxable. File Form 8606 with your return; on Form 1040, enter 6,000 on line 4a and 0 on line",
      "      4b.",
      "2023: Nothing is taxable. File Form 8606 with your return; on Form 1040, enter 6,000 on line 4a and 0 on line",
      "      4b.",
      "2024: Nothing is taxable. File Form 8606 with your return; on Form 1040, enter 6,500 on line 4a and 0 on line",
      "      4b.",
      "",
      "Line                                 2021   2022   2023   2024",
      "   1  nondeductible contributions   6,000  6,000  6,500",
      "   2  basis brought forward             0  6,000  6,000",
      "  13  nontaxable                           6,000  6,000",
      "  14  basis carried forward         6,000  6,000  6,500",
      " 15c  taxable distributions                    0      0",
      "  18  taxable conversions                      0      0      0",
      "  4a  Form 1040: IRA distributions         6,000  6,000  6,500",
      "  4b  Form 1040: taxable amount                0      0      0",
      "Basis carried forward to 2025: none.",
      "Filled in on our worksheet, for copying and checking; do not file it:",
      ...[2021, 2022, 2023, 2024].map((year) => `  ${folder}/${year}-form-8606-priya-natarajan.pdf`),
      "",
      "5 notes: add --notes to read them.",
    ]);
  });

  it("says when no form is needed, and writes nothing", async () => {
    const ledger = file("l.json", {
      owner: { name: "Ada Example" },
      entries: [{ date: "2024-05-02", kind: "contribution", ira: "roth", amount: 1000 }],
    });
    const { status, out } = await form8606("draft", ledger, "--out", at("out"));
    expect(status).toBe(0);
    expect(out).toContain("2024: Nothing is taxable. You do not need Form 8606;");
    expect(out).toContain("No Form 8606 is needed, so no file was written.");
    expect(list("out")).toEqual([]);
  });

  it("says by which day a year that is not over counts", async () => {
    const open = async (asOf: string) =>
      (await form8606("draft", file("l.json", backdoor()), "--as-of", asOf, "--out", at(asOf))).out;
    expect(await open("2024-12-31")).toContain("2024 is not over yet; its figures are year to date.");
    expect(await open("2025-01-01")).not.toContain("not over");
  });

  it("names the lines that had other numbers on the forms before 2017", async () => {
    const ledger = file("l.json", {
      ...backdoor(),
      years: { 2016: { year_end_value: 9000 } },
      entries: [{ date: "2016-03-01", kind: "conversion", amount: 1000 }],
    });
    const { out } = await form8606("draft", ledger, "--out", at("out"));
    expect(out).toContain("Lines 4a and 4b are lines 15a and 15b on Form 1040 for 2016.");
  });

  it("ends with the errors and warnings found, not with what is merely worth knowing", async () => {
    const ledger = file("l.json", {
      ...backdoor(),
      entries: [{ date: "2025-09-01", kind: "contribution", for: 2024, amount: 7000 }],
    });
    const { out } = await form8606("draft", ledger, "--out", at("out"));
    expect(out).toMatch(/\nerror 20\d\d: Your contribution of \$7,000 came in\s+after the due date/);
    expect(out).not.toMatch(/^info/m);
  });
});

describe("findings", () => {
  it("depend on what counts as today, which is printed with them", async () => {
    const found = async (asOf: string) =>
      (await form8606("draft", "docs/examples/forgotten-years.yaml", "--as-of", asOf, "--out", at(asOf))).out;
    expect(await found("2020-10-01")).toMatch(/\n\nFound as of October 1, 2020:\nerror 2018: /);
    expect(await found("2019-01-31")).toMatch(/error 2018: .*still have time/);
    expect(await found("2018-12-31")).not.toContain("error 2018");
  });

  it("say once what several of them advise", async () => {
    const { out } = await form8606("draft", "docs/examples/partial-conversions.yaml", "--out", at("out"));
    expect(out.match(/^warning \d{4}: /gm)).toHaveLength(4);
    expect(out.match(/IRC 408\(d\)\(2\)/g)).toHaveLength(1);
  });

  it("are those of the years asked for", async () => {
    const { out } = await form8606(
      "draft",
      "docs/examples/partial-conversions.yaml",
      "--years",
      "2022",
      "--out",
      at("out"),
    );
    expect(out.match(/^warning \d{4}/gm)).toEqual(["warning 2022"]);
  });
});

describe("a name", () => {
  it.each(["../../x", "CON", "🦊", "a/b\\c:d", "x".repeat(30), "Zoë Łukasz"])(
    "%j never leaves the folder",
    async (name) => {
      const { status } = await form8606("draft", file("l.json", backdoor({ name })), "--out", at("out"));
      const files = list("out");
      expect(files.length).toBe(status === 0 ? 1 : 0);
      for (const one of files) expect(one).toMatch(/^2024-form-8606-[a-z0-9-]+\.pdf$/);
      expect(list(".").filter((one) => one !== "out" && one !== "l.json")).toEqual([]);
    },
  );

  it("that no font has is an error which names the character, and nothing is written", async () => {
    const { status, err } = await form8606(
      "draft",
      file("l.json", backdoor({ name: "王小明" })),
      "--out",
      at("out"),
    );
    expect(status).toBe(2);
    expect(err).toMatch(/^Form 8606 for 2024, name: .*王/);
    expect(list("out")).toEqual([]);
  });

  it("of 300 characters is an error that says where, never a cut name", async () => {
    const { status, err } = await form8606(
      "draft",
      file("l.json", backdoor({ name: "Wilhelmina ".repeat(27).trim() })),
      "--out",
      at("out"),
    );
    expect(status).toBe(2);
    expect(err).toMatch(/name/);
    expect(list("out")).toEqual([]);
  });

  it("that two owners share gives each a file", async () => {
    const [one, two] = [
      file("1.json", backdoor()),
      file("2.json", backdoor({ more: { ssn: "900-00-0002" } })),
    ];
    await form8606("draft", one, two, "--out", at("out"));
    expect(list("out")).toEqual(["2024-form-8606-ada-example-2.pdf", "2024-form-8606-ada-example.pdf"]);
  });

  it("cannot write to the screen as it likes", async () => {
    const { out } = await form8606(
      "check",
      file("l.yaml", 'owner: { name: "Ada\\u202eelpmaxE" }\nentries: []'),
    );
    expect(out).not.toContain("\u202e");
  });
});

describe("files that exist", () => {
  const NAME = "out/2024-form-8606-ada-example.pdf";

  it("are kept and named when they were edited, while the others are written", async () => {
    const [one, two] = [file("1.json", backdoor()), file("2.json", backdoor({ name: "Ben Example" }))];
    await form8606("draft", one, "--out", at("out"));
    writeFileSync(at(NAME), "mine");
    const { status, out, err } = await form8606("draft", two, one, "--out", at("out"));
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain(
      `Not replaced, because it was changed since it was drafted; --force replaces it:\n  ${at(NAME)}`,
    );
    expect(readFileSync(at(NAME), "utf8")).toBe("mine");
    expect(list("out")).toEqual(["2024-form-8606-ada-example.pdf", "2024-form-8606-ben-example.pdf"]);
  });

  it("are replaced when they are still as they were drafted, edited by one byte they are kept", async () => {
    const again = (amount: number) => {
      const entries = [{ date: "2024-05-02", kind: "contribution", amount }];
      return form8606("draft", file("1.json", { ...backdoor(), entries }), "--out", at("out"));
    };
    await again(1000);
    const first = readFileSync(at(NAME));
    expect((await again(2000)).out).not.toContain("Not replaced");
    const second = readFileSync(at(NAME));
    expect(second.equals(first)).toBe(false);
    second[200] = (second[200] as number) ^ 1;
    writeFileSync(at(NAME), second);
    expect((await again(3000)).out).toContain("Not replaced");
    expect(readFileSync(at(NAME)).equals(second)).toBe(true);
  });

  it("are replaced with --force, by files that only their owner can read", async () => {
    const ledger = file("1.json", backdoor());
    await form8606("draft", ledger, "--out", at("out"));
    writeFileSync(at(NAME), "mine", { mode: 0o644 });
    expect((await form8606("draft", ledger, "--out", at("out"), "--force")).status).toBe(0);
    expect(readFileSync(at(NAME)).subarray(0, 5).toString()).toBe("%PDF-");
    expect(statSync(at(NAME)).mode & 0o777).toBe(0o600);
  });
});

describe("several ledgers", () => {
  it("give nothing at all unless every one is right, and each line names its ledger", async () => {
    const good = file("good.json", backdoor());
    const bad = file(
      "bad.json",
      backdoor({ entries: [{ date: "2024-01-08", kind: "contribution", amount: -5 }] }),
    );
    const { status, err } = await form8606("draft", good, bad, at("none.yaml"), "--out", at("out"));
    expect(status).toBe(2);
    expect(err.split("\n")).toEqual([
      expect.stringMatching(/bad\.json: entries\[0\]\.amount: must be more than zero/),
      `${at("none.yaml")}: there is no such file`,
    ]);
    expect(list("out")).toEqual([]);
  });

  it("must not be the same file twice", async () => {
    const ledger = file("l.json", backdoor());
    const { status, err } = await form8606("draft", ledger, ledger, "--out", at("out"));
    expect({ status, err }).toEqual({ status: 2, err: `${ledger}: this ledger is given twice` });
  });
});
