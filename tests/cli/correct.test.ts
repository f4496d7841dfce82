import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { session } from "./session.js";

const EXAMPLES = "docs/examples/late-filing";
const example = (name: string) => `${EXAMPLES}/${name}.yaml`;
const { at, list, form8606 } = session();
const day = ["--as-of", "2026-03-02"] as const;

describe("form8606 correct", () => {
  it("prints what to send for each year and writes the package into a folder of the owner's", async () => {
    const { status, out, err } = await form8606(
      "correct",
      example("contribution-in-the-wrong-year"),
      "--out",
      at("p"),
      ...day,
    );
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain(
      "2021: Send Form 8606 by itself: the form is missing, and nothing else on the return changes.",
    );
    expect(out).toContain("Not settled: do not sign or mail anything yet.");
    expect(out).toContain("To mail, once it is settled, as of March 2, 2026: 2 envelopes.");
    expect(out).toContain("Penalties under section 6693(b): at most $150");
    expect(list("p")).toEqual(["priscilla-oduya"]);
    expect(list("p/priscilla-oduya")).toEqual([
      ".form8606",
      "2021-form-8606.pdf",
      "2022-form-1040-x-part-ii.txt",
      "2022-form-8606.pdf",
      "envelope-1-2021.pdf",
      "envelope-2-2022.pdf",
      "not-for-mailing.pdf",
      "package.json",
      "reasonable-cause.txt",
    ]);
    expect(statSync(at("p/priscilla-oduya")).mode & 0o777).toBe(0o700);
    expect(statSync(at("p/priscilla-oduya/not-for-mailing.pdf")).mode & 0o777).toBe(0o600);
  });

  it("writes nothing on a dry run, and says so", async () => {
    const { status, out } = await form8606(
      "correct",
      example("six-missing-years"),
      "--out",
      at("p"),
      "--dry-run",
      ...day,
    );
    expect(status).toBe(0);
    expect(out).toContain("Nothing was written (--dry-run); the package would have 15 files.");
    expect(list("p")).toEqual([]);
  });

  it("gives the same as package.json with --json, and nothing else", async () => {
    const { out } = await form8606("correct", example("inherited"), "--out", at("p"), "--json", ...day);
    const written = readFileSync(at("p/bettina-krause-from-wilhelm-krause/package.json"), "utf8");
    expect(JSON.parse(out)).toEqual(JSON.parse(written));
  });

  it("names the fact without which a year cannot be decided", async () => {
    const { status, out } = await form8606(
      "correct",
      example("couple-pooled-noreen"),
      "--out",
      at("p"),
      ...day,
    );
    expect(status).toBe(0);
    expect(out).toContain("We cannot tell yet what to send");
    expect(out).toContain("the spouse's ledger is missing");
  });

  it("depends on the day that counts as today", async () => {
    const on = (date: string) => form8606("correct", example("inherited"), "--dry-run", "--as-of", date);
    expect((await on("2027-04-15")).out).toContain(
      "2023: Send Form 1040-X and claim a refund by April 15, 2027",
    );
    expect((await on("2027-04-16")).out).toContain(
      "2023: Send Form 8606 by itself: the form is missing. The return reported $2,000 too much",
    );
  });

  it("adds exports to the package when asked, and refuses one that is not known", async () => {
    const args = ["correct", example("inherited"), "--out", at("p"), ...day];
    const { status, out } = await form8606(...args, "--export", "history,paper");
    expect(status).toBe(0);
    expect(out).toMatch(/basis-history-bettina-krause-from-wilhelm-krause\.csv/);
    expect(out).toMatch(/-entry-sheet-paper-bettina-krause-from-wilhelm-krause\.pdf/);
    const unknown = await form8606(...args, "--export", "history,quicken");
    expect([unknown.status, unknown.err]).toEqual([
      2,
      expect.stringContaining('"quicken" is not one of turbotax'),
    ]);
  });

  it("tells everything that is wrong with a ledger, and writes nothing", async () => {
    const { status, out, err } = await form8606("correct", example("bad-data"), "--out", at("p"), ...day);
    expect([status, out]).toEqual([2, ""]);
    expect(err.split("\n")).toHaveLength(4);
    expect(list("p")).toEqual([]);
  });

  it("run again, says that nothing is to do, or mends what was lost", async () => {
    const args = ["correct", example("inherited"), "--out", at("p"), ...day];
    const packet = at("p/bettina-krause-from-wilhelm-krause/not-for-mailing.pdf");
    await form8606(...args);
    const first = readFileSync(packet);
    expect((await form8606(...args)).out).toContain("Nothing to do");
    rmSync(packet);
    expect((await form8606(...args)).out).toContain("Written to");
    expect(readFileSync(packet).equals(first)).toBe(true);
    expect(list("p")).toEqual(["bettina-krause-from-wilhelm-krause"]);
  });

  it.each([[[]], [["--force"]]])(
    "keeps what was edited, and files that are not its own (%s)",
    async (more) => {
      const folder = "p/priscilla-oduya";
      const ledger = at("ledger.yaml");
      const source = readFileSync(example("contribution-in-the-wrong-year"), "utf8");
      const args = ["correct", ledger, "--out", at("p"), ...day, ...more];
      writeFileSync(ledger, source);
      await form8606(...args);
      writeFileSync(at(`${folder}/reasonable-cause.txt`), "What happened, in her own words.");
      writeFileSync(at(`${folder}/scan.pdf`), "a scan");
      mkdirSync(at(`${folder}/notes`));
      writeFileSync(at(`${folder}/notes/call.txt`), "called");
      const again = await form8606(...args);
      expect(again.out).toContain(more.length > 0 ? "Written to" : "Nothing to do");
      expect(again.out).toContain("Kept reasonable-cause.txt as you edited it.");
      expect(list(folder)).not.toContain("reasonable-cause.new.txt");

      writeFileSync(ledger, source.replaceAll("6000", "5500"));
      const changed = await form8606(...args);
      expect(changed.out).toContain("compare with the new reasonable-cause.new.txt");
      expect(readFileSync(at(`${folder}/reasonable-cause.txt`), "utf8")).toBe(
        "What happened, in her own words.",
      );
      expect(readFileSync(at(`${folder}/reasonable-cause.new.txt`), "utf8")).toContain("5,500");
      expect(readFileSync(at(`${folder}/scan.pdf`), "utf8")).toBe("a scan");
      expect(readFileSync(at(`${folder}/notes/call.txt`), "utf8")).toBe("called");
      expect(readFileSync(at(`${folder}/package.json`), "utf8")).toContain("5500");
    },
  );

  it("gives a second client of one name another folder, and the first keeps the first", async () => {
    const source = readFileSync(example("contribution-in-the-wrong-year"), "utf8");
    writeFileSync(at("one.yaml"), source);
    writeFileSync(at("two.yaml"), source.replace(/ssn: .*/, "ssn: 987-65-4329"));
    expect(readFileSync(at("two.yaml"), "utf8")).not.toBe(source);
    await form8606("correct", at("one.yaml"), "--out", at("p"), ...day);
    const first = readFileSync(at("p/priscilla-oduya/not-for-mailing.pdf"));
    await form8606("correct", at("two.yaml"), "--out", at("p"), ...day);
    const folders = list("p");
    expect(folders).toEqual(["priscilla-oduya", expect.stringMatching(/^priscilla-oduya_[0-9a-f]{12}$/)]);
    expect(readFileSync(at("p/priscilla-oduya/not-for-mailing.pdf")).equals(first)).toBe(true);
    for (const file of ["one.yaml", "two.yaml"])
      expect((await form8606("correct", at(file), "--out", at("p"), ...day)).out).toContain("Nothing to do");
    expect(list("p")).toEqual(folders);
  });

  it("puts a package into a folder that it did not make only when it is told to", async () => {
    mkdirSync(at("p/priscilla-oduya"), { recursive: true });
    writeFileSync(at("p/priscilla-oduya/not-for-mailing.pdf"), "a scan");
    const args = ["correct", example("contribution-in-the-wrong-year"), "--out", at("p"), ...day];
    const { status, err } = await form8606(...args);
    expect([status, err]).toEqual([2, expect.stringContaining("this program did not write it; --force")]);
    expect(list("p/priscilla-oduya")).toEqual(["not-for-mailing.pdf"]);
    expect((await form8606(...args, "--force")).out).toContain("not-for-mailing.new.pdf");
    expect(readFileSync(at("p/priscilla-oduya/not-for-mailing.pdf"), "utf8")).toBe("a scan");
  });
});
