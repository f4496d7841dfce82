import { formatDollars, type Outcome, type Plan } from "../engine.js";
import { Questions } from "../todo/questions.js";
import { Control } from "../ui/control.js";
import { onThisPage } from "../words/without-ledger-words.js";
import { chosenYear, contribute, convert, move, planned, planYear, value } from "./plan-state.js";

const MONEY = { type: "money", about: "", required: false } as const;

/** The amounts that can be tried. */
const AMOUNTS = [
  { id: "plan-contribute", caption: "Contribute, nondeductible", amount: contribute, fallback: undefined },
  {
    id: "plan-convert",
    caption: "Convert to Roth",
    amount: convert,
    fallback: "all of it",
  },
  {
    id: "plan-value",
    caption: "In your IRAs now",
    amount: value,
    fallback: "as entered",
  },
];

/** The open year with a contribution and a conversion, beside leaving things as they are. Long because it is the markup of one screen, from top to bottom. */
export function PlanView() {
  const result = planned.value;
  if (result === null) {
    return (
      <div class="view">
        <h1>What if</h1>
        <Questions />
      </div>
    );
  }
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
            value={chosenYear.value ?? planYear.value}
            onChange={(to) => {
              chosenYear.value = to;
            }}
          />
          {AMOUNTS.map(({ id, caption, amount, fallback }) => (
            <Control
              key={id}
              id={id}
              caption={caption}
              spec={MONEY}
              value={amount.value}
              onChange={(to) => {
                amount.value = to;
              }}
              fallback={fallback}
              problem={id === "plan-convert" && result.ok ? aboveWhatIsThere(result.value) : undefined}
            />
          ))}
          <Control
            id="plan-move"
            caption="First move pre-tax money to an employer plan"
            spec={{ type: "flag", about: "", required: false }}
            value={move.value}
            onChange={(to) => {
              move.value = to === true;
            }}
          />
        </div>
      </section>
      {result.ok ? (
        <>
          <div class="compare">
            <OutcomeCard title="As it is" outcome={result.value.without} />
            <OutcomeCard title="With these steps" outcome={result.value.with} main />
          </div>
          <ul class="assumptions">
            {result.value.assumptions
              .filter((text) => text !== aboveWhatIsThere(result.value))
              .map((text) => (
                <li key={text}>{onThisPage(text)}</li>
              ))}
          </ul>
        </>
      ) : (
        <ul class="assumptions">
          {result.problems.map(({ path, message }) => (
            <li key={path + message}>{onThisPage(message)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Nobody converts more than the IRAs hold: said where the amount was typed. */
function aboveWhatIsThere({ steps, with: { converted } }: Plan): string | undefined {
  return steps.convert === "all" || steps.convert <= converted
    ? undefined
    : `Only $${formatDollars(converted)} is there to convert.`;
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
