import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ClientIndex, type ClientItem, type Item, inputHash } from "../../src/batch/client-index.js";

const root = mkdtempSync(join(tmpdir(), "form8606-roster-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Names, and the households of those who have one. */
const PEOPLE = [
  ["Ana Diaz", "diaz"],
  ["Ben Okoro", null],
  ["Cleo Diaz", "diaz"],
  ["ANA díaz", null],
  ["Ben Moss", "moss"],
  ["Dora Diaz", "diaz"],
  ["Eli Moss", "moss"],
  ["Con", null],
] as const;

const input = join(root, "clients.jsonl");
const lines = PEOPLE.map(([name, household]) =>
  JSON.stringify({ owner: { name, ...(household === null ? {} : { household }) } }),
);
writeFileSync(input, `${lines.join("\n")}\n`);

const options = (inputs: readonly string[], shard = { index: 0, count: 1 }) => ({
  inputs,
  shard,
  clientList: null,
  out: join(root, "out"),
  asOf: null,
  today: "2026-03-02",
  template: "worksheet" as const,
  exports: [],
  force: false,
  keys: null,
  dryRun: false,
  program: "test",
});
const nameOf = (item: Item) => ("client" in item ? item.client.owner.name : `failure ${item.failure.place}`);
const folderOf = (item: Item) => ("client" in item ? item.folder : null);

describe("the roster of a batch", () => {
  it("has everybody in the order of the input, by number, with a folder of one's own", async () => {
    const roster = await ClientIndex.of(options([input]));
    const items = [...roster.items()];
    expect([roster.length, roster.clients]).toEqual([8, 8]);
    expect(items.map(nameOf)).toEqual(PEOPLE.map(([name]) => name));
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(items.map(folderOf)).toEqual([
      expect.stringMatching(/^ana-diaz_[0-9a-f]{12}$/),
      "ben-okoro",
      "cleo-diaz",
      expect.stringMatching(/^ana-diaz_[0-9a-f]{12}$/),
      "ben-moss",
      "dora-diaz",
      "eli-moss",
      expect.stringMatching(/^con_[0-9a-f]{12}$/),
    ]);
    expect(new Set(items.map(folderOf)).size).toBe(8);
    expect(roster.item(5)).toEqual(items[4]);
    expect([roster.has("clients.jsonl:3"), roster.has("clients.jsonl:9")]).toEqual([true, false]);
    roster.close();
  });

  it("has households together, at the place of their first member", async () => {
    const roster = await ClientIndex.of(options([input]));
    expect([...roster.households()].map((group) => group.map(nameOf))).toEqual([
      ["Ana Diaz", "Cleo Diaz", "Dora Diaz"],
      ["Ben Okoro"],
      ["ANA díaz"],
      ["Ben Moss", "Eli Moss"],
      ["Con"],
    ]);
    roster.close();
  });

  // "clients.jsonl:10" sorts before "clients.jsonl:9" as text; who is given first is first on a joint return.
  it("keeps the order of the input in a household", async () => {
    const path = join(root, "many.jsonl");
    const names = Array.from({ length: 11 }, (_, at) => `Client ${at + 1}`);
    const households = (name: string) => (/ (9|10)$/.test(name) ? { household: "x" } : {});
    writeFileSync(
      path,
      names.map((name) => `${JSON.stringify({ owner: { name, ...households(name) } })}\n`).join(""),
    );
    const roster = await ClientIndex.of(options([path]));
    const couple = [...roster.households()].find((group) => group.length > 1);
    expect(couple?.map(nameOf)).toEqual(["Client 9", "Client 10"]);
    roster.close();
  });

  it("gives each household to one shard, with the numbers and folders of the whole input", async () => {
    const whole = await ClientIndex.of(options([input]));
    const all = [...whole.items()];
    const found: Item[] = [];
    for (let index = 0; index < 3; index++) {
      const part = await ClientIndex.of(options([input], { index, count: 3 }));
      const items = [...part.items()];
      expect([...part.households()].flat().map(({ number }) => number)).toHaveLength(part.clients);
      for (const group of part.households())
        for (const { client } of group) expect(client.household).toBe(group[0]?.client.household);
      expect(items).toHaveLength(part.length);
      found.push(...items);
      part.close();
    }
    expect(found.sort((a, b) => a.number - b.number)).toEqual(all);
    whole.close();
  });

  it("counts a client once that is named twice", async () => {
    const roster = await ClientIndex.of(options([input, input]));
    expect([roster.length, roster.clients]).toEqual([16, 8]);
    const [first, again] = [roster.item(2), roster.item(10)];
    expect(nameOf(first)).toBe("Ben Okoro");
    expect(again).toEqual({
      number: 10,
      failure: {
        place: "clients.jsonl:2",
        problems: [expect.objectContaining({ code: "inconsistent" })],
      },
    });
    expect(folderOf(first)).toBe("ben-okoro");
    roster.close();
  });

  it("refuses an input without a client", async () => {
    const empty = join(root, "empty.jsonl");
    writeFileSync(empty, "\n\n");
    await expect(ClientIndex.of(options([empty]))).rejects.toThrow(/there is no client in it/);
  });
});

describe("what a roster keeps on the disk", () => {
  beforeEach(() => {
    vi.stubEnv("TMPDIR", mkdtempSync(join(root, "tmp-")));
    return () => vi.unstubAllEnvs();
  });

  it("has no name there, so that nobody reads who the clients are", async () => {
    const roster = await ClientIndex.of(options([input]));
    expect(readdirSync(tmpdir())).toEqual([]);
    expect(nameOf(roster.item(1))).toBe("Ana Diaz");
    roster.close();
  });

  it("is refused in words when the folder for it is missing", async () => {
    vi.stubEnv("TMPDIR", join(root, "nowhere"));
    await expect(ClientIndex.of(options([input]))).rejects.toThrow(/nowhere: /);
  });

  it("says that several ledgers have one SSN, and makes a package of none of them", async () => {
    const owners = [
      { name: "Ana Diaz", ssn: "987-65-4320" },
      { name: "Ben Okoro", ssn: "987654320" },
      { name: "Ana Diaz", ssn: "987-65-4320", inherited_from: "Eva Diaz" },
      { name: "Cleo Diaz", ssn: "987-65-4321", household: "d" },
      { name: "Ana Diaz", ssn: "987-65-4320", household: "d" },
    ];
    const path = join(root, "same-ssn.jsonl");
    writeFileSync(path, owners.map((owner) => `${JSON.stringify({ owner })}\n`).join(""));
    for (const count of [1, 2]) {
      const parts = await Promise.all(
        Array.from({ length: count }, (_, index) => ClientIndex.of(options([path], { index, count }))),
      );
      const items = parts.flatMap((part) => [...part.items()]).sort((a, b) => a.number - b.number);
      expect(items.map((item) => "failure" in item && item.failure.problems[0]?.message)).toEqual([
        expect.stringContaining("also the Social Security number of same-ssn.jsonl:2 and same-ssn.jsonl:5. "),
        expect.stringContaining("also the Social Security number of same-ssn.jsonl:1 and same-ssn.jsonl:5. "),
        false,
        false,
        expect.stringContaining("also the Social Security number of same-ssn.jsonl:1 and same-ssn.jsonl:2. "),
      ]);
      const worked = parts.flatMap((part) => [...part.households()].flat().map(({ number }) => number));
      expect(worked.sort()).toEqual([3, 4]);
      expect(parts.reduce((sum, { clients }) => sum + clients, 0)).toBe(2);
      for (const part of parts) part.close();
    }
  });

  it("tells the rest of a household that others of it have ledgers that cannot be used", async () => {
    const path = join(root, "four-morses.jsonl");
    const morse = (name: string, ssn: string) => JSON.stringify({ owner: { name, ssn, household: "morse" } });
    const other = JSON.stringify({ owner: { name: "Zoe Other", ssn: "900-00-7001" } });
    const people = [
      morse("Ada Morse", "900-00-7001"),
      morse("Bo Morse", "900-00-7002"),
      morse("Cy Morse", "900-00-7003"),
      other,
    ];
    writeFileSync(path, `${people.join("\n")}\n`);
    const roster = await ClientIndex.of(options([path]));
    const households = [...roster.households()];
    expect(households.map((group) => group.map((item) => [nameOf(item), item.unusable]))).toEqual([
      [
        ["Bo Morse", 1],
        ["Cy Morse", 1],
      ],
    ]);
    const [bo, cy] = households[0] as [ClientItem, ClientItem];
    expect(inputHash(bo, [bo, cy])).not.toBe(inputHash({ ...bo, unusable: 0 }, [bo, cy]));
    roster.close();
  });
});
