import { yearOf } from "../ledger/date.js";
import { COMMAND } from "../node/command-name.js";
import { form1099R, form5498 } from "./interview-papers.js";
import {
  type Asking,
  amount,
  choice,
  day,
  ledgerFault,
  optionalTaxYear,
  type Question,
  yearOfDraft,
} from "./interview-questions.js";
import type { Beginnings } from "./starter.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/** Asks one question and gives back the answer without the spaces around it. */
export type Ask = (question: string) => Promise<string>;

/**
 * Asks until every question has an answer. A refused answer is asked again with the reason; `b` goes back to the question
 * before. `draft` always holds what the answers so far come to.
 */
export async function askAll(
  ask: Ask,
  terminal: Terminal,
  onDraft: (draft: Beginnings, answered: number) => void = () => {},
): Promise<Beginnings> {
  const answers: string[] = [];
  for (;;) {
    const draft = noAnswers();
    const asking = interview(draft);
    let step = asking.next();
    for (const answer of answers) step = asking.next(answer);
    let back = false;
    while (!step.done && !back) {
      onDraft(draft, answers.length);
      const answer = await answerTo(step.value, ask, terminal);
      if (answer === BACK) {
        answers.pop();
        back = true;
      } else {
        answers.push(answer);
        step = asking.next(answer);
      }
    }
    if (!back) return draft;
  }
}

const BACK = Symbol("back");

async function answerTo(
  { about = [], ask: question, fault }: Question,
  ask: Ask,
  terminal: Terminal,
): Promise<string | typeof BACK> {
  for (const text of about)
    for (const line of text === "" ? [""] : wrap(escapeControl(text), { width: terminal.width, first: "" }))
      terminal.print(line);
  for (;;) {
    const lines = wrap(question, { width: terminal.width - 12, indent: "  ", first: "" });
    for (const line of lines.slice(0, -1)) terminal.print(line);
    const answer = await ask(`${lines.at(-1)} `);
    if (/^b(?:ack)?$/i.test(answer)) return BACK;
    const wrong = fault(answer);
    if (wrong === undefined) return answer;
    const sentence = /^(?:write|type) /.test(wrong)
      ? `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`
      : `This ${wrong}.`;
    terminal.complain(wrap(sentence, { width: terminal.width, indent: "  " }).join("\n"));
  }
}

function noAnswers(): Beginnings {
  return { name: "Your Name", ssn: null, born: null, household: null, opening: null, entries: [], years: {} };
}

function* interview(draft: Beginnings): Asking<void> {
  yield* person(draft);
  yield* lastForm(draft);
  yield* papers(draft);
  yield* rothBefore(draft);
  yield* valuesStillMissing(draft);
  yield {
    about: ["", "Your answers:", ...summary(draft), ""],
    ask: "Write the ledger? (Enter for yes, b to go back):",
    fault: (answer) =>
      /^(?:y|yes)?$/i.test(answer) ? undefined : "takes Enter for yes, or b to go back to the last question",
  };
}

const WELCOME = [
  "Have your Forms 5498 and 1099-R and your last Form 8606 at hand. Write amounts and dates as the papers print them, such as $6,000.00 and 01/14/2025. Press Enter to skip a question, and type b to go back.",
  "",
];

function* person(draft: Beginnings): Asking<void> {
  const name = yield {
    about: WELCOME,
    ask: "Your name, as on your tax return:",
    fault: (answer) => ledgerFault({ owner: { name: answer || "x" } }),
  };
  if (name !== "") draft.name = name;
  const ssn = yield {
    ask: "Social security number:",
    fault: (answer) => (answer === "" ? undefined : ledgerFault({ owner: { name: "x", ssn: answer } })),
  };
  draft.ssn = ssn === "" ? null : ssn;
  draft.born = yield* day("Date of birth:");
  const spouse = yield* choice("Does your spouse have IRAs too? (y/n):", ["y", "n", ""]);
  if (spouse === "y") draft.household = lastWord(draft.name);
}

/** A word that ties the ledgers of spouses together: the family name of the one who is asked. */
function lastWord(name: string): string {
  return name.trim().split(/\s+/).at(-1)?.toLowerCase() ?? "home";
}

