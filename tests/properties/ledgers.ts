/**
 * Random ledgers as a person writes them (dollars, JSON keys), valid by construction as far as that is possible without
 * computing them: what is returned or recharacterized was contributed, what is paid back was taken.
 */
import fc from "fast-check";

/** The input of a ledger, loosely typed on purpose: it goes through the front door like anybody's. */
export interface LedgerInput {
  owner: Record<string, unknown>;
  opening?: { year: number; [key: string]: unknown };
  years: Record<string, Record<string, unknown>>;
  entries: EntryInput[];
  options: { round: "dollars" | "cents"; line10_places: 3 | 4 | 5; carry_leftover: boolean };
}

export interface EntryInput {
  date: string;
  kind: string;
  amount: number;
  [key: string]: unknown;
}

const FIRST_YEAR = 2001;
const LAST_YEAR = 2026;

function ledgers(everything: boolean): fc.Arbitrary<LedgerInput> {
  return fc
    .record({
      start: fc.integer({ min: FIRST_YEAR, max: LAST_YEAR }),
      born: fc.option(day(fc.integer({ min: 1938, max: 1995 })), { freq: 8 }),
      disabled: fc.boolean(),
      inherited: fc.nat(19),
      opening: fc.option(openingPlan, { freq: 3 }),
      years: fc.array(yearPlan(everything), { minLength: 1, maxLength: 5 }),
      options: fc.record({
        round: fc.constantFrom("dollars" as const, "cents" as const),
        line10_places: fc.constantFrom(5 as const, 5 as const, 4 as const, 3 as const),
        carry_leftover: fc.boolean(),
      }),
    })
    .map((plan) => {
      const inherited = everything && plan.inherited === 0;
      const ledger: LedgerInput = {
        owner: { name: "Owner A" },
        years: {},
        entries: [],
        options: plan.options,
      };
      if (plan.born !== null) ledger.owner.born = plan.born;
      if (everything && plan.disabled && plan.born !== null && plan.inherited < 4)
        ledger.owner.disabled = `${plan.start}-06-30`;
      if (inherited) ledger.owner.inherited_from = "Owner B";
      if (plan.opening !== null) ledger.opening = opening(plan.opening, plan.start - 1);
      const last = Math.min(LAST_YEAR, plan.start + plan.years.length - 1);
      for (let year = plan.start; year <= last; year++) {
        const events = plan.years[year - plan.start];
        if (events !== undefined) addYear(ledger, year, events, inherited);
      }
      return ledger;
    });
}

// ---- amounts and days -------------------------------------------------------------------------------------

/** Whole cents: often round thousands, so that nothing and everything both happen; often odd cents. */
const cents = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((thousands) => thousands * 100_000),
  fc.integer({ min: 1, max: 30_000 }).map((dollars) => dollars * 100),
  fc.integer({ min: 1, max: 3_000_000 }),
);
const smallCents = fc.oneof(
  fc.integer({ min: 1, max: 70 }).map((hundreds) => hundreds * 10_000),
  fc.integer({ min: 1, max: 700_000 }),
);
/** A part of something: nothing, all of it, or a hundredth part. */
const part = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
);

function day(year: fc.Arbitrary<number>): fc.Arbitrary<string> {
  return fc.tuple(year, monthAndDay).map(([number, rest]) => `${number}-${rest}`);
}

const monthAndDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);

function dollars(amount: number): number {
  return amount / 100;
}

function partOf(amount: number, share: number): number {
  return Math.round(amount * share);
}

function maybe<T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { freq });
}

/** Seldom, and never in ledgers of everyday kinds. */
function seldom<T>(everything: boolean, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return everything
    ? fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
    : fc.constant(null);
}

// ---- the opening ------------------------------------------------------------------------------------------

const openingPlan = fc.record({
  basis: fc.oneof(fc.constant(0), cents),
  rothContributions: fc.oneof(fc.constant(0), smallCents),
  layers: fc.array(fc.record({ age: fc.integer({ min: 0, max: 7 }), amount: smallCents, taxed: part }), {
    maxLength: 3,
  }),
  rothAge: fc.integer({ min: 0, max: 9 }),
  homebuyer: fc.constantFrom(0, 0, 250_000, 1_000_000),
  rothUntold: fc.boolean(),
});

