import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Client, InputFailure } from "../../../src/batch/input/client.js";
import { COLUMNS } from "../../../src/batch/input/csv-columns.js";
import { listClients, loadClient, placedProblems } from "../../../src/batch/input/list-clients.js";
import { problemAt } from "../../../src/errors.js";
import { compute } from "../../../src/index.js";
import { parseLedger } from "../../../src/ledger/parse.js";
import { ledgerSchema } from "../../../src/ledger/schema.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-csv-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function read(content: string | Uint8Array): Promise<(Client | InputFailure)[]> {
  const path = join(root, "clients.csv");
  writeFileSync(path, content);
  const listed: (Client | InputFailure)[] = [];
  for await (const each of listClients([path])) listed.push(each);
  return listed;
}
const ledgerOf = (each: Client | InputFailure | undefined) => {
  if (each === undefined || !("key" in each)) return each?.problems;
  const loaded = loadClient(each);
  return loaded.ok ? loaded.value : loaded.problems;
};
const problemsOf = (each: Client | InputFailure | undefined) => {
  if (each === undefined) return ["nobody"];
  const loaded = "key" in each ? loadClient(each) : { ok: false as const, problems: each.problems };
  return loaded.ok ? [] : loaded.problems.map(({ path, message }) => `${path}: ${message}`);
};