function* lastForm(draft: Beginnings): Asking<void> {
  const spouse =
    draft.household === null
      ? []
      : [
          `A ledger is one person's. For your spouse's IRAs, run ${COMMAND} init with another file name, such as spouse.yaml, and give that ledger the same household: ${draft.household}.`,
          "",
        ];
  const year = yield* optionalTaxYear(
    "Tax year of the last Form 8606 you filed (Enter if you never filed one):",
    spouse,
  );
  if (year === null) return;
  const line = year >= 2001 || year <= 1992 ? "14" : "12";
  const basis = yield* amount(`Line ${line} of that form, in dollars (0 if it is blank):`);
  draft.opening = { year, basis: basis ?? "0" };
}

function* papers(draft: Beginnings): Asking<void> {
  let done = "";
  for (;;) {
    const which = yield* choice(
      "Next paper: 5 for a Form 5498, 1 for a Form 1099-R (Enter when you have entered them all):",
      ["5", "1", ""],
      done === "" ? [""] : [done, ""],
    );
    if (which === "") return;
    draft.unfinished = {
      paper: which === "5" ? "Form 5498" : "Form 1099-R",
      year: null,
      before: structuredClone({ entries: draft.entries, years: draft.years }),
    };
    done = which === "5" ? yield* form5498(draft) : yield* form1099R(draft);
    delete draft.unfinished;
  }
}

/** Money that came out of a Roth IRA asks what was there before the first paper. */
function* rothBefore(draft: Beginnings): Asking<void> {
  if (!draft.entries.some(({ kind, ira }) => kind === "distribution" && ira === "roth")) return;
  const first = Math.min(...draft.entries.map(({ date, for: year }) => Number(year ?? yearOf(date))));
  const opening = draft.opening ?? { year: first - 1, basis: "0" };
  const since = yield* optionalTaxYear("First tax year for which you put money into any Roth IRA:", [
    "",
    `You took money out of a Roth IRA, so three questions about your Roth IRAs through ${opening.year}.`,
  ]);
  const before = yield* amount(
    `Roth contributions through ${opening.year}, minus what you took out again (0 if there were none):`,
  );
  const converted = yield* choice(
    `Did you convert money to a Roth IRA in ${opening.year} or earlier? (y/n):`,
    ["y", "n", ""],
  );
  draft.opening = {
    ...opening,
    ...(before === null ? {} : { roth_contributions: before }),
    ...(since === null ? {} : { roth_since: since }),
    ...(converted === "n" ? { roth_conversions: "[]" } : {}),
  };
}

/** Asks for the value of each year that needs one on line 6 and of which no Form 5498 was entered. */
function* valuesStillMissing(draft: Beginnings): Asking<void> {
  const out = draft.entries.filter(
    ({ kind, ira }) => (kind === "conversion" || kind === "distribution") && ira !== "roth",
  );
  for (const year of [...new Set(out.map(({ date }) => yearOf(String(date))))].sort((a, b) => a - b)) {
    if ((draft.years[year]?.values.length ?? 0) > 0) continue;
    const value = yield* amount(
      `All your traditional IRAs, including SEP and SIMPLE IRAs, together on December 31, ${year}, in dollars (Form 5498, box 5; 0 if they were empty; Enter if you do not know yet):`,
    );
    if (value !== null) yearOfDraft(draft, year).values.push({ value });
  }
}

/** What was answered, a line for each fact; the SSN is not shown again. */
function summary(draft: Beginnings): string[] {
  const { name, ssn, born, opening, entries, years } = draft;
  return [
    `  ${name}${born === null ? "" : `, born ${born}`}${ssn === null ? "" : ", with social security number"}`,
    opening === null
      ? "  No Form 8606 was filed before."
      : `  Form 8606 for ${opening.year} carried ${opening.basis} of basis forward.`,
    ...entries.map(
      ({ date, day: known, kind, amount: dollars, for: forYear, ira, reason }) =>
        `  ${known === "unknown" ? `${String(date).slice(0, 4)} (day not known)` : date}  ${[ira, kind, reason].filter((word) => word !== undefined).join(" ")} ${dollars}${forYear === undefined ? "" : ` for ${forYear}`}`,
    ),
    ...Object.entries(years).flatMap(([year, { deducted, values }]) => [
      ...(deducted === null ? [] : [`  ${year}  deducted ${deducted}`]),
      ...(values.length === 0
        ? []
        : [`  ${year}  value on December 31: ${values.map(({ value }) => value).join(" + ")}`]),
    ]),
  ];
}
