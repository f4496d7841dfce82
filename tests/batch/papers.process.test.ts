import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { correction, processes, tree } from "./running.js";

const { at, start, correct } = processes();
const EXAMPLES = resolve("docs/examples/papers");
const example = (name: string) => readFileSync(join(EXAMPLES, name), "utf8");

/** Writes files under the folder of the tests, with the folders that they are in. */
function files(root: string, contents: Readonly<Record<string, string>>): string {
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(join(at(root), name, ".."), { recursive: true });
    writeFileSync(join(at(root), name), content);
  }
  return at(root);
}

const ANSWERS = `${example("answers.yaml")}owner: { ssn: 900-00-4321 }\n`;
const T2023 = example("transcript-2023.txt");
const T2024 = example("transcript-2024.txt");
const spouse = (text: string) => text.replaceAll("4321", "8765").replaceAll("1122", "3344");
const failures = (out: string) =>
  readFileSync(join(at(out), "failures.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

it("makes packages from folders of papers, and tells of each client what is missing", async () => {
  const clients = files("clients", {
    "ready/2023.txt": T2023,
    "ready/2024.txt": T2024,
    "ready/answers.yaml": ANSWERS,
    "by-year/answers.yaml": ANSWERS.replace("Riley Example", "Robin Specimen").replace("900-00", "900-01"),
    "by-year/2023/transcript.txt": T2023,
    "by-year/2024/transcript.txt": T2024,
    "open/2023.txt": T2023,
    "unread/2023.txt": T2023,
    "unread/scan.pdf": "no PDF",
    "unread/answers.yaml": ANSWERS.replace("900-00", "900-02"),
    "slip/2023.txt": T2023,
    "slip/answers.yaml": "deducted: perhaps\n",
    "ledger/pat.yaml": "owner: { name: Pat Sample }\nentries: []\n",
    "ledger/2023.txt": T2023,
    "readme.txt": "Papers of our clients, by name.",
  });
  const { status, err } = await correct(clients, "--out", at("packages"));
  expect(status, err).toBe(3);
  const report = readFileSync(at("packages", "report.csv"), "utf8").split("\r\n");
  const named = report.slice(1, -1).map((line) => line.split(",").slice(1, 3));
  expect(named).toEqual([
    ["by-year", "Robin Specimen"],
    ["ledger/pat.yaml", "Pat Sample"],
    ["open", ""],
    ["ready", "Riley Example"],
    ["slip", ""],
    ["unread", ""],
  ]);
  const [open, slip, unread] = failures("packages");
  expect(open.problems).toContainEqual(
    expect.objectContaining({
      code: "missing_fact",
      path: "answers.deducted",
      message: expect.stringMatching(/\?.* Add it to answers\.yaml \(no, yes\)\.$/),
    }),
  );
  const slips = slip.problems.filter(({ path }: { path: string }) => path === "answers.deducted");
  expect(slips).toMatchObject([{ code: "invalid_value" }]);
  expect(unread.problems).toContainEqual(
    expect.objectContaining({ path: "scan.pdf", code: "not_supported" }),
  );
  const { people } = JSON.parse(readFileSync(at("packages", "riley-example", "package.json"), "utf8"));
  const [{ years }] = people;
  expect(years.map(({ lines }: { lines: object }) => lines)).toMatchObject([
    { "14": 6500 },
    { "14": 0, "18": 60 },
  ]);
});

it("makes the same of papers as of the ledger that import makes of them", async () => {
  const papers = ["2023.txt", "2024.txt"].map((name) => at("clients", "ready", name));
  const answers = join(EXAMPLES, "answers.yaml");
  await start(["import", ...papers, "--answers", answers, "--out", at("ready.yaml")]).ended;
  const ledger = readFileSync(at("ready.yaml"), "utf8").replace("owner:", "owner:\n  ssn: 900-00-4321");
  writeFileSync(at("ready.yaml"), ledger);
  await start(correction(at("ready.yaml"), "--out", at("alone"))).ended;
  expect(tree(at("packages", "riley-example"))).toEqual(tree(at("alone", "riley-example")));
});

it("gives both spouses of one folder a ledger, in one household, whatever the order of the files", async () => {
  const both = {
    "couple/a.txt": T2023,
    "couple/b.txt": T2024,
    "couple/c.txt": spouse(T2023),
    "couple/d.txt": spouse(T2024),
  };
  const first = await correct(files("asking", both), "--out", at("asked"), "--dry-run", "--json");
  expect(first.status).toBe(3);
  const out = await start(["import", ...Object.keys(both).map((name) => at("asking", name)), "--json"]).ended;
  const { questions } = JSON.parse(out.out) as { questions: { id: string; choices: { answer: string }[] }[] };
  const words: Record<string, string> = { name: "Riley Example", born: "1980-05-05", deducted: "no" };
  const answers = questions.map(({ id, choices }) => {
    const kind = id.replace(/^ssn-\d+-/, "").replace(/-\d+$/, "");
    const person = id.startsWith("ssn-") ? "Sam Example" : words[kind];
    const first = choices[0]?.answer ?? "";
    const word = kind === "name" ? person : (words[kind] ?? (first.startsWith("<") ? "0" : first));
    return `${id}: ${word}\n`;
  });
  files("asking", { "couple/answers.yaml": answers.join("") });
  const { status, err } = await correct(at("asking"), "--out", at("couple"));
  expect({ status, err: err.slice(0, 600) }).toEqual({ status: 0, err: expect.any(String) });
  expect(Object.keys(tree(at("couple"))).some((name) => name.includes("sam-example"))).toBe(true);
});

it("drafts the forms of folders of papers, and says what is missing of the others", async () => {
  const { status, out, err } = await start([
    "draft",
    at("clients"),
    "--template",
    "worksheet",
    "--out",
    at("drafts"),
  ]).ended;
  expect(status).toBe(3);
  expect(out).toContain("Riley Example");
  expect(err).toContain("open: answers.deducted: ");
  expect(
    Object.keys(tree(at("drafts"))).filter((name) => name.includes("riley-example")).length,
  ).toBeGreaterThan(0);
  // What was drafted beside the papers is not taken for what was filed.
  const again = ["draft", at("clients", "ready"), "--template", "worksheet", "--out", at("clients", "ready")];
  expect((await start(again).ended).status).toBe(0);
  const twice = await start(again).ended;
  expect({ status: twice.status, err: twice.err }).toEqual({ status: 0, err: "" });
});
