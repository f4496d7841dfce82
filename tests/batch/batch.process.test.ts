import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { correction, DAY, processes, someClients, tree } from "./running.js";

const { at, start, correct, clients } = processes();
const EXAMPLES = resolve("docs/examples/late-filing");

/** The rows of a report by column. */
function report(folder: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(join(folder, "report.csv"), "utf8").trimEnd().split("\r\n");
  const columns = head.slice(1).split(",");
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}
const failures = (folder: string) =>
  readFileSync(join(folder, "failures.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const packages = (folder: string) =>
  readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory() && !name.startsWith("."));

it("corrects a folder of clients, and one's bad data stop nobody", async () => {
  const out = at("examples");
  const { status, out: said, err } = await correct(EXAMPLES, "--out", out);
  expect(status, err).toBe(3);
  expect(said).toContain("14 clients as of March 2, 2026: 13 packages made, 1 failed");
  expect(err).toContain("bad-data.yaml: entries[0].date");
  const rows = report(out);
  expect(rows.map(({ number }) => number)).toEqual(
    Array.from({ length: 14 }, (_, index) => String(index + 1)),
  );
  const made = rows.map(({ folder }) => folder).filter((folder) => folder !== "");
  expect(packages(out)).toEqual([...made].sort());
  // What changes on the couple's one joint return stands in the row of who is first on it, as their package does.
  const changeOf = (spouse: string) => rows.find(({ folder }) => folder === spouse)?.change_in_tax_base;
  expect([changeOf("noreen-castellano"), changeOf("felix-castellano")]).toEqual(["-4413", "0"]);
  expect(readFileSync(join(out, "felix-castellano/joint-package.txt"), "utf8")).toContain(
    "noreen-castellano",
  );
  expect(failures(out)).toHaveLength(1);
  expect(failures(out)[0]).toMatchObject({ number: 1, client: expect.stringContaining("bad-data.yaml") });
  expect(failures(out)[0].problems).toHaveLength(4);
  expect(statSync(join(out, "noreen-castellano/not-for-mailing.pdf")).mode & 0o777).toBe(0o600);
  expect(statSync(join(out, "felix-castellano")).mode & 0o777).toBe(0o700);
});

it("writes nothing on a dry run, and prints the report", async () => {
  const { status, out, err } = await correct(EXAMPLES, "--out", at("dry"), "--dry-run");
  expect(status).toBe(3);
  expect(existsSync(at("dry"))).toBe(false);
  expect(out).toBe(readFileSync(at("examples/report.csv"), "utf8").replaceAll("\r\n", "\n"));
  expect(err).toContain("13 packages would be made, 1 failed");
  expect(err).toContain("Nothing was written (--dry-run).");
});

it("makes of one client what the command makes of that ledger alone", async () => {
  await correct(join(EXAMPLES, "inherited.yaml"), "--out", at("alone"));
  const name = "bettina-krause-from-wilhelm-krause";
  expect(tree(at("examples", name))).toEqual(tree(at("alone", name)));
});

it("does nothing the second time, and says so", async () => {
  const before = tree(at("examples"));
  const old = new Date("2020-01-01");
  for (const name of Object.keys(before)) utimesSync(join(at("examples"), name), old, old);
  const { status, out } = await correct(EXAMPLES, "--out", at("examples"));
  expect(status).toBe(3);
  expect(out).toContain("13 packages there already, 1 failed");
  expect(out).toContain("Nothing to do");
  expect(tree(at("examples"))).toEqual(before);
  for (const name of Object.keys(before))
    expect(statSync(join(at("examples"), name)).mtime, name).toEqual(old);
});

it("makes a package again that lost a file, or of which a power cut left zeros", async () => {
  const before = tree(at("examples"));
  const packet = at("examples/noreen-castellano/not-for-mailing.pdf");
  writeFileSync(packet, Buffer.alloc(statSync(packet).size));
  writeFileSync(at("examples/noreen-castellano/package.json"), "");
  rmSync(at("examples/imogen-falk/package.json"));
  rmSync(at("examples/sylvester-okonjo/.form8606"));
  rmSync(at("examples/dolores-whitcomb"), { recursive: true });
  rmSync(at("examples/report.csv"));
  const { out } = await correct(EXAMPLES, "--out", at("examples"));
  expect(out).toContain("4 packages made, 9 packages there already");
  expect(tree(at("examples"))).toEqual(before);
});

it("keeps what the office edited or put into a client's folder, and names it, forced or not", async () => {
  const out = at("office");
  const ledgers = someClients(4) as { owner: { name: string } }[];
  const run = (list: readonly object[], ...more: string[]) =>
    correct(clients("office.jsonl", list), "--out", out, ...more);
  await run(ledgers);
  const [folder = ""] = packages(out);
  const text = readdirSync(join(out, folder)).find((name) => name.endsWith(".txt")) as string;
  writeFileSync(join(out, folder, text), "in the client's words");
  mkdirSync(join(out, folder, "scans"));
  writeFileSync(join(out, folder, "scans/5498.pdf"), "a scan");
  const before = tree(out);
  const files = Object.fromEntries(
    Object.entries(before).filter(([path]) => path.includes("/") && !path.startsWith(".form8606/")),
  );
  for (const more of [[], ["--force"]]) {
    const again = await run(ledgers, ...more);
    expect(again.err).toContain(`: Kept ${text} as you edited it.`);
    expect(again.out).toContain("1 edited file kept");
    expect(tree(out)).toMatchObject(files);
    expect(report(out).map(({ edited_files }) => edited_files)).toContain(text);
  }

  // Nobody's folder is removed or renamed: neither when a namesake arrives, nor when its client leaves.
  const [first] = ledgers as [{ owner: { name: string; ssn: string } }];
  const namesake = { ...first, owner: { ...first.owner, ssn: "987-65-4321", household: null } };
  await run([namesake, ...ledgers]);
  expect(tree(out)).toMatchObject(files);
  expect(packages(out)).toHaveLength(5);
  const gone = await run([namesake], "--force");
  expect(gone.out).toContain("Kept for your own or edited files, though the package is gone");
  expect(readFileSync(join(out, folder, text), "utf8")).toBe("in the client's words");
  expect(readFileSync(join(out, folder, "scans/5498.pdf"), "utf8")).toBe("a scan");
  expect(packages(out)).toHaveLength(2);
  // The namesake does not move into the folder that is left.
  await run([namesake], "--force");
  expect(readdirSync(join(out, folder)).sort()).toEqual([".form8606", text, "scans"].sort());
});

it("goes on as of the day that the run began with, and refuses another one", async () => {
  const again = await start(["correct", EXAMPLES, "--out", at("examples"), "--template", "worksheet"]).ended;
  expect(again.out).toContain(`as of March 2, 2026`);
  expect(again.out).toContain("Nothing to do");
  const other = await start([
    "correct",
    EXAMPLES,
    "--out",
    at("examples"),
    "--template",
    "worksheet",
    "--as-of",
    "2027-05-01",
  ]).ended;
  expect(other.status).toBe(2);
  expect(other.err).toContain("another as-of date (2026-03-02, now 2027-05-01)");
  const blanks = await start(["correct", EXAMPLES, "--out", at("examples"), "--as-of", DAY], {
    env: { FORM8606_OFFICIAL_DIR: officialFolder() },
  }).ended;
  expect(blanks.err).toContain("another set of blank forms");
});

/** A folder with a file under the name of a blank. */
function officialFolder(): string {
  mkdirSync(at("official"), { recursive: true });
  writeFileSync(at("official/f8606--2023.pdf"), "not a form");
  return at("official");
}

it("makes everything anew when it is forced to, as of another day", async () => {
  const { out } = await start([
    "correct",
    EXAMPLES,
    "--out",
    at("examples"),
    "--template",
    "worksheet",
    "--as-of",
    "2027-05-01",
    "--force",
  ]).ended;
  expect(out).toContain("14 clients as of May 1, 2027: 13 packages made");
  await start(["correct", EXAMPLES, "--out", at("later"), "--template", "worksheet", "--as-of", "2027-05-01"])
    .ended;
  expect(tree(at("examples"))).toEqual(tree(at("later")));
});

it("does a changed ledger again, and no other; what is no client's any more goes", async () => {
  const ledgers = someClients(10) as { owner: { name: string }; years: object }[];
  const out = at("changed");
  await correct(clients("changed.jsonl", ledgers), "--out", out);
  expect(packages(out)).toContain("bruno-example-bb");
  const changed = ledgers.map((ledger, index) =>
    index === 1
      ? { ...ledger, owner: { ...ledger.owner, name: "Bruno Renamed" } }
      : index === 3
        ? { ...ledger, entries: [] }
        : ledger,
  );
  const again = await correct(clients("changed.jsonl", changed), "--out", out);
  expect(again.out).toContain("3 packages made, 6 packages there already, 1 failed");
  await correct(clients("changed.jsonl", changed), "--out", at("changed-fresh"));
  expect(tree(out)).toEqual(tree(at("changed-fresh")));
  expect(packages(out)).not.toContain("bruno-example-bb");
  expect(packages(out)).toContain("bruno-renamed");

  const same = await correct(clients("changed.jsonl", changed), "--out", out);
  expect(same.out).toContain("9 packages there already, 1 failed");
  expect(same.out).toContain("Nothing to do");

  const fewer = await correct(clients("changed.jsonl", changed.slice(0, 5)), "--out", out);
  expect([fewer.status, fewer.err]).toEqual([
    2,
    expect.stringContaining("of its clients are not in this input"),
  ]);
  await correct(clients("changed.jsonl", changed.slice(0, 5)), "--out", out, "--force");
  await correct(clients("changed.jsonl", changed.slice(0, 5)), "--out", at("fewer-fresh"));
  expect(tree(out)).toEqual(tree(at("fewer-fresh")));
});

it("does a spouse again whom the other's change concerns", async () => {
  const couple = (value: number) => {
    for (const name of ["felix", "noreen"]) {
      const ledger = readFileSync(join(EXAMPLES, `couple-pooled-${name}.yaml`), "utf8");
      writeFileSync(at(`couple/${name}.yaml`), ledger.replace("value: 40000", `value: ${value}`));
    }
  };
  mkdirSync(at("couple"));
  const out = at("couple-out");
  const line4b = () =>
    JSON.parse(readFileSync(join(out, "noreen-castellano/package.json"), "utf8")).people[0].years[0]
      .form_1040["4b"].right;
  couple(40000);
  await correct(at("couple"), "--out", out);
  expect(line4b()).toBe(5957);
  couple(0);
  const again = await correct(at("couple"), "--out", out);
  // Only the folder of who is first on the joint return has the package.
  expect(again.out).toContain("1 package made, 1 package there already");
  expect(line4b()).toBe(0);
});

it("sums itself up for another program", async () => {
  const { out } = await correct(clients("json.jsonl", someClients(7)), "--out", at("json"), "--json");
  expect(JSON.parse(out)).toMatchObject({
    as_of: DAY,
    shard: null,
    clients: 7,
    made: 6,
    kept: 0,
    failed: 1,
    forms: 12,
  });
});

it("stays inside its folder, whatever clients are called", async () => {
  const names = [
    "../../x",
    "/etc/passwd",
    "CON",
    "..",
    "x/../../y",
    ".form8606",
    "report.csv",
    "ana\u202egnp",
    "A".repeat(200),
  ];
  const ledgers = names.map((name) => ({ ...someClients(1)[0], owner: { name } }));
  const out = at("hostile", "deep", "out");
  const { status, err } = await correct(clients("hostile.jsonl", ledgers), "--out", out);
  expect([0, 3], err).toContain(status);
  expect(readdirSync(at("hostile"))).toEqual(["deep"]);
  expect(readdirSync(at("hostile/deep"))).toEqual(["out"]);
  const made = report(out)
    .map(({ folder = "" }) => folder)
    .filter((folder) => folder !== "");
  expect(made.length).toBeGreaterThan(5);
  expect(packages(out)).toEqual([...made].sort());
  for (const name of made) expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u);
});

