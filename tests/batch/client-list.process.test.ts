import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { processes } from "./running.js";

const { at, start, correct } = processes();
const OFFICE = "docs/examples/office";
const LIST = join(OFFICE, "client-list.csv");
const packageOf = (out: string, folder: string) =>
  JSON.parse(readFileSync(at(out, folder, "package.json"), "utf8"));

describe("a batch with a client list", () => {
  it("makes one package of two ledgers that the list joins, and fills in who the owners are", async () => {
    const { status, out } = await correct(OFFICE, "--client-list", LIST, "--out", at("p"));
    expect(status, out).toBe(0);
    expect(out).toMatch(
      /^client-list\.csv: columns not used: Phone\.\n3 clients .*: 3 packages made, 0 failed/,
    );
    expect(readFileSync(at("p/ben-van-dyke/joint-package.txt"), "utf8")).toContain("ana-van-dyke");
    const [ana, carmen] = ["ana-van-dyke", "carmen-ruiz-molina"].map((folder) => packageOf("p", folder));
    expect(ana.envelopes[0].address).not.toBeNull();
    expect(carmen.envelopes[0].address).not.toBeNull();
  });

  it("makes a package again when what the list says of its client has changed, and no other", async () => {
    const list = at("list.csv");
    writeFileSync(list, readFileSync(LIST));
    const run = () => correct(OFFICE, "--client-list", list, "--out", at("again"));
    await run();
    expect((await run()).out).toContain("Nothing to do");
    writeFileSync(list, readFileSync(LIST, "utf8").replace("2 Example St", "3 Example St"));
    expect((await run()).out).toContain("1 package made, 2 packages there already");
  });

  it("writes nothing while the list has a fault, and tells all of them", async () => {
    const list = at("bad.csv");
    writeFileSync(list, "Name,SSN,State\nAna Poe,90000,IA\nBen Poe,,Iowa\n");
    const { status, out, err } = await correct(OFFICE, "--client-list", list, "--out", at("bad"));
    expect([status, out]).toEqual([2, ""]);
    expect(err.match(/bad\.csv: row \d, column \w+/g)).toEqual([
      "bad.csv: row 2, column SSN",
      "bad.csv: row 3, column State",
    ]);
  });

  it("leaves a couple undecided when one of its ledgers contradicts the list", async () => {
    const list = at("other.csv");
    writeFileSync(list, readFileSync(LIST, "utf8").replace("900-00-5102", "900-00-5101x"));
    expect((await correct(OFFICE, "--client-list", list, "--out", at("x"))).status).toBe(2);
    writeFileSync(at("ben.yaml"), "owner: { name: Ben Van Dyke, ssn: 900-00-5120 }\nentries: []\n");
    const ana = join(OFFICE, "ana-van-dyke.yaml");
    const { status, err } = await correct(ana, at("ben.yaml"), "--client-list", LIST, "--out", at("y"));
    expect(status).toBe(3);
    expect(err).toContain("owner.ssn: differs from client-list.csv, row 2, column Spouse SSN.");
    expect(packageOf("y", "ana-van-dyke").envelopes).toEqual([]);
  });
});

it("drafts forms with what the client list says", async () => {
  const { status, err, out } = await start([
    ...["draft", join(OFFICE, "r-7.yaml"), "--client-list", LIST, "--template", "worksheet"],
    ...["--as-of", "2026-03-02", "--out", at("drafts")],
  ]).ended;
  expect(status, err).toBe(0);
  expect(out).toContain("Carmen Ruiz Molina");
});