const rows = [
  "client,kind,date,for,amount,name,ssn,born,household,address.street,address.city,address.state,address.zip,year_end_value,deducted,filed.return,filed.date,filed.form_8606,line,ira,basis,roth_since,taxable,magi,note,account",
  "C1,owner,,,,Ana Diaz,900-00-1234,1979-04-02,diaz,12 Elm St,Ames,IA,50010,,,,,,,,,,,,,",
  "C1,opening,,2018,,,,,,,,,,,,,,,,,5500,2012,,,,",
  "C1,roth_conversion,,2016,10000,,,,,,,,,,,,,,,,,,9000,,,",
  "C1,year,,2023,,,,,,,,,,6105.12,0,true,2024-04-10,true,,,,,,310000,,",
  "C1,filed_line,,2023,6500,,,,,,,,,,,,,,1,,,,,,,",
  "C1,filed_line,,2023,0.06542,,,,,,,,,,,,,,10,,,,,,,",
  "C1,account_value,,2024,6240.88,,,,,,,,,,,,,,,sep,,,,,,Bank A",
  "C1,account_value,,2024,10,,,,,,,,,,,,,,,,,,,,,Bank B",
  'C1,contribution,2024-02-10,2023,"6,500.00",,,,,,,,,,,,,,,,,,,,"paid, late",',
  "C1,conversion,2024-02-12,,6500.37,,,,,,,,,,,,,,,,,,,,,",
];
/** What the rows say, as a ledger is written. */
const same = {
  owner: {
    name: "Ana Diaz",
    ssn: "900-00-1234",
    born: "1979-04-02",
    household: "diaz",
    address: { street: "12 Elm St", city: "Ames", state: "IA", zip: "50010" },
  },
  opening: {
    year: 2018,
    basis: 5500,
    roth_since: 2012,
    roth_conversions: [{ year: 2016, amount: 10000, taxable: 9000 }],
  },
  years: {
    2023: {
      year_end_value: 6105.12,
      deducted: 0,
      magi: 310000,
      filed: { return: true, date: "2024-04-10", form_8606: true, lines: { 1: 6500, 10: "0.06542" } },
    },
    2024: {
      year_end_value: [
        { account: "Bank A", ira: "sep", value: 6240.88 },
        { account: "Bank B", value: 10 },
      ],
    },
  },
  entries: [
    { date: "2024-02-10", kind: "contribution", for: 2023, amount: 6500, note: "paid, late" },
    { date: "2024-02-12", kind: "conversion", amount: 6500.37 },
  ],
};
const expected = () => {
  const parsed = parseLedger(same);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const text = rows.join("\n");

describe("the rows of a client", () => {
  it("are the ledger that the same keys are in YAML or JSON", async () => {
    const [client, ...others] = await read(text);
    expect(others).toEqual([]);
    expect(client).toMatchObject({
      place: "clients.csv, client C1",
      owner: { name: "Ana Diaz", inheritedFrom: null },
      household: "diaz",
    });
    expect(ledgerOf(client)).toEqual(expected());
  });

  it("belong together wherever they stand, and blank rows are nobody's", async () => {
    const [head = "", ...body] = rows;
    const other = body.map((row) =>
      row.replace("C1,", "C2,").replace("Ana", "Eva").replace("-1234", "-1235"),
    );
    const mixed = [head, ...body.flatMap((row, at) => [row, other[at] as string, ",".repeat(25), ""])];
    const [first, second, ...others] = await read(mixed.join("\r\n"));
    expect(others).toEqual([]);
    expect(ledgerOf(first)).toEqual(expected());
    expect(ledgerOf(second)).toMatchObject({
      owner: { name: "Eva Diaz", ssn: "900-00-1235" },
      entries: [{}, {}],
    });
  });

  it("end where a spreadsheet saved blank rows without number, and a row far below them is not lost in silence", async () => {
    const blank = `${",".repeat(25)}\n`.repeat(30_000);
    const [client, ...others] = await read(`${text}\n${blank}`);
    expect(others).toEqual([]);
    expect(ledgerOf(client)).toEqual(expected());
    const [, below, ...more] = await read(`${text}\n${blank}C2,owner\n`);
    expect(more).toEqual([]);
    expect(problemsOf(below)).toEqual([
      ": row 12 and 19999 rows below it are blank, and the rows after them are not read; delete the blank rows",
    ]);
  });

  it("may spread a fact over rows, but not say it twice otherwise", async () => {
    const more = [
      ...rows,
      "C1,year,,2023,,,,,,,,,,,,,,,,,,,,310000,,",
      "C1,year,,2023,,,,,,,,,,7000,,,,,,,,,,,,",
    ];
    expect(problemsOf((await read(more.join("\n")))[0])).toEqual([
      "row 13, column year_end_value: is given otherwise in another row of the client",
    ]);
  });

  it("change the digest, and no other client's", async () => {
    const two = `${text}\nC2,owner,,,,Eva Diaz,,,,,,,,,,,,,,,,,,,,\nC2,contribution,2024-01-02,,5,,,,,,,,,,,,,,,,,,,,,`;
    const digests = async (content: string) =>
      (await read(content)).map((each) => ("key" in each ? each.digest : null));
    const [a, b] = await digests(two);
    const [c, d] = await digests(two.replace("2024-01-02", "2024-01-03"));
    expect([a === c, b === d]).toEqual([true, false]);
  });

  it("are refused when the file changed after they were listed", async () => {
    const [client] = await read(text);
    writeFileSync(join(root, "clients.csv"), text.replace("6500.37", "6500.38"));
    expect(problemsOf(client).join()).toMatch(/was changed or taken away/);
  });
});

/** The same table as other programs write it. */
const forms: [string, string | Uint8Array][] = [
  ["with CRLF and a last line end", `${rows.join("\r\n")}\r\n`],
  ["with CR alone", rows.join("\r")],
  ["in UTF-8 with its mark, as Excel writes it", `\uFEFF${rows.join("\r\n")}\r\n`],
  ["with every cell in quotation marks, as LibreOffice can write it", quoted(text)],
  [
    "with tabs in UTF-16, as Excel's Unicode text",
    Buffer.from(`\uFEFF${separated(text, "\t")}\r\n`, "utf16le"),
  ],
  ["with semicolons, as Excel writes it where commas are decimal", european(text)],
  ["with American dates, dollar signs and thousands", american(text)],
  [
    "with empty columns and rows behind",
    rows
      .map((row) => `${row},,,`)
      .join("\n")
      .concat("\n,,,\n,,,\n"),
  ],
  [
    "with other capitals and blanks in the first row",
    text.replace("client,kind,date", " Client ,KIND,Date").replace("year_end_value", "Year end-value"),
  ],
  ["with two digits of each year, as LibreOffice shows days", shortYears(text)],
  [
    "with days as Excel shows them that were typed with the month's name, and at midnight",
    text.replace("2024-02-10", "10-Feb-24").replace("2024-02-12", "2/12/2024 0:00"),
  ],
  ["in the accounting format, with a dash for zero", text.replace("6105.12,0,", '" $6,105.12 "," $-   ",')],
  ["with yes for true", text.replaceAll(",true", ",Yes")],
];

function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell).slice(0, 26);
}
function quoted(table: string): string {
  return table
    .split("\n")
    .map((line) =>
      cellsOf(line)
        .map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`))
        .join(","),
    )
    .join("\n");
}
function separated(table: string, by: string): string {
  return table
    .split("\n")
    .map((line) => cellsOf(line).join(by))
    .join("\r\n");
}
function european(table: string): string {
  return separated(table, ";")
    .replace("6105.12", "6.105,12")
    .replace("6500.37", "6500,37")
    .replace('"6,500.00"', "6.500,00")
    .replace("2024-02-12", "12.02.2024");
}
function shortYears(table: string): string {
  return table.replace(/\b(?:19|20)(\d\d)-(\d\d)-(\d\d)\b/g, "$2/$3/$1");
}
function american(table: string): string {
  return table
    .replace("2024-02-10", "2/10/2024")
    .replace("1979-04-02", "04/02/1979")
    .replace("6105.12", '"$6,105.12"')
    .replace("6500.37", '" $6,500.37 "')
    .replaceAll("true", "TRUE");
}

describe("a table reads the same", () => {
  it.each(forms)("%s", async (_, content) => {
    const [client, ...others] = await read(content);
    expect(others).toEqual([]);
    expect(ledgerOf(client)).toEqual(expected());
  });

  it("with letters beyond ASCII in UTF-8, UTF-16 and Windows-1252", async () => {
    const table = "client;kind;name;date;amount\r\nKönig;owner;José Müller – €uro “x”\r\n";
    const windows = Buffer.from(
      [...table].map((char) => ({ "–": 0x96, "€": 0x80, "“": 0x93, "”": 0x94 })[char] ?? char.charCodeAt(0)),
    );
    for (const content of [Buffer.from(table), Buffer.from(`\uFEFF${table}`, "utf16le"), windows]) {
      const [client] = await read(content);
      expect(client).toMatchObject({ owner: { name: "José Müller – €uro “x”" } });
      expect(client && "key" in client && client.key).toMatch(/König$/);
    }
  });

  it("whatever byte a character of several begins at", async () => {
    // The name stands across the end of the first 256 KB, which are read at once; `ł€` has five bytes.
    for (let pad = 0; pad < 5; pad++) {
      const filler = `C0,owner,${"x".repeat(pad)},\n${"C0,assert,,\n".repeat(21_833)}`;
      const listed = await read(`client,kind,name,note\n${filler}C1,owner,${"ł€".repeat(40)},\n`);
      expect(listed.at(-1)).toMatchObject({ owner: { name: "ł€".repeat(40) } });
    }
  });
});

describe("what is wrong", () => {
  it("is told by row and column, all at once, and stops no other client", async () => {
    const table = [
      "client,kind,date,for,amount,name,year_end_value,line,deposited,extra",
      "C1,owner,,,,Ana Diaz,,,,",
      "C1,contribution,31/1/2024,2023,6500,,,,,",
      "C1,contribution,2024-02-30,2023,65.001,,,,,",
      "C1,contrbution,2024-01-02,2023,10,,,,,",
      "C1,conversion,2024-01-02,,10,,,14,,",
      "C1,rollover,2024-01-02,,10,,,,,",
      "C1,year,,,,,5,,,",
      "C1,year,,20x3,,,5,,,",
      "C1,filed_line,,2023,5,,,__proto__,,",
      "C1,filed_line,,2023,,,,14,,",
      "C2,owner,,,,Eva Diaz,,,,",
      "C2,contribution,2024-01-02,,10,,,,,",
      ",contribution,2024-01-02,,10,,,,,",
      "C3,owner,,,,Cy Example,,,,,,,,,,,x",
    ]
      .join("\n")
      .replace(",extra", ",");
    const [one, two, three, nobody] = await read(table);
    expect(problemsOf(one).map((problem) => problem.replace(/(: [\w`]+ ?[\w`]* ?[\w`]*).*/, "$1"))).toEqual([
      "row 3, column date: write 2024",
      "row 4, column date: is not a",
      "row 4, column amount: must have at",
      "row 5, column kind: must be contribution",
      "row 6, column line: is not a",
      "row 7, column deposited: is missing",
      "row 8, column for: is missing",
      "row 9, column for: must be a",
      "row 10, column line: must be the",
      "row 11, column amount: is missing",
    ]);
    expect(problemsOf(two)).toEqual([]);
    expect(problemsOf(three)).toEqual([
      "row 15: has a cell behind the last column",
      expect.stringMatching(/entries/),
    ]);
    expect([nobody?.place, problemsOf(nobody)]).toEqual(["clients.csv, row 14", [": has no client"]]);
  });

  it("says that cells of the client column were merged, once for each client", async () => {
    const listed = await read(
      "client,kind,date,amount,name\nC1,owner,,,Ana Diaz\n,contribution,2023-01-02,6000,\n,conversion,2023-01-02,10,\nC2,owner,,,Ben Moss\n,contribution,2023-01-02,6000,\n,contribution,2024-01-02,6000,\nC3,owner,,,Cleo Diaz\n",
    );
    expect(listed.map((each) => [each.place, "key" in each ? [] : problemsOf(each)])).toEqual([
      [
        "clients.csv, client C1",
        [expect.stringMatching(/rows 3 to 4, .* have no client.*unmerge the cells/)],
      ],
      [
        "clients.csv, client C2",
        [expect.stringMatching(/rows 6 to 7, .* have no client.*unmerge the cells/)],
      ],
      ["clients.csv, client C3", []],
    ]);
  });

  it.each([
    ["VT", "5641", "05641"],
    ["VT", "5641-1234", "05641-1234"],
    ["MA", "02139", "02139"],
    ["PR", "901", "00901"],
    ["IA", "5001", "5001"],
    ["NY", "501", "501"],
    ["VT", "564", "564"],
  ])("gives a ZIP code of %s the zeros that a spreadsheet took: %s is %s", async (state, zip, whole) => {
    const [client] = await read(
      `client,kind,name,address.street,address.city,address.state,address.zip,date,amount\nC1,owner,Ana Diaz,1 Elm St,Town,${state},${zip}\nC1,contribution,,,,,,2023-01-02,6000\n`,
    );
    const ledger = ledgerOf(client);
    if (/^\d{5}/.test(whole)) expect(ledger).toMatchObject({ owner: { address: { zip: whole } } });
    else expect(problemsOf(client).join()).toContain("column address.zip");
  });

  it("is told by row and column too when it comes up later", async () => {
    const [client] = await read(
      "client,kind,date,amount,name\nC1,owner,,,Ana Diaz\n\nC1,contribution,2023-01-02,6000,\nC1,conversion,2023-01-02,10,\n",
    );
    if (client === undefined || !("key" in client)) throw new Error("a client");
    const loaded = loadClient(client);
    const result = loaded.ok ? compute(loaded.value) : loaded;
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual(["years.2023.year_end_value"]);
    const late = [
      problemAt("missing_fact", ["entries", 1, "amount"], "x"),
      problemAt("missing_fact", ["years", 2023], "y"),
    ];
    expect(placedProblems(client, late).map(({ path }) => path)).toEqual([
      "row 5, column amount",
      "years[2023]",
    ]);
  });

  it("never takes thousands for cents where commas may be either", async () => {
    const table = (amount: string) =>
      `client;kind;date;amount;name\nC1;owner;;;Ana Diaz\nC1;contribution;2024-01-02;${amount};\n`;
    expect(problemsOf((await read(table("6,500")))[0])).toEqual([
      "row 3, column amount: may be thousands or cents; write it with two decimals, or without a comma",
    ]);
    expect(problemsOf((await read(table("6.500")))[0]).join()).toMatch(/at most two decimals/);
    for (const [amount, cents] of [
      ["6.500,00", 650000],
      ["6500,05", 650005],
      ["6500.05", 650005],
      ["6,500.00", 650000],
      ["65", 6500],
    ] as const)
      expect(ledgerOf((await read(table(amount)))[0])).toMatchObject({ entries: [{ amount: cents }] });
    const comma =
      'client,kind,date,amount,name\nC1,owner,,,Ana Diaz\nC1,contribution,2024-01-02,"6500,05",\n';
    expect(problemsOf((await read(comma))[0]).join()).toMatch(/^row 3, column amount: must be an amount/);
  });

  it.each([
    ["04/02/79", "1979-04-02"],
    ["4/2/30", "1930-04-02"],
    ["2.4.99", "1999-04-02"],
    ["2-apr-1925", "1925-04-02"],
  ])("takes a birthday of %s for %s", async (cell, born) => {
    const [client] = await read(
      `client,kind,name,born,date,amount\nC1,owner,Ana Diaz,${cell},,\nC1,contribution,,,1/31/24,5\n`,
    );
    expect(ledgerOf(client)).toMatchObject({ owner: { born } });
  });

  it.each(["04/02/25", "4/2/00", "2.4.29", "2-Apr-25"])(
    "does not guess the century of a birthday of %s",
    async (cell) => {
      const [client] = await read(
        `client,kind,name,born,date,amount\nC1,owner,Ana Diaz,${cell},,\nC1,contribution,,,1/31/24,5\n`,
      );
      expect(problemsOf(client)).toEqual([
        "row 2, column born: may be of either century; write the year with four digits",
      ]);
    },
  );

  it.each([
    ["31/1/2024", "write 2024-01-31 instead of 31/1/2024"],
    ["31/01/24", "write the year with four digits: 2024-01-31 instead of 31/01/24"],
    ["24/01/31", "write the year with four digits: 2031-01-24 instead of 24/01/31"],
    ["31-Xyz-24", "must be a day written as year, month, day, such as 2025-01-14"],
    ["45322", "must be a day written as year, month, day, such as 2025-01-14"],
    ["2/30/24", "is not a real date: that month has no day 30"],
    ["1/31/024", "must be a day written as year, month, day, such as 2025-01-14"],
  ])("takes %s for no day", async (cell, message) => {
    const table = `client,kind,date,amount,name\nC1,owner,,,Ana Diaz\nC1,contribution,${cell},5,\n`;
    expect(problemsOf((await read(table))[0])).toEqual([`row 3, column date: ${message}`]);
  });

  it("in the first row refuses the file", async () => {
    expect(problemsOf((await read("client,kind,ammount,date,date\n"))[0])).toEqual([
      "row 1, cell 3: is no column; perhaps amount",
      "row 1, cell 5: the column date is there twice",
    ]);
    expect(problemsOf((await read("kind,amount\nowner,\n"))[0])).toEqual([": the column client is missing"]);
    expect((await read(`client,${"x,".repeat(10_000)}\nC1`))[0]).toMatchObject({ place: "clients.csv" });
  });
});

