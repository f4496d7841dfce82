import { signal } from "@preact/signals";
import { formatDollars, type Outcome, plan } from "../engine.js";
import { active, today } from "../state/store.js";
import type { Written } from "../state/written.js";
import { Questions } from "../todo/questions.js";
import { Control } from "../ui/control.js";

const contribute = signal<Written | undefined>(7000);
const convert = signal<Written | undefined>(undefined);
const value = signal<Written | undefined>(undefined);
const move = signal(false);
const planYear = signal<Written | undefined>(undefined);

/** The open year with a contribution and a conversion, beside leaving things as they are. Long because it is the markup of one screen, from top to bottom. */
export function PlanView() {
  const reckoned = active.value;
  const ledger = reckoned?.ledger;
  if (!ledger || !reckoned?.result) {
    return (
      <div class="view">
        <h1>What if</h1>
        <Questions />
      </div>
    );
  }
  const thisYear = Number(today.value.slice(0, 4));
  const taxYear = typeof planYear.value === "number" ? planYear.value : thisYear;
  const steps = {
    year: taxYear,
    contribute: cents(contribute.value),
    convert: convert.value === undefined ? ("all" as const) : cents(convert.value),
    movePretaxToPlan: move.value,
    on: taxYear === thisYear ? today.value : `${taxYear}-12-30`,
    value: value.value === undefined ? null : cents(value.value),
  };
  const planned = plan(ledger, steps);
  const money = { type: "money", about: "", required: false } as const;
  return (
    <div class="view">
      <h1>What if</h1>
      <p class="lead">Try a contribution and a conversion. Nothing here changes what you entered.</p>
      <section class="card" aria-label="Your plan">
        <div class="fields boxes">
          <Control
            id="plan-year"
            caption="Tax year"
            spec={{ type: "year", about: "", required: false }}
            value={planYear.value ?? thisYear}
            onChange={(to) => {
              planYear.value = to;
            }}
          />
          <Control
            id="plan-contribute"
            caption="Contribute, nondeductible"
            spec={money}
            value={contribute.value}
            onChange={(to) => {
              contribute.value = to;
            }}
          />
          <Control
            id="plan-convert"
            caption="Convert to Roth"
            spec={money}
            value={convert.value}
            onChange={(to) => {
              convert.value = to;
            }}
            hint="Empty: everything that is there."
          />
          <Control
            id="plan-value"
            caption="In your IRAs now"
            spec={money}
            value={value.value}
            onChange={(to) => {
              value.value = to;
            }}
            hint="Empty: taken from what you entered."
          />
          <Control
            id="plan-move"
            caption="First move pre-tax money to a plan at work"
            spec={{ type: "flag", about: "", required: false }}
            value={move.value}
            onChange={(to) => {
              move.value = to === true;
            }}
          />
        </div>
      </section>
      {planned.ok ? (
        <>
          <div class="compare">
            <OutcomeCard title="As it is" outcome={planned.value.without} />
            <OutcomeCard title="With these steps" outcome={planned.value.with} main />
          </div>
          <ul class="assumptions">
            {planned.value.assumptions.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : (
        <ul class="assumptions">
          {planned.problems.map(({ path, message }) => (
            <li key={path + message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OutcomeCard({ title, outcome, main = false }: { title: string; outcome: Outcome; main?: boolean }) {
  const { year, pretaxLeft, converted } = outcome;
  const rows = [
    ["Converted", converted],
    ["Taxable", year.form_1040["4b"]],
    ["Pre-tax money left in IRAs", pretaxLeft],
    [`Basis carried to ${year.tax_year + 1}`, year.carry.basis],
  ] as const;
  return (
    <section class={`card outcome${main ? " main" : ""}`} aria-label={title}>
      <h2>{title}</h2>
      <p class="big">${formatDollars(year.form_1040["4b"])}</p>
      <p class="quiet">taxable in {year.tax_year}</p>
      <dl>
        {rows.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatDollars(amount)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function cents(amount: Written | undefined): number {
  return typeof amount === "number" && amount >= 0 ? Math.round(amount * 100) : 0;
}
