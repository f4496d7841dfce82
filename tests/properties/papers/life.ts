/**
 * A person's IRAs over ten years, by chance: what happened, as a ledger with every day, and the forms that custodians
 * and the IRS make of it. It shares no code with the readers and the proposer.
 */
import { Random } from "./random.js";

type Kind = "traditional" | "roth" | "sep" | "simple" | "plan" | "inherited";

interface Account {
  readonly number: string;
  readonly kind: Kind;
  readonly payer: Payer;
}

interface Payer {
  readonly name: string;
  readonly tin: string;
}

/** An entry of a ledger, amounts in cents. */
export type Entry = { date: string; kind: string; amount: number; account: string } & Record<string, unknown>;

/** A Form 1099-R, 5498 or W-2; amounts in cents, by the names of FDX. */
export interface PrintedForm {
  readonly form: "1099-R" | "5498" | "W-2";
  readonly year: number;
  readonly account: Account | null;
  readonly boxes: Readonly<Record<string, number | boolean | string>>;
}

export interface Life {
  readonly name: string;
  readonly ssn: string;
  readonly born: string;
  readonly first: number;
  readonly accounts: readonly Account[];
  readonly basisBefore: number;
  readonly deducted: Readonly<Record<number, number>>;
  readonly entries: readonly Entry[];
  /** Entries of IRAs inherited from `decedent`. */
  readonly inherited: readonly Entry[];
  readonly decedent: string;
  /** December 31 by year and account. */
  readonly values: Readonly<Record<number, Record<string, number>>>;
  readonly forms: readonly PrintedForm[];
}

export const YEARS = 10;

/** What a life may hold; a family of papers that cannot tell something leaves it out. */
export interface Limits {
  readonly inherited?: boolean;
  readonly charity?: boolean;
  readonly corrections?: boolean;
  readonly employer?: boolean;
  /** Rollovers from plans and between IRAs, and Roth distributions. */
  readonly others?: boolean;
}

/** The life that a seed stands for. */
export function lifeOf(seed: number, limits: Limits = {}): Life {
  return new LifeMaker(new Random(seed), {
    inherited: true,
    charity: true,
    corrections: true,
    employer: true,
    others: true,
    ...limits,
  }).make();
}

/** The true ledger, as it is written. */
export function ledgerOf(life: Life, whose: "own" | "inherited" = "own") {
  const years: Record<string, Record<string, unknown>> = {};
  const kinds = whose === "own" ? ["traditional", "sep", "simple"] : ["inherited"];
  const numbers = life.accounts.filter(({ kind }) => kinds.includes(kind)).map(({ number }) => number);
  for (let year = life.first; year < life.first + YEARS; year += 1) {
    const cents = numbers.reduce((sum, number) => sum + (life.values[year]?.[number] ?? 0), 0);
    const deducted = whose === "own" ? { deducted: (life.deducted[year] ?? 0) / 100 } : {};
    const wages = life.forms.find((form) => form.form === "W-2" && form.year === year)?.boxes.wages;
    const compensation = whose === "own" && wages !== undefined ? { compensation: Number(wages) / 100 } : {};
    years[year] = { year_end_value: cents / 100, ...deducted, ...compensation };
  }
  const entries = (whose === "own" ? life.entries : life.inherited).map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [
        key,
        ["amount", "withheld", "earnings", "after_tax"].includes(key) ? Number(value) / 100 : value,
      ]),
    ),
  );
  return {
    owner: {
      name: life.name,
      born: life.born,
      ...(whose === "own" ? {} : { inherited_from: life.decedent }),
    },
    ...(whose === "own" && life.basisBefore > 0
      ? { opening: { year: life.first - 1, basis: life.basisBefore / 100 } }
      : {}),
    years,
    entries,
  };
}

const PAYERS: readonly Payer[] = [
  { name: "EXAMPLE CLEARING LLC", tin: "00-0000001" },
  { name: "DEMO TRUST COMPANY", tin: "00-0000002" },
  { name: "SAMPLE BROKERAGE INC", tin: "00-0000003" },
];

type Boxes = Record<string, number | boolean | string>;

class LifeMaker {
  readonly #accounts: Account[];
  readonly #balance = new Map<string, number>();
  readonly #entries: Entry[] = [];
  readonly #inherited: Entry[] = [];
  readonly #out: { year: number; account: Account; codes: string; boxes: Boxes }[] = [];
  readonly #in = new Map<string, Boxes>();
  readonly #forms: PrintedForm[] = [];
  readonly #values: Record<number, Record<string, number>> = {};
  readonly #contributed: Record<string, { date: string; cents: number; account: Account }[]> = {};
  readonly #undone: Record<string, number> = {};
  readonly #first: number;
  readonly #isOld: boolean;
  readonly #basisBefore: number;