it("tells clients of one name apart", async () => {
  const ledgers = someClients(3).map((ledger) => ({ ...ledger, owner: { name: "Ana Diaz" } }));
  await correct(clients("same-name.jsonl", ledgers), "--out", at("same-name"));
  expect(packages(at("same-name"))).toHaveLength(3);
  expect(packages(at("same-name"))[0]).toMatch(/^ana-diaz_[0-9a-f]{12}$/);
});

it("does not write into a folder that is somebody else's", async () => {
  mkdirSync(at("taken"));
  writeFileSync(at("taken/mine.txt"), "mine");
  const input = clients("taken.jsonl", someClients(3));
  const refused = await correct(input, "--out", at("taken"));
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("is not empty")]);
  expect(readdirSync(at("taken"))).toEqual(["mine.txt"]);
  await correct(input, "--out", at("taken"), "--force");
  expect(readFileSync(at("taken/mine.txt"), "utf8")).toBe("mine");
  expect(packages(at("taken"))).toHaveLength(3);
});

it("is one run in one folder at a time", async () => {
  const input = clients("lock.jsonl", someClients(40));
  const first = start(correction(input, "--out", at("locked")));
  while (!existsSync(at("locked/.form8606/lock"))) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await correct(input, "--out", at("locked"));
  expect([second.status, second.err]).toEqual([2, expect.stringContaining("another run is writing here")]);
  expect((await first.ended).status).toBe(3);
  expect(readdirSync(at("locked/.form8606"))).toEqual(["journal.jsonl"]);
});
