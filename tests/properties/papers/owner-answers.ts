/** What the person whose papers these are would answer: from the life, never from the papers. */
import type { Question } from "../../../src/import/propose/questions-and-answers.js";
import type { Entry, Life } from "./life.js";

const cents = (amount: number) => (amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2));
const sum = (entries: readonly Entry[]) => entries.reduce((total, { amount }) => total + amount, 0);

/** The right answer to a question; undefined for one that this life must never raise. */
export function answerOf(life: Life, { id }: Question): string | undefined {
  const has = (pattern: RegExp) => pattern.exec(id)?.slice(1) ?? [];
  const entriesIn = (year: string, test: (entry: Entry) => boolean, own = true) =>
    (own ? life.entries : life.inherited).filter((entry) => entry.date.startsWith(year) && test(entry));

  if (id === "name") return life.name;
  if (id === "born") return life.born;
  if (id.startsWith("inherited-from-")) return life.decedent;
  if (/^inherited-\d+-basis-before$/.test(id)) return "none";
  if (id === "basis-before") return life.basisBefore === 0 ? "none" : cents(life.basisBefore);
  if (id === "roth-before") return "no";
  if (id === "deducted") return Object.values(life.deducted).some((each) => each > 0) ? "yes" : "no";
  // A life has no disaster; what was kept in the year of the coronavirus is asked about.
  if (/(?:^|-)disaster-\d+-/.test(id)) return "no";
  if (id === "charity") return life.entries.some(({ reason }) => reason === "qcd") ? "yes" : "no";

  if (id === "paid") {
    const inYear = life.entries
      .filter(({ kind }) => kind === "contribution")
      .map((entry) => entry.for === undefined || entry.date.startsWith(String(entry.for)));
    if (inYear.every(Boolean)) return "this_year";
    return inYear.some(Boolean) ? "differs" : "next_year";
  }
  const [deducted] = has(/^deducted-(\d+)$/);
  if (deducted) return cents(life.deducted[Number(deducted)] ?? 0);
  const [charity] = has(/^charity-(\d+)$/);
  if (charity) return cents(sum(entriesIn(charity, ({ reason }) => reason === "qcd")));
  const [paid, account] = has(/^paid-(\d+)-(\d+)$/);
  if (paid) {
    const deposits = life.entries.filter(
      (entry) =>
        entry.kind === "contribution" && entry.for === Number(paid) && entry.account === `...${account}`,
    );
    return cents(sum(deposits.filter(({ date }) => !date.startsWith(paid))));
  }
  const [converted] = has(/^converted-(\d+)$/);
  if (converted) return cents(sum(entriesIn(converted, ({ kind }) => kind === "conversion")));
  const [valueYear, valueAccount] = has(/^(?:inherited-\d+-)?value-(\d+)-(\d+)$/);
  if (valueYear && valueAccount) return cents(life.values[Number(valueYear)]?.[valueAccount] ?? 0);
  const [totalYear] = has(/^value-(\d+)$/);
  if (totalYear) return cents(totalOf(life, Number(totalYear), ["traditional", "sep", "simple"]));
  const [inheritedYear] = has(/^inherited-\d+-value-(\d+)$/);
  if (inheritedYear) return cents(totalOf(life, Number(inheritedYear), ["inherited"]));
  if (id.startsWith("rollover-60-days-")) return "yes";
  return answerAboutForms(life, id, entriesIn);
}

function totalOf(life: Life, year: number, kinds: readonly string[]): number {
  return life.accounts
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((total, { number }) => total + (life.values[year]?.[number] ?? 0), 0);
}

type InYear = (year: string, test: (entry: Entry) => boolean) => Entry[];

/** Questions about one form: what part of it was the contribution, the after-tax money, the converted part. */
function answerAboutForms(life: Life, id: string, entriesIn: InYear): string | undefined {
  const [, what, year = "", account = ""] =
    /^(exception|recharacterized|returned|returned-for|after-tax|recharacterized-from|recharacterized-what)-(\d{4})-(\w+)/.exec(
      id,
    ) ?? [];
  const here = (kind: string) =>
    entriesIn(year, (entry) => entry.kind === kind && entry.account === `...${account}`);
  switch (what) {
    case "exception":
      return String(here("distribution").find(({ exception }) => exception)?.exception ?? "none");
    case "recharacterized": {
      const code = id.at(-1);
      const of = Number(year) - (code === "R" ? 1 : 0);
      return cents(sum(here("recharacterization").filter((entry) => entry.for === of)));
    }
    case "recharacterized-what":
      return "contribution";
    case "recharacterized-from":
      return String(here("recharacterization")[0]?.from);
    case "returned":
      return cents(
        sum(
          here("returned_contribution").filter((entry) =>
            isOnForm(life, entry, id.split("-")[3] ?? "", year),
          ),
        ),
      );
    case "returned-for":
      return String(
        here("returned_contribution").find(
          (entry) =>
            /^8/.test(id.split("-")[4] ?? "8") &&
            isOnForm(life, entry, entry.ira === "roth" ? "8J" : "8", year),
        )?.for,
      );
    case "after-tax": {
      const form = life.forms.find(
        (each) => each.form === "1099-R" && each.year === Number(year) && each.account?.number === account,
      );
      return cents(Number(form?.boxes.employeeContributions ?? 0));
    }
    default:
      return undefined;
  }
}

/** Whether a returned contribution is on the form with these codes: P for a deposit of the year before, else 8. */
function isOnForm(life: Life, entry: Entry, codes: string, year: string): boolean {
  const deposit = life.entries.find(
    ({ kind, account, ira, for: of }) =>
      kind === "contribution" && account === entry.account && ira === entry.ira && of === entry.for,
  );
  const code = deposit?.date.startsWith(year) ? "8" : "P";
  return codes === `${code}${entry.ira === "roth" ? "J" : ""}`;
}