  constructor(
    private readonly r: Random,
    private readonly limits: Required<Limits>,
  ) {
    this.#first = r.int(2014, 2016);
    this.#isOld = r.chance(0.4);
    this.#basisBefore = r.chance(0.4) ? r.money(100_000, 3_000_000) : 0;
    const numbers = new Set<string>();
    while (numbers.size < 9) numbers.add(String(r.int(1000, 9999)));
    const [t1, t2, t3, r1, r2, sep, simple, plan, inherited] = [...numbers] as string[];
    const account = (number: string | undefined, kind: Kind): Account => ({
      number: number ?? "",
      kind,
      payer: r.pick(PAYERS),
    });
    this.#accounts = [
      account(t1, "traditional"),
      account(t2, "traditional"),
      account(t3, "traditional"),
      account(r1, "roth"),
      account(r2, "roth"),
      account(sep, "sep"),
      account(simple, "simple"),
      account(plan, "plan"),
      account(inherited, "inherited"),
    ];
    for (const each of this.#accounts) {
      const starts = each.kind === "traditional" || each.kind === "inherited" ? 0.5 : 0;
      this.#balance.set(each.number, r.chance(starts) ? r.money(500_000, 9_000_000) : 0);
    }
    if (this.#basisBefore > 0) this.#move(this.#of("traditional"), this.#basisBefore + r.money(0, 500_000));
  }

  make(): Life {
    for (let year = this.#first; year < this.#first + YEARS; year += 1) this.#year(year);
    for (const { year, account, codes, boxes } of this.#out) {
      this.#forms.push({ form: "1099-R", year, account, boxes: { ...boxes, distributionCodes: codes } });
    }
    return {
      name: this.r.pick(["Jordan A Sample", "Robin B Example", "Casey C Demo"]),
      ssn: `900-00-${this.r.int(1000, 9999)}`,
      born: this.#isOld ? "1938-03-04" : "1982-07-08",
      first: this.#first,
      accounts: this.#accounts,
      basisBefore: this.#basisBefore,
      deducted: this.#deductions(),
      entries: this.#entries,
      inherited: this.#inherited,
      decedent: "Pat D Decedent",
      values: this.#values,
      forms: this.#forms,
    };
  }

  #of(kind: Kind): Account {
    return this.r.pick(this.#accounts.filter((account) => account.kind === kind));
  }

  #move(account: Account, cents: number): void {
    this.#balance.set(account.number, (this.#balance.get(account.number) ?? 0) + cents);
  }