describe("a hostile table", () => {
  it("of random bytes, of NUL bytes, empty, or with its bytes reversed is one failure", async () => {
    const noise = Uint8Array.from(
      { length: 100_000 },
      (_, at) => ((Math.imul(at, 2654435761) >>> 11) % 255) | 1,
    );
    for (const content of [noise, new Uint8Array(5000), "", Buffer.from([0xfe, 0xff, 0, 0x63])]) {
      const [first, ...others] = await read(content);
      expect(others).toEqual([]);
      if (first !== undefined) expect(problemsOf(first).length).toBeGreaterThan(0);
    }
  });

  it("with a quotation mark that is not closed gives the clients before it", async () => {
    const listed = await read(`${text}\nC2,owner,,,,"Eva Diaz\n${"C3,owner\n".repeat(20_000)}`);
    expect(ledgerOf(listed[0])).toEqual(expected());
    expect(problemsOf(listed.at(-1)).join()).toMatch(/row 12 .*quotation mark.* not read/);
  });

  it("with a row of very many cells or of megabytes does not take the others with it", async () => {
    const wide = await read(`${text}\nC2,owner,${",".repeat(200_000)}x\n`);
    expect(ledgerOf(wide[0])).toEqual(expected());
    expect(problemsOf(wide[1])[0]).toBe("row 12: has a cell behind the last column");
    const long = await read(`${text}\nC2,owner,${"y".repeat(600_000)}\nC3,owner\n`);
    expect(ledgerOf(long[0])).toEqual(expected());
    expect(problemsOf(long.at(-1)).join()).toMatch(/row 12 is longer than 64 KB.* not read/);
  });

  it("with more rows for one client than a ledger has refuses that client", async () => {
    const row = "C2,contribution,2024-01-02,,1,,,,,,,,,,,,,,,,,,,,,\n";
    const [first, second] = await read(`${text}\n${row.repeat(10_001)}`);
    expect(ledgerOf(first)).toEqual(expected());
    expect(problemsOf(second)).toEqual([": has more than 10000 rows"]);
  });
});