function opening(plan: typeof openingPlan extends fc.Arbitrary<infer T> ? T : never, year: number) {
  const layers = new Map<number, { year: number; amount: number; taxable: number }>();
  for (const { age, amount, taxed } of plan.layers.filter(({ age }) => year - age >= 1998))
    layers.set(year - age, {
      year: year - age,
      amount: dollars(amount),
      taxable: dollars(partOf(amount, taxed)),
    });
  // The first Roth IRAs are of 1998.
  const rothAge = Math.max(
    Math.min(plan.rothAge, year - 1998),
    ...[...layers.keys()].map((each) => year - each),
  );
  // A conversion whose five years have passed is enough: then nobody needs the first year of the Roth IRAs.
  const untold = plan.rothUntold && [...layers.keys()].some((each) => each <= year - 4);
  return {
    year,
    basis: dollars(plan.basis),
    roth_contributions: dollars(plan.rothContributions),
    roth_conversions: [...layers.values()].sort((a, b) => a.year - b.year),
    ...(untold ? {} : { roth_since: year - rothAge }),
    homebuyer_used: dollars(plan.homebuyer),
  };
}

// ---- one year ---------------------------------------------------------------------------------------------

type YearPlan = ReturnType<typeof yearPlan> extends fc.Arbitrary<infer T> ? T : never;

function yearPlan(everything: boolean) {
  const flow = fc.record({ on: monthAndDay, amount: cents });
  const deposit = fc.record({ on: monthAndDay, amount: smallCents, early: monthAndDay });
  const back = fc.record({
    share: part,
    gain: fc.integer({ min: -60, max: 60 }),
    nextYear: fc.boolean(),
    balances: fc.boolean(),
  });
  return fc.record({
    value: fc.oneof(fc.constant(0), cents),
    contribution: maybe(deposit),
    lateContribution: maybe(deposit, 3),
    deducted: part,
    limited: fc.nat(5),
    taxedAtOnce: fc.boolean(),
    latestFirst: fc.boolean(),
    employer: fc.option(flow, { freq: 5 }),
    conversion: maybe(flow),
    withheld: seldom(everything, smallCents),
    distribution: maybe(flow),
    ira: fc.constantFrom("traditional", "traditional", "sep", "simple"),
    rollover: maybe(
      fc.record({
        on: monthAndDay,
        amount: cents,
        days: fc.integer({ min: 1, max: 75 }),
        roth: fc.nat(4),
        plan: fc.nat(4),
        waived: fc.boolean(),
      }),
      3,
    ),
    rothContribution: maybe(deposit, 3),
    lateRothContribution: maybe(deposit, 5),
    rothDistribution: maybe(flow, 3),
    pay: maybe(
      fc.record({
        compensation: fc.oneof(cents, smallCents),
        magi: fc.oneof(cents, fc.integer({ min: 95_000_00, max: 170_000_00 })),
        head: fc.boolean(),
        care: fc.oneof(fc.constant(null), smallCents),
        rothValue: fc.oneof(fc.constant(null), fc.constant(0), smallCents),
        endsAtLimit: fc.boolean(),
      }),
      3,
    ),
    rothPlan: seldom(
      everything,
      fc.record({
        on: monthAndDay,
        amount: cents,
        ira: fc.constantFrom("roth_sep", "roth_simple"),
        back: part,
        out: part,
      }),
    ),
    education: seldom(
      everything,
      fc.record({ on: monthAndDay, amount: smallCents, basis: part, opened: fc.boolean() }),
    ),
    employerBack: seldom(everything, part),
    convertedBack: seldom(everything, back),
    reason: seldom(
      everything,
      fc.constantFrom("rmd", "disability", "reservist", "homebuyer", "birth_adoption"),
    ),
    rothReason: seldom(everything, fc.constantFrom("disability", "homebuyer")),
    exception: seldom(everything, fc.constantFrom("05", "08", 12)),
    hsa: seldom(everything, flow),
    charity: seldom(everything, flow),
    disaster: seldom(
      everything,
      fc.record({
        on: monthAndDay,
        amount: cents,
        second: fc.boolean(),
        roth: fc.boolean(),
        back: part,
        nextYear: fc.boolean(),
      }),
    ),
    secondDisaster: seldom(everything, flow),
    homePurchase: seldom(
      everything,
      fc.record({ on: monthAndDay, amount: cents, roth: fc.boolean(), back: part }),
    ),
    repaidAsRollover: seldom(
      everything,
      fc.record({
        on: monthAndDay,
        amount: smallCents,
        of: fc.constantFrom("birth_adoption", "emergency", "domestic_abuse", "terminal_illness"),
        roth: fc.boolean(),
        back: part,
        nextYear: fc.boolean(),
      }),
    ),
    reservistRepaid: seldom(everything, flow),
    toTraditional: seldom(everything, back),
    toRoth: seldom(everything, back),
    returned: seldom(everything, back),
    rothReturned: seldom(everything, back),
    conversionUndone: seldom(everything, back),
    rolloverUndone: maybe(back),
    planRollover: seldom(
      everything,
      fc.record({
        on: monthAndDay,
        amount: cents,
        afterTax: part,
        to: fc.constantFrom("traditional", "roth", "designated_roth", "military_death"),
        inPlan: part,
        taxed: part,
        age: fc.nat(6),
      }),
    ),
    divorce: seldom(
      everything,
      fc.record({
        on: monthAndDay,
        amount: cents,
        basis: part,
        given: fc.nat(3),
        roth: fc.nat(3),
        layered: fc.boolean(),
      }),
    ),
    own: seldom(everything, fc.record({ on: monthAndDay, amount: cents, basis: part })),
    adjustment: seldom(
      everything,
      fc.record({ on: monthAndDay, amount: fc.integer({ min: -20_000, max: 200_000 }) }),
    ),
    excess: seldom(everything, fc.record({ on: monthAndDay, share: part })),
  });
}

