import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { ClientList } from "../../../src/batch/client-list/client-list.js";
import { readClientList } from "../../../src/batch/client-list/read-client-list.js";
import type { Client } from "../../../src/batch/input/client.js";
import { listClients, loadClient } from "../../../src/batch/input/list-clients.js";
import { formatProblem } from "../../../src/errors.js";
import type { Owner } from "../../../src/ledger/schema.js";

const root = mkdtempSync(join(tmpdir(), "form8606-list-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let files = 0;
function write(name: string, text: string): string {
  const path = join(root, `${++files}-${name}`);
  writeFileSync(path, text);
  return path;
}

async function listOf(text: string): Promise<ClientList> {
  const read = await readClientList(write("list.csv", text));
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  return read.value;
}

async function problemsIn(text: string): Promise<string[]> {
  const read = await readClientList(write("list.csv", text));
  return read.ok ? [] : read.problems.map(formatProblem);
}

/** The owners that the ledgers get, or what is wrong with each, by the order of the ledgers. */
async function joined(list: ClientList, ...owners: readonly object[]): Promise<(Owner | string[])[]> {
  const lines = owners.map((owner) => JSON.stringify({ owner, entries: [] }));
  const clients: Client[] = [];
  for await (const client of listClients([write("clients.jsonl", lines.join("\n"))], null, list))
    if ("key" in client) clients.push(client);
  return clients.map((client) => {
    const read = loadClient(list.checked(client));
    return read.ok ? read.value.owner : read.problems.map(formatProblem);
  });
}

const COUPLE = `Name,SSN,Spouse,Spouse's SSN,Date of birth,Address,City,State,ZIP
"Van Dyke, Ana",900-00-5101,Ben Van Dyke,900005102,3/21/1979,66 Mercer Ct,Trenton,nj,8608
Cal Roe,900-00-5103,,,,1 Elm St,Ames,IA,50010
`;

describe("a ledger on the client list", () => {
  test("gets what it leaves out, and both spouses one household", async () => {
    const list = await listOf(COUPLE);
    const [ana, ben, cal] = (await joined(
      list,
      { name: "Ana Van Dyke" },
      { name: "BEN VAN DYKE" },
      { ssn: "900-00-5103" },
    )) as Owner[];
    const address = { street: "66 Mercer Ct", city: "Trenton", state: "NJ", zip: "08608" };
    expect(ana).toMatchObject({
      ssn: "900-00-5101",
      last_name: "Van Dyke",
      born: "1979-03-21",
      first_on_return: true,
      address,
    });
    expect(ben).toMatchObject({ name: "BEN VAN DYKE", ssn: "900-00-5102", first_on_return: false, address });
    expect(ben?.household).toBe(ana?.household);
    expect(ana?.household).not.toBeNull();
    expect(cal).toMatchObject({ name: "Cal Roe", household: null, first_on_return: null });
    expect([list.unlisted, list.unusedRows]).toEqual([0, []]);
  });

  test("is joined by the client ID, the name of its file", async () => {
    const list = await listOf("Client ID,First Name,Last Name,SSN\nR-7,Carmen,Ruiz Molina,900-00-5103\n");
    const path = write("r-7.yaml", "owner: {}\nentries: []\n");
    const named = path.replace(/\d+-r-7/, "r-7");
    writeFileSync(named, "owner: {}\nentries: []\n");
    for await (const client of listClients([named], null, list))
      if ("key" in client) {
        const read = loadClient(client);
        expect(read.ok && read.value.owner).toMatchObject({
          name: "Carmen Ruiz Molina",
          last_name: "Ruiz Molina",
          ssn: "900-00-5103",
        });
      }
    expect(list.unusedRows).toEqual([]);
  });

  test("keeps what it says, where both agree", async () => {
    const owner = {
      name: "Ana B Van Dyke",
      ssn: "900005101",
      address: { street: "66 Mercer Ct.", zip: "08608-1234" },
    };
    const [ana] = (await joined(await listOf(COUPLE), owner)) as Owner[];
    expect(ana).toMatchObject({
      name: "Ana B Van Dyke",
      address: { street: "66 Mercer Ct.", zip: "08608-1234", city: "Trenton" },
    });
  });

  test("is refused where it says otherwise, every place at once and no value", async () => {
    const owner = {
      name: "Ana Dykstra",
      ssn: "900-00-5101",
      born: "1979-03-12",
      address: { street: "67 Mercer Ct", city: "Trenton", state: "PA", zip: "08608" },
    };
    const [problems] = (await joined(await listOf(COUPLE), owner)) as string[][];
    expect(problems?.map((text) => text.replace(/\d+-list/, "list"))).toEqual([
      "owner.name: differs from list.csv, row 2, column Name. Correct the one that is wrong",
      "owner.born: differs from list.csv, row 2, column Date of birth. Correct the one that is wrong",
      "owner.address.street: differs from list.csv, row 2, column Address. Correct the one that is wrong",
      "owner.address.state: differs from list.csv, row 2, column State. Correct the one that is wrong",
    ]);
    expect(problems?.join(" ")).not.toMatch(/Van Dyke|Mercer|1979|5101/);
  });

  test("is refused when its SSN is not the one beside its name", async () => {
    const [problems] = await joined(await listOf(COUPLE), { name: "Cal Roe", ssn: "900-00-5130" });
    expect(problems).toEqual([expect.stringMatching(/^owner\.ssn: differs from .*, row 3, column SSN\./)]);
  });

  test("is refused when several rows have its name", async () => {
    const list = await listOf("Name,SSN\nAna Diaz,900-00-0001\nAna Diaz,900-00-0002\n");
    const [unclear, clear] = await joined(
      list,
      { name: "Ana Diaz" },
      { name: "Ana Diaz", ssn: "900-00-0002" },
    );
    expect(unclear).toEqual([
      expect.stringMatching(/^owner\.name: the name is in rows 2 and 3 of .*list\.csv\./),
    ]);
    expect(clear).toMatchObject({ ssn: "900-00-0002" });
  });

  test("is refused when its household ties it to others than the list does", async () => {
    const list = await listOf(COUPLE);
    const [ana, ben, cal] = await joined(
      list,
      { name: "Ana Van Dyke", household: "one" },
      { name: "Ben Van Dyke" },
      { name: "Cal Roe", household: "one" },
    );
    expect(ana).toEqual([expect.stringMatching(/^owner\.household: ties this ledger to others/)]);
    expect(cal).toEqual([expect.stringMatching(/^owner\.household: ties this ledger to others/)]);
    expect(ben).toMatchObject({ name: "Ben Van Dyke" });
    const apart = await joined(
      await listOf(COUPLE),
      { name: "Ana Van Dyke", household: "one" },
      { name: "Ben Van Dyke", household: "two" },
    );
    expect(apart.map((each) => Array.isArray(each))).toEqual([true, true]);
    const same = await joined(
      await listOf(COUPLE),
      { name: "Ana Van Dyke", household: "one" },
      { name: "Ben Van Dyke", household: "one" },
    );
    expect(same.map((each) => Array.isArray(each))).toEqual([false, false]);
  });

  test("is left as it is when it is not on it", async () => {
    const list = await listOf(COUPLE);
    expect(await joined(list, { name: "Dee Poe" })).toMatchObject([{ name: "Dee Poe", ssn: null }]);
    expect([list.unlisted, list.unusedRows]).toEqual([1, [2, 3]]);
  });
});

describe("spouses with a row each", () => {
  test.each([
    ["both name the other", "Ben Poe", "Ana Poe"],
    ["one names the other", "Ben Poe", ""],
  ])("are one household when %s", async (_, first, second) => {
    const list = await listOf(
      `Name,SSN,Spouse\nAna Poe,900-00-0001,${first}\nBen Poe,900-00-0002,${second}\n`,
    );
    const [ana, ben] = (await joined(list, { name: "Ana Poe" }, { name: "Ben Poe" })) as Owner[];
    expect(ana?.household).not.toBeNull();
    expect(ben?.household).toBe(ana?.household);
    expect(ana?.first_on_return).toBe(second === "" ? true : null);
  });

  test("are refused when a third one names one of them", async () => {
    expect(
      await problemsIn(
        "Name,Spouse\nAna Poe,Ben Poe\nBen Poe,Ana Poe\nCal Poe,\nDee Poe,Cal Poe\nEve Poe,Cal Poe\n",
      ),
    ).toEqual(["row 6, column Spouse: is in row 4, which has another spouse"]);
  });
});

test.each<[what: string, text: string, problems: string[]]>([
  [
    "no column with a name",
    "Phone,City\n1,Ames\n",
    ["row 1: needs a column that says who the client is: Name, First name and Last name, SSN, or Client ID"],
  ],
  ["no clients", "Name,SSN\n", ["has no clients below its headings"]],
  [
    "two columns of one meaning",
    "Name,SSN,Social Security Number\nA B,,\n",
    [
      "row 1, column Social Security Number: means the same as the column SSN. Head the spouse's column Spouse SSN",
    ],
  ],
  [
    "bad cells, all at once",
    'Name,SSN,DOB,State,ZIP,Address\nAna Poe,90000001,2/3/04,Iowa,501,12 Elm St\nBen Poe,,1/1/1970,,,"12 Elm St, Ames"\n,,1/1/1970,,,\n',
    [
      "row 2, column DOB: may be of either century; write the year with four digits",
      'row 2, column SSN: must be text of nine digits, with or without hyphens, such as "900-00-1234"',
      "row 2, column State: must be the two capital letters of a US state, such as IA",
      'row 2, column ZIP: must be a ZIP code as text, such as "02139" or "02139-4307"',
      "row 3, column Address: write the street, city, state and ZIP code in columns of their own, or as: 12 Elm St, Ames, IA 50010",
      "row 4: does not say who the client is: add a name, an SSN or a client ID",
    ],
  ],
  [
    "one SSN twice",
    "Name,SSN\nAna Poe,900-00-0001\nBen Poe,900 00 0001\n",
    ["row 3, column SSN: is also in row 2, column SSN. Correct the number, or keep one row for each person"],
  ],
  [
    "a spouse who is the taxpayer",
    "Name,SSN,Spouse,Spouse SSN\nAna Poe,900-00-0001,Ben Poe,900-00-0001\n",
    ["row 2, column Spouse: is the same person as the taxpayer of this row"],
  ],
  [
    "a comma without quotation marks",
    "Name,SSN\nPoe, Ana,900-00-0001\n",
    [
      "row 2: has a cell behind the last column. Put a text with commas into quotation marks",
      'row 2, column SSN: must be text of nine digits, with or without hyphens, such as "900-00-1234"',
    ],
  ],
])("a list with %s is refused", async (_, text, problems) => {
  expect(await problemsIn(text)).toEqual(problems);
});

test("an address in one cell is taken apart", async () => {
  const list = await listOf('Name,Address\nAna Poe,"12 Elm St, Apt 4, Ames, IA 50010"\n');
  expect(await joined(list, { name: "Ana Poe" })).toMatchObject([
    { address: { street: "12 Elm St, Apt 4", city: "Ames", state: "IA", zip: "50010" } },
  ]);
});

describe("a list that is long and wrong", () => {
  const many = (count: number, row: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => `${row(at)}\n`).join("");

  test("is read up to a thousand problems, and the first fifty are shown", async () => {
    const problems = await problemsIn(`Name,SSN\n${many(3000, (at) => `Ana Poe${at},${at}`)}`);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toBe("has 950 more problems like these, and rows below row 1001 are not read");
  });

  test("has a household for each couple of one name", async () => {
    const read = await readClientList(write("list.csv", `Name,Spouse\n${"Ana Poe,Ben Poe\n".repeat(3000)}`));
    if (!read.ok) throw new Error("the list is refused");
    const [first] = await joined(read.value, { name: "Ana Poe" });
    expect(first).toEqual([
      expect.stringMatching(
        /^owner\.name: the name is in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, and 2990 more of /,
      ),
    ]);
  });

  test("finds nobody by a name that more than a hundred rows have", async () => {
    const text = `Name,Spouse\n${many(101, (at) => `Ben Poe,Dee Poe${at}`)}Ana Poe,Ben Poe\n`;
    expect(await problemsIn(text)).toEqual([
      "row 103, column Spouse: has the name of several rows. Write the spouse's SSN as well",
    ]);
  });

  test("ends at its most rows", async () => {
    await expect(problemsIn(`Name\n${"Ana Poe\n".repeat(12_000)}`)).rejects.toThrow(
      /: has more than 12,000 rows; split it$/,
    );
  });
});