it("the columns are the keys of the ledger, but those that are rows or only for other formats", () => {
  const keys = new Set<string>();
  const schema = z.toJSONSchema(ledgerSchema, { io: "input", unrepresentable: "any" });
  interface Node {
    properties?: Record<string, Node>;
    anyOf?: Node[];
    oneOf?: Node[];
    items?: Node;
    additionalProperties?: Node | boolean;
    type?: string;
  }
  const walk = (node: Node, path: string[]) => {
    for (const each of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) walk(each, path);
    if (node.items) walk(node.items, path);
    if (typeof node.additionalProperties === "object") walk(node.additionalProperties, path);
    for (const [key, child] of Object.entries(node.properties ?? {})) walk(child, [...path, key]);
    const isLeaf = !node.anyOf && !node.oneOf && !node.items && !node.properties && node.type !== "object";
    if (isLeaf && node.type !== "null") keys.add(path.join("."));
  };
  walk(schema as Node, []);
  const columns = [...keys].map((key) =>
    key.replace(/^(?:owner|opening|years|entries|preparer|options)\.?/, ""),
  );
  const elsewhere = {
    // Rows of their own, and the year of such a row.
    year: "for",
    value: "amount",
    lines: "line",
    "filed.lines": "line",
    "filed.form_5329": "line",
    "in_plan_rollovers.year": "for",
    "in_plan_rollovers.amount": "amount",
    "in_plan_rollovers.taxable": "taxable",
    "disaster_distributions.disaster": "disaster",
    "disaster_distributions.amount": "amount",
    "roth_conversions.year": "for",
    "roth_conversions.amount": "amount",
    "roth_conversions.taxable": "taxable",
    "year_end_value.account": "account",
    "year_end_value.ira": "ira",
    "year_end_value.value": "amount",
  } as Record<string, string>;
  // What a year of 2010 carries, which no preparer writes by hand.
  const given = columns.filter((column) => column !== "" && !column.startsWith("deferred_income"));
  const missing = given.filter((column) => !Object.hasOwn(COLUMNS, elsewhere[column] ?? column));
  expect(missing).toEqual([]);
  const used = new Set(["client", "line", ...given.map((column) => elsewhere[column] ?? column)]);
  expect(Object.keys(COLUMNS).filter((column) => !used.has(column))).toEqual([]);
});