/** The gain or loss that moves with an amount, told outright or by the balances of the account. */
function netIncome(amount: number, { gain, balances }: { gain: number; balances: boolean }) {
  const earnings = Math.trunc((amount * gain) / 100);
  return balances
    ? { adjusted_opening: dollars(amount * 3), adjusted_closing: dollars(amount * 3 + earnings * 3) }
    : { earnings: dollars(earnings) };
}

/** Two disasters for which money could be taken out in a year, and the days from and to which it could be for either. */
function disastersOf(year: number): { names: [string, string]; first: string; last: string } {
  const all = { first: "01-01", last: "12-31" };
  if (year <= 2006)
    return { names: ["DR-1603-LA", "DR-1606-TX"], first: year === 2005 ? "09-23" : "01-01", last: "12-31" };
  if (year <= 2009) return { names: ["DR-1763-IA", "DR-1770-NE"], ...all };
  if (year <= 2018)
    return { names: ["DR-4332-TX", "DR-4344-CA"], first: year === 2017 ? "10-08" : "01-01", last: "12-31" };
  if (year === 2019) return { names: ["DR-4420-NE", "DR-4399-FL"], ...all };
  if (year === 2020) return { names: ["coronavirus", "DR-4559-LA"], first: "01-01", last: "12-30" };
  if (year <= 2022) return { names: ["DR-4611-LA", "DR-4627-DE"], first: "01-26", last: "12-31" };
  return { names: ["DR-4683-CA", "DR-4724-HI"], ...all };
}

