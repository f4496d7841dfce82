import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { processes } from "./running.js";

const { at, correct } = processes();
const EXAMPLES = "docs/examples/late-filing";

it("bad input of every kind fails by itself, and the others have their packages", async () => {
  const put = (name: string, content: string | Uint8Array) => writeFileSync(at("in", name), content);
  mkdirSync(at("in"));
  copyFileSync(`${EXAMPLES}/inherited.yaml`, at("in/good.yaml"));
  put(
    "aliases.yaml",
    ["a: &a [x,x]", ..."bcdefgh"]
      .map((key, index, all) => {
        const before = index === 0 ? "" : (all[index - 1] as string)[0];
        return index === 0 ? key : `${key}: &${key} [${Array(9).fill(`*${before}`).join(",")}]`;
      })
      .join("\n"),
  );
  put("bytes.yaml", randomBytes(100_000));
  put("deep.json", "[".repeat(1_000_000));
  put("empty.json", "");
  put("long.jsonl", `{"owner":{"name":"${"x".repeat(9 << 20)}"},"entries":[]}\n`);
  put("wide.csv", `${Array(1_000_000).fill("x").join(",")}\n1,2\n`);
  put("prototype.json", '{"__proto__":{"polluted":true},"owner":{"name":"A B","__proto__":1},"entries":[]}');
  symlinkSync("/etc/passwd", at("in/link.yaml"));
  const { status, out } = await correct(at("in"), "--out", at("out"));
  expect(status).toBe(3);
  expect(out).toContain("9 clients as of March 2, 2026: 1 package made, 8 failed");
  expect(readdirSync(at("out"))).toEqual([
    ".form8606",
    "bettina-krause-from-wilhelm-krause",
    "envelopes.csv",
    "failures.jsonl",
    "report.csv",
    "status.csv",
  ]);
  expect(readFileSync(at("out/report.csv"), "utf8")).not.toContain("root:");
});

it("a ledger that is longer than any can be fails alone", async () => {
  mkdirSync(at("large"));
  copyFileSync(`${EXAMPLES}/inherited.yaml`, at("large/small.yaml"));
  const entry = "  - { date: 2023-01-15, kind: contribution, ira: roth, amount: 1 }\n";
  const entries = entry.repeat(Math.floor((8 << 20) / entry.length) - 1);
  writeFileSync(at("large/large.yaml"), `owner: { name: Large Ledger }\nentries:\n${entries}`);
  const { status, err, out } = await correct(at("large"), "--out", at("ended"));
  // A slow machine also prints how far it is.
  const problems = err.split("\n").filter((line) => line !== "" && !line.endsWith(" a second"));
  expect([status, problems]).toEqual([
    3,
    ["large.yaml: the text is longer than 0.5 MB; a ledger takes some kilobytes"],
  ]);
  expect(out).toContain("1 package made, 1 failed");
});

it("prints no name, number or amount of any client, whatever is wrong with it", async () => {
  mkdirSync(at("telling"));
  const ledger = readFileSync(`${EXAMPLES}/basis-overstated.yaml`, "utf8");
  const telling = [
    "Harlan Beckett",
    "900-00-4104",
    "900-00-4105",
    "Quarry Ln",
    "15000",
    "15,000",
    "Vantongeren",
  ];
  const wrongs = [
    ledger.replace("900-00-4104", "900-00-4105"),
    ledger.replace("amount: 6000", "amount: 15000.001"),
    ledger.replace("kind: contribution", "kind: Vantongeren"),
    ledger.replace("date: 2020-10-19", "date: Vantongeren"),
    ledger.replace("state: VT", "state: Vantongeren"),
    ledger.replace("ssn: 900-00-4104", "ssn: [900-00-4104, Harlan Beckett]"),
    ledger.replace("year_end_value: 15000", "year_end_value: -15000"),
    ledger.replace("entries:", "entries: [15000, Vantongeren]\nothers:"),
    `${ledger}  - Vantongeren: [`,
  ];
  for (const [index, text] of wrongs.entries()) writeFileSync(at("telling", `${index}.yaml`), text);
  const { status, out, err } = await correct(at("telling"), "--out", at("told"));
  expect(status).toBe(3);
  expect(out).toContain(`${wrongs.length - 1} failed`);
  for (const word of telling) expect(out + err).not.toContain(word);
});