  #left(account: Account): number {
    return this.#balance.get(account.number) ?? 0;
  }

  #add(
    date: string,
    kind: string,
    account: Account,
    amount: number,
    more: Record<string, unknown> = {},
  ): void {
    const entry = { date, kind, amount, account: `...${account.number}`, ...more };
    (account.kind === "inherited" ? this.#inherited : this.#entries).push(entry);
  }

  #box(year: number, account: Account, name: string, cents: number): void {
    const key = `${year} ${account.number}`;
    const boxes = this.#in.get(key) ?? {};
    boxes[name] = Number(boxes[name] ?? 0) + cents;
    this.#in.set(key, boxes);
  }

  /** Money out on the form of the same account, codes and year. */
  #paidOut(year: number, account: Account, codes: string, cents: number, more: Boxes = {}): void {
    const form = this.#out.find(
      (each) => each.year === year && each.account === account && each.codes === codes,
    );
    const boxes: Boxes = form?.boxes ?? {
      grossDistribution: 0,
      iraSepSimple: ["traditional", "sep", "simple", "inherited"].includes(account.kind),
    };
    boxes.grossDistribution = Number(boxes.grossDistribution) + cents;
    for (const [name, value] of Object.entries(more)) {
      boxes[name] = typeof value === "number" ? Number(boxes[name] ?? 0) + value : value;
    }
    if (!form) this.#out.push({ year, account, codes, boxes });
  }

  #year(year: number): void {
    const { r } = this;
    for (const account of this.#accounts) {
      this.#move(account, Math.floor((this.#left(account) * r.int(-100, 150)) / 1000));
    }
    this.#spring(year);
    this.#contributions(year);
    if (this.limits.employer) this.#employer(year);
    if (this.limits.others && r.chance(0.25)) this.#planRollover(year);
    if (this.limits.others && r.chance(0.2)) this.#iraRollover(year);
    if (this.limits.corrections) this.#undoThisYear(year);
    if (r.chance(0.55)) this.#conversions(year);
    if (r.chance(0.35)) this.#kept(year);
    if (this.limits.charity && this.#isOld && r.chance(0.3)) this.#charity(year);
    if (this.limits.others && this.#basisBefore === 0 && r.chance(0.1)) this.#rothOut(year);
    // Only a distribution (code 4) tells that an IRA was inherited.
    if (this.limits.inherited && (year === this.#first || r.chance(0.3))) this.#inheritedOut(year);
    if (r.chance(0.7)) this.#wages(year);
    this.#yearEnd(year);
  }

  /** Contributions for the year before, and corrections of its contributions by October 15. */
  #spring(year: number): void {
    const { r } = this;
    for (const kind of ["traditional", "roth"] as const) {
      const before = this.#contributed[`${year - 1} ${kind}`] ?? [];
      const started = year > this.#first;
      if (started && r.chance(0.25)) this.#contribute(year - 1, kind, r.day(year, "01-02", "04-10"));
      if (!started || !this.limits.corrections || r.chance(0.85)) continue;
      if (this.#undone[`${year - 1} ${kind}`] !== undefined || before.length !== 1) continue;
      const all = this.#contributed[`${year - 1} ${kind}`] ?? [];
      const [deposit] = all;
      if (!deposit || all.length !== 1) continue;
      if (r.chance(0.6)) this.#recharacterize(year, year - 1, kind, r.day(year, "04-16", "10-10"), "R");
      else this.#return(year, year - 1, kind, r.day(year, "04-16", "10-10"), "P");
    }
  }

  #contribute(of: number, kind: "traditional" | "roth", date: string): void {
    const account = this.#of(kind);
    const cents = this.r.money(10_000, 700_000);
    const list = this.#contributed[`${of} ${kind}`] ?? [];
    list.push({ date, cents, account });
    this.#contributed[`${of} ${kind}`] = list;
    this.#add(date, "contribution", account, cents, { for: of, ...(kind === "roth" ? { ira: "roth" } : {}) });
    this.#move(account, cents);
    this.#box(of, account, kind === "roth" ? "rothIraContributions" : "iraContributions", cents);
  }

  #contributions(year: number): void {
    for (const kind of ["traditional", "roth"] as const) {
      const parts = this.r.pick([0, 0, 1, 1, 1, 2]);
      for (let i = 0; i < parts; i += 1) this.#contribute(year, kind, this.r.day(year, "04-20", "06-30"));
    }
  }

  #undoThisYear(year: number): void {
    const { r } = this;
    for (const kind of ["traditional", "roth"] as const) {
      const deposits = this.#contributed[`${year} ${kind}`] ?? [];
      if (deposits.length !== 1 || r.chance(0.85)) continue;
      const date = r.day(year, "07-01", "12-20");
      if (r.chance(0.5)) this.#recharacterize(year, year, kind, date, "N");
      else this.#return(year, year, kind, date, "8");
    }
  }

  /** A part of the one deposit of a year, to the other kind of IRA. */
  #recharacterize(year: number, of: number, kind: "traditional" | "roth", date: string, code: string): void {
    const [deposit] = this.#contributed[`${of} ${kind}`] ?? [];
    const part = deposit ? this.#undonePart(deposit) : undefined;
    if (!deposit || !part) return;
    this.#undone[`${of} ${kind}`] = part.cents;
    const to = this.#of(kind === "roth" ? "traditional" : "roth");
    const moved = part.cents + part.earnings;
    this.#move(deposit.account, -moved);
    this.#move(to, moved);
    this.#paidOut(year, deposit.account, code, moved, { iraSepSimple: false });
    this.#box(year, to, "recharacterizedContributions", moved);
    this.#add(date, "recharacterization", deposit.account, part.cents, {
      for: of,
      from: kind,
      earnings: part.earnings,
    });
  }

  #return(year: number, of: number, kind: "traditional" | "roth", date: string, code: string): void {
    const [deposit] = this.#contributed[`${of} ${kind}`] ?? [];
    const part = deposit ? this.#undonePart(deposit) : undefined;
    if (!deposit || !part) return;
    // Code P is for a deposit of the year before; one that was made this spring is code 8.
    const paidThisYear = deposit.date.startsWith(String(year));
    const codes = `${paidThisYear ? "8" : code}${kind === "roth" ? "J" : ""}`;
    this.#undone[`${of} ${kind}`] = part.cents;
    const gross = part.cents + part.earnings;
    this.#move(deposit.account, -gross);
    this.#paidOut(year, deposit.account, codes, gross, {
      taxableAmount: Math.max(0, part.earnings),
      iraSepSimple: kind !== "roth",
    });
    this.#add(date, "returned_contribution", deposit.account, part.cents, {
      for: of,
      earnings: part.earnings,
      ...(kind === "roth" ? { ira: "roth" } : {}),
    });
  }

  #undonePart(deposit: { cents: number; account: Account }): { cents: number; earnings: number } | undefined {
    const cents = this.r.chance(0.5) ? deposit.cents : Math.max(100, Math.floor(deposit.cents / 2));
    const earnings = Math.floor((cents * this.r.int(-80, 120)) / 1000);
    return cents + earnings <= this.#left(deposit.account) ? { cents, earnings } : undefined;
  }

  #employer(year: number): void {
    for (const kind of ["sep", "simple"] as const) {
      if (this.r.chance(0.6)) continue;
      const account = this.#of(kind);
      const cents = this.r.money(50_000, 900_000);
      this.#add(this.r.day(year, "03-01", "11-30"), "contribution", account, cents, { ira: kind });
      this.#move(account, cents);
      this.#box(year, account, kind === "sep" ? "sepContributions" : "simpleContributions", cents);
    }
  }

  #planRollover(year: number): void {
    const { r } = this;
    const plan = this.#of("plan");
    const toRoth = r.chance(0.35);
    const designated = toRoth && r.chance(0.4);
    const to = this.#of(toRoth ? "roth" : "traditional");
    const cents = r.money(200_000, 4_000_000);
    const afterTax = r.chance(0.4) ? Math.floor(cents / r.int(2, 6)) : designated || toRoth ? 1000 : 0;
    this.#add(r.day(year, "04-01", "05-30"), "plan_rollover", to, cents, {
      ira: toRoth ? "roth" : "traditional",
      after_tax: afterTax,
      ...(designated ? { source: "designated_roth" } : {}),
    });
    this.#move(to, cents);
    this.#box(year, to, "rolloverContributions", cents);
    this.#out.push({
      year,
      account: { ...plan, number: String(r.int(1000, 9999)) },
      codes: designated ? "H" : "G",
      boxes: {
        grossDistribution: cents,
        iraSepSimple: false,
        ...(afterTax > 0 ? { employeeContributions: afterTax } : {}),
        ...(toRoth && !designated ? { taxableAmount: cents - afterTax } : {}),
      },
    });
  }

  #iraRollover(year: number): void {
    const { r } = this;
    const from = this.#of("traditional");
    const to = this.#of("traditional");
    const most = Math.floor(this.#left(from) / 2);
    if (most < 100_000) return;
    const cents = r.money(50_000, most);
    this.#add(r.day(year, "07-01", "07-15"), "rollover", from, cents, {
      deposited: r.day(year, "07-20", "08-20"),
    });
    this.#move(from, -cents);
    this.#move(to, cents);
    this.#paidOut(year, from, this.#isOld ? "7" : "1", cents);
    this.#box(year, to, "rolloverContributions", cents);
  }

  #conversions(year: number): void {
    const { r } = this;
    const sources = this.#accounts.filter(
      (account) => ["traditional", "sep", "simple"].includes(account.kind) && this.#left(account) > 50_000,
    );
    if (sources.length === 0) return;
    const parts = r.int(1, 3);
    for (let i = 0; i < parts; i += 1) {
      const from = r.pick(sources);
      const left = this.#left(from);
      if (left < 10_000) continue;
      const gross = r.chance(0.3) ? left : r.money(5_000, left);
      const withheld = r.chance(0.15) ? Math.floor(gross / 10) : 0;
      const to = this.#of("roth");
      this.#add(r.day(year, "09-01", "11-30"), "conversion", from, gross - withheld, {
        ...(from.kind === "traditional" ? {} : { ira: from.kind }),
        ...(withheld > 0 ? { withheld } : {}),
      });
      this.#move(from, -gross);
      this.#move(to, gross - withheld);
      this.#paidOut(year, from, this.#isOld ? "7" : "2", gross, {
        ...(withheld > 0 ? { federalTaxWithheld: withheld } : {}),
        ...(this.#left(from) === 0 ? { totalDistribution: true } : {}),
      });
      this.#box(year, to, "rothIraConversion", gross - withheld);
    }
  }

  #kept(year: number): void {
    const { r } = this;
    const sources = this.#accounts.filter(
      (account) => ["traditional", "sep"].includes(account.kind) && this.#left(account) > 50_000,
    );
    if (sources.length === 0) return;
    const from = r.pick(sources);
    const cents = r.money(1_000, Math.floor(this.#left(from) / 2));
    const converted = this.#entries.some(
      (entry) => entry.kind === "conversion" && entry.date.startsWith(String(year)),
    );
    const way = this.#isOld ? "7" : r.pick(converted ? ["1", "3"] : ["1", "1", "2", "3"]);
    this.#add(r.day(year, "09-01", "12-20"), "distribution", from, cents, {
      ...(from.kind === "traditional" ? {} : { ira: from.kind }),
      ...(way === "2" ? { exception: "02" } : {}),
      ...(way === "3" ? { reason: "disability" } : {}),
    });
    this.#move(from, -cents);
    this.#paidOut(
      year,
      from,
      way,
      cents,
      r.chance(0.3) ? { federalTaxWithheld: Math.floor(cents / 10) } : {},
    );
  }

  #charity(year: number): void {
    const { r } = this;
    const from = this.#of("traditional");
    if (this.#left(from) < 50_000) return;
    const cents = r.money(1_000, Math.min(this.#left(from), 2_000_000));
    this.#add(r.day(year, "09-01", "12-20"), "distribution", from, cents, { reason: "qcd" });
    this.#move(from, -cents);
    this.#paidOut(year, from, year >= 2025 ? "7Y" : "7", cents);
  }

  #rothOut(year: number): void {
    const from = this.#of("roth");
    if (this.#left(from) < 50_000) return;
    const cents = this.r.money(1_000, Math.floor(this.#left(from) / 2));
    this.#add(this.r.day(year, "12-01", "12-20"), "distribution", from, cents, { ira: "roth" });
    this.#move(from, -cents);
    this.#paidOut(year, from, this.#isOld ? "T" : "J", cents);
  }

  #inheritedOut(year: number): void {
    const from = this.#of("inherited");
    if (this.#left(from) < 3_000) return;
    const cents = this.r.money(1_000, Math.floor(this.#left(from) / 2));
    this.#add(this.r.day(year, "01-05", "12-20"), "distribution", from, cents);
    this.#move(from, -cents);
    this.#paidOut(year, from, "4", cents);
  }

  #wages(year: number): void {
    const boxes = { wages: this.r.money(2_000_000, 20_000_000), retirementPlan: this.r.chance(0.5) };
    this.#forms.push({ form: "W-2", year, account: null, boxes });
  }

  #yearEnd(year: number): void {
    const values: Record<string, number> = {};
    for (const account of this.#accounts) {
      if (account.kind === "plan") continue;
      values[account.number] = this.#left(account);
    }
    this.#values[year] = values;
  }

  /** Forms 5498 come last: the contributions of spring belong to the year before. */
  #deductions(): Record<number, number> {
    const deducted: Record<number, number> = {};
    for (let year = this.#first; year < this.#first + YEARS; year += 1) {
      this.#form5498s(year);
      const sum = (kind: string) =>
        (this.#contributed[`${year} ${kind}`] ?? []).reduce((total, { cents }) => total + cents, 0);
      const left = sum("traditional") - (this.#undone[`${year} traditional`] ?? 0);
      deducted[year] = left > 0 && this.r.chance(0.3) ? this.r.pick([left, Math.floor(left / 2)]) : 0;
    }
    return deducted;
  }

  #form5498s(year: number): void {
    for (const account of this.#accounts) {
      if (account.kind === "plan") continue;
      const boxes = this.#in.get(`${year} ${account.number}`);
      const value = this.#values[year]?.[account.number] ?? 0;
      if (!boxes && value === 0) continue;
      this.#forms.push({
        form: "5498",
        year,
        account,
        boxes: {
          ...boxes,
          fairMarketValue: value,
          ira: account.kind === "traditional" || account.kind === "inherited",
          rothIra: account.kind === "roth",
          sep: account.kind === "sep",
          simple: account.kind === "simple",
        },
      });
    }
  }
}