function addYear(ledger: LedgerInput, year: number, plan: YearPlan, inherited: boolean): void {
  const next = year + 1 <= LAST_YEAR;
  const on = (rest: string, of = year) => `${of}-${rest}`;
  /** A day from January to the middle of April. */
  const early = (rest: string) => `${year + 1}-0${1 + (Number(rest.slice(0, 2)) % 3)}-${rest.slice(3)}`;
  const add = (date: string, kind: string, amount: number, more: Record<string, unknown> = {}) => {
    if (amount > 0 || kind === "basis_adjustment")
      ledger.entries.push({ date, kind, amount: dollars(amount), ...more });
  };
  const info: Record<string, unknown> = { year_end_value: dollars(plan.value) };
  if (plan.pay) {
    const { compensation, magi, head, care, rothValue, endsAtLimit } = plan.pay;
    Object.assign(info, {
      compensation: dollars(compensation),
      magi: dollars(magi),
      filing_status: head ? "head_of_household" : "single",
      ...(care === null ? {} : { difficulty_of_care: dollars(care) }),
      ...(endsAtLimit ? { line_1_above_limit: false } : {}),
      ...(rothValue === null ? {} : { roth_year_end_value: dollars(rothValue) }),
    });
  }
  if (year === 2010 && plan.taxedAtOnce) info.tax_conversion_in = "2010";
  ledger.years[year] = info;

  // Contributions, and what is taken back or moved over from them.
  let traditional = 0;
  if (!inherited) {
    const deposits = { traditional: 0, roth: 0 };
    const pay = (ira: "traditional" | "roth", date: string, amount: number) => {
      add(date, "contribution", amount, { ira, for: year });
      deposits[ira] += amount;
    };
    if (plan.contribution) pay("traditional", on(plan.contribution.on), plan.contribution.amount);
    if (plan.lateContribution && next)
      pay("traditional", early(plan.lateContribution.early), plan.lateContribution.amount);
    if (plan.rothContribution) pay("roth", on(plan.rothContribution.on), plan.rothContribution.amount);
    if (plan.lateRothContribution && next)
      pay("roth", early(plan.lateRothContribution.early), plan.lateRothContribution.amount);
    /** One correction of each side, so that their order cannot matter; after every deposit. */
    const correct = (
      back: NonNullable<YearPlan["returned"]>,
      from: "traditional" | "roth",
      kind: "returned_contribution" | "recharacterization",
    ) => {
      const whole = deposits[from];
      const inYear = !back.nextYear || !next;
      const madeInYear = from === "traditional" ? plan.contribution : plan.rothContribution;
      const available = inYear ? (madeInYear?.amount ?? 0) : whole;
      const amount = partOf(available, back.share);
      const late = kind === "recharacterization" || from === "roth" ? "04-14" : "04-12";
      const date = inYear ? on("12-31") : on(late, year + 1);
      const more = kind === "recharacterization" ? { from } : { ira: from };
      add(date, kind, amount, { for: year, ...netIncome(amount, back), ...more });
      deposits[from] -= amount;
      return amount;
    };
    let away = 0;
    if (plan.returned) away = correct(plan.returned, "traditional", "returned_contribution");
    else if (plan.toRoth) away = correct(plan.toRoth, "traditional", "recharacterization");
    // Never both ways in one year.
    let moved = 0;
    if (plan.rothReturned) correct(plan.rothReturned, "roth", "returned_contribution");
    else if (plan.toTraditional && (plan.returned || !plan.toRoth))
      moved = correct(plan.toTraditional, "roth", "recharacterization");
    traditional = deposits.traditional + moved;
    const deducted = partOf(deposits.traditional, plan.deducted);
    info.deducted = dollars(deducted);
    if (plan.limited === 0) info.deduction_limited = true;
    if (plan.latestFirst) info.nondeductible_first = "latest";
    if (plan.employer) {
      const ira = plan.ira === "simple" ? "simple" : "sep";
      add(on(plan.employer.on), "contribution", plan.employer.amount, { ira, for: year });
      if (plan.employerBack !== null)
        add(on("12-31"), "returned_contribution", partOf(plan.employer.amount, plan.employerBack), {
          ira,
          for: year,
          earnings: 0.5,
        });
    }
    if (plan.rothPlan && year >= 2023) {
      const { amount, ira, back, out } = plan.rothPlan;
      add(on(plan.rothPlan.on), "contribution", amount, { ira });
      const returned = partOf(amount, back);
      add(on("12-31"), "returned_contribution", returned, { ira, for: year, earnings: 0 });
      add(on("12-31"), "distribution", partOf(amount - returned, out), { ira });
    }
    if (plan.education && year >= 2024) {
      const { amount, basis, opened } = plan.education;
      add(on(plan.education.on), "rollover_529", amount, {
        contributions: dollars(partOf(amount, basis)),
        ...(opened ? { opened: "2003-02-03" } : {}),
      });
    }
    const limits: [number, number][] = [
      [2019, 600_000],
      [2013, 550_000],
      [2008, 500_000],
      [2005, 400_000],
      [2002, 300_000],
      [2001, 200_000],
    ];
    const limit = limits.find(([from]) => from <= year)?.[1] ?? 0;
    if (plan.excess && deducted === 0 && away === 0 && traditional <= limit && year + 2 <= LAST_YEAR)
      add(on(plan.excess.on, year + 2), "excess_removal", partOf(traditional, plan.excess.share), {
        for: year,
      });
  }

  // Money out.
  if (plan.conversion && !inherited) {
    const { amount } = plan.conversion;
    add(on(plan.conversion.on), "conversion", amount, {
      ...(plan.ira === "traditional" ? {} : { ira: plan.ira }),
      ...(plan.withheld === null ? {} : { withheld: dollars(plan.withheld) }),
    });
    const undone = plan.returned || plan.toRoth || plan.conversionUndone || plan.excess;
    const own =
      plan.contribution && plan.contribution.on <= plan.conversion.on ? plan.contribution.amount : 0;
    if (plan.convertedBack && !undone && plan.deducted === 0 && own > 0) {
      const returned = partOf(Math.min(own, amount), plan.convertedBack.share);
      add(on("12-31"), "returned_contribution", returned, {
        ira: "roth",
        for: year,
        converted: year,
        ...netIncome(returned, plan.convertedBack),
      });
    }
    if (plan.conversionUndone && year <= 2017) {
      const { share, nextYear } = plan.conversionUndone;
      const undone = partOf(amount, share);
      add(nextYear ? on("10-10", year + 1) : on("12-31"), "recharacterization", undone, {
        for: year,
        from: "roth",
        of: "conversion",
        converted: year,
        ...netIncome(undone, plan.conversionUndone),
      });
    }
  }
  if (plan.distribution)
    add(on(plan.distribution.on), "distribution", plan.distribution.amount, {
      ira: plan.ira,
      ...(plan.reason === null ? {} : { reason: plan.reason }),
      ...(plan.exception === null ? {} : { exception: plan.exception }),
    });
  if (plan.rothDistribution)
    add(on(plan.rothDistribution.on), "distribution", plan.rothDistribution.amount, {
      ira: "roth",
      ...(plan.rothReason === null ? {} : { reason: plan.rothReason }),
    });
  if (plan.rollover && !inherited) {
    const { days, roth, plan: toPlan, waived } = plan.rollover;
    const date = on(plan.rollover.on);
    const deposited = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    const late = days > 60 && !waived;
    if (next || deposited <= on("12-31"))
      add(date, "rollover", plan.rollover.amount, {
        deposited,
        ...(roth === 0 ? { ira: "roth" } : {}),
        ...(toPlan === 0 && roth !== 0 && !late ? { to: "employer_plan" } : {}),
        ...(waived ? { waiver: true } : {}),
      });
  }
  if (plan.hsa) add(on(plan.hsa.on), "distribution", plan.hsa.amount, { reason: "hsa_funding" });
  if (plan.charity && ledger.owner.born !== undefined)
    add(on(plan.charity.on), "distribution", plan.charity.amount, { reason: "qcd" });

  // Disasters and other distributions that may be paid back.
  if ((year >= 2017 || [2005, 2006, 2008, 2009].includes(year)) && plan.disaster) {
    const { amount, second, roth, back, nextYear } = plan.disaster;
    const ira = roth ? "roth" : "traditional";
    const { names, first, last } = disastersOf(year);
    const taken = [first, plan.disaster.on, last].sort()[1] ?? first;
    add(on(taken), "distribution", amount, { ira, reason: "disaster", disaster: names[second ? 1 : 0] });
    if (plan.secondDisaster)
      add(on(plan.secondDisaster.on), "distribution", plan.secondDisaster.amount, {
        ira: "traditional",
        reason: "disaster",
        disaster: "DR-4834-FL",
      });
    const date = nextYear && next ? on("03-01", year + 1) : on("12-31");
    add(date, "repayment", partOf(amount, back), { ira, of: "disaster", distributed: year });
  }
  if (year >= 2018 && plan.homePurchase) {
    const { amount, roth, back } = plan.homePurchase;
    const ira = roth ? "roth" : "traditional";
    add(on(plan.homePurchase.on), "distribution", amount, { ira, reason: "home_purchase" });
    add(on("12-31"), "repayment", partOf(amount, back), { ira, of: "home_purchase", distributed: year });
  }
  if (year >= 2024 && plan.repaidAsRollover) {
    const { amount, of, roth, back, nextYear } = plan.repaidAsRollover;
    const ira = roth ? "roth" : "traditional";
    add(on(plan.repaidAsRollover.on), "distribution", amount, { ira, reason: of });
    // Paid back in part out of an IRA with basis is not supported; see the cases.
    const alone = !ledger.entries.some(
      ({ kind, date }) => kind === "distribution" && date.startsWith(String(year)),
    );
    const date = nextYear && next ? on("02-02", year + 1) : on("12-31");
    const most = { birth_adoption: 500_000, emergency: 100_000, domestic_abuse: 1_000_000 }[of as string];
    const repaid = partOf(Math.min(amount, most ?? amount), back);
    add(date, "repayment", roth || alone ? repaid : 0, { ira, of, distributed: year });
  }
  if (plan.reservistRepaid && year > FIRST_YEAR)
    add(on(plan.reservistRepaid.on), "repayment", plan.reservistRepaid.amount, {
      of: "reservist",
      distributed: year - 1,
    });

  // Money and basis in from elsewhere.
  if (plan.planRollover && !inherited) {
    const { amount, afterTax } = plan.planRollover;
    // A plan's money could not go straight to a Roth IRA before 2008.
    const to = year < 2008 && plan.planRollover.to === "roth" ? "traditional" : plan.planRollover.to;
    const after_tax = dollars(to === "military_death" ? amount : partOf(amount, afterTax));
    const where = to === "traditional" || to === "roth" ? { ira: to } : { ira: "roth", source: to };
    const held = partOf(Math.round(after_tax * 100), plan.planRollover.inPlan);
    const since = year - plan.planRollover.age;
    const inPlan =
      to === "designated_roth" && since >= 2010 && held > 0
        ? {
            in_plan_rollovers: [
              { year: since, amount: dollars(held), taxable: dollars(partOf(held, plan.planRollover.taxed)) },
            ],
          }
        : {};
    add(on(plan.planRollover.on), "plan_rollover", amount, { after_tax, ...where, ...inPlan });
    if (plan.rolloverUndone && to === "roth" && after_tax === 0 && year <= 2017) {
      const { share, nextYear } = plan.rolloverUndone;
      const undone = partOf(amount, share);
      add(nextYear ? on("10-10", year + 1) : on("12-31"), "recharacterization", undone, {
        for: year,
        from: "roth",
        of: "plan_rollover",
        converted: year,
        ...netIncome(undone, plan.rolloverUndone),
      });
    }
  }
  if (plan.divorce && !inherited) {
    const { amount, basis, given, roth, layered } = plan.divorce;
    const direction = given === 0 ? "given" : "received";
    const moved = given === 0 ? 0.05 : 1;
    add(on(plan.divorce.on), "divorce_transfer", amount, {
      ira: roth === 0 ? "roth" : "traditional",
      direction,
      basis: dollars(partOf(amount, basis * moved)),
      ...(layered && roth === 0 && given !== 0
        ? {
            roth_conversions: [
              { year: year - 1, amount: dollars(amount), taxable: dollars(partOf(amount, basis)) },
            ],
          }
        : {}),
    });
  }
  if (plan.own && !inherited)
    add(on(plan.own.on), "inherited_as_own", plan.own.amount, {
      basis: dollars(partOf(plan.own.amount, plan.own.basis)),
    });
  if (plan.adjustment && plan.adjustment.amount !== 0)
    add(on(plan.adjustment.on), "basis_adjustment", plan.adjustment.amount, {
      for: year,
      note: "found in old papers",
    });
}

/** Contributions, conversions, distributions, rollovers and Roth IRAs. */
export const everydayLedgers = ledgers(false);

/** Every kind of entry. */
export const allLedgers = ledgers(true);
