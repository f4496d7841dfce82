import {
  boxesOf1099R,
  screensOf,
  type Target,
  type TargetQuestion,
  type TargetScreens,
  usesOn1099R,
} from "../../data/targets.js";
import type { CompletedYear } from "../../lines/year.js";
import { type ExportYear, ownerLabel, type Role } from "../export-owner.js";
import type { Slip } from "../forms-to-enter.js";
import { type Answer, type Answers, holds, slipAnswers, yearAnswers } from "../program-answers.js";
import { type CheckValue, checkValues, lineValues } from "./check-values.js";
import { notesOf } from "./notes.js";
import type { SheetAnswer } from "./sheet-answer.js";
import { isFiguredOnForm, type WrongTurn, wrongTurns } from "./wrong-turns.js";

/** One thing to type: where, what is asked there, and the answer. */
export interface SheetRow {
  readonly where: string;
  readonly question: string;
  readonly answer: SheetAnswer;
}

/** One topic of a program. */
interface SheetSection {
  readonly title: string;
  /** How to get there; absent for a part of the topic before it. */
  readonly path?: string;
  readonly rows: readonly SheetRow[];
}

/** What a person types into a program for one year, in its order, and how to see that it came out right. */
export interface EntrySheet {
  readonly tax_year: number;
  readonly owner: string;
  readonly role: Role;
  readonly program: string;
  /** Whether people enter each spouse in a column of their own there. */
  readonly preparer: boolean;
  /** How far the screens of the program are known, in words. */
  readonly about: readonly string[];
  readonly sections: readonly SheetSection[];
  /** What the program must show when everything is typed. */
  readonly checks: readonly CheckValue[];
  /** What another taxable amount on Form 1040 points to. */
  readonly wrong: readonly WrongTurn[];
  /** What no question of a program covers. */
  readonly notes: readonly string[];
}

/** Makes the sheet of one year. @param slips the year's Forms 1099-R, from papers or as the ledger lets one expect them */
export function entrySheet(
  exported: ExportYear,
  done: CompletedYear,
  slips: readonly Slip[],
  target: Target,
): EntrySheet {
  const { ledger, year, role } = exported;
  const screens = screensOf(target, year.tax_year);
  const isInherited = ledger.owner.inherited_from !== null;
  const known = screens !== undefined && screens.sections.length > 0;
  const slipSections = slips.map((slip, at) =>
    slipSection(slip, at, slipAnswers(slip, isInherited), year.tax_year, screens),
  );
  const sections = [
    ...slipSections,
    ...(known ? yearSections(yearAnswers(exported, done), screens) : []),
    ...(known && !needsLines(exported) ? [] : [linesSection(exported, target)]),
  ];
  return {
    tax_year: year.tax_year,
    owner: ownerLabel(exported),
    role,
    program: target.name,
    preparer: target.preparer === true,
    about: aboutOf(target, year.tax_year, screens),
    sections: sections.filter(({ rows }) => rows.length > 0),
    checks: checkValues(exported),
    wrong: wrongTurns(year, ledger.options.line10_places),
    notes: notesOf(exported, done, slips),
  };
}

/** Where questions alone do not lead to the lines, the lines are on the sheet as well: Roth IRAs, disasters, repayments. */
function needsLines({ year, ledger }: ExportYear): boolean {
  const isPlain = year.parts.every((part) => part === "I" || part === "II");
  return !isPlain || (year.must_file && !isFiguredOnForm(year, ledger.options.line10_places));
}

function aboutOf(target: Target, year: number, screens: TargetScreens | undefined): string[] {
  if (screens === undefined)
    return [
      `The screens of ${target.name} for ${year} are not known here, so the sheet gives the lines of the form.`,
    ];
  const newest = Math.max(...screens.sources.map((source) => source.year));
  const seen =
    screens.known === "lines"
      ? []
      : [`Last seen for tax year ${newest}; the words on your screen may differ.`];
  return [screens.says, ...seen];
}

function slipSection(
  slip: Slip,
  at: number,
  answers: Answers,
  year: number,
  screens: TargetScreens | undefined,
): SheetSection {
  const name = `1099-R #${at + 1}`;
  const boxes = boxesOf1099R(year).map(
    ({ ask, where, words }): SheetRow => ({
      where: `${name} ${where}`,
      question: words,
      answer: shown(answers[ask], undefined),
    }),
  );
  const asked = (screens?.sections ?? []).filter(({ each }) => each === "1099-r");
  const questions = asked.flatMap((section) => rowsOf(section.questions, answers, name));
  const own = new Set(asked.flatMap((section) => section.questions.map(({ ask }) => ask)));
  const also = usesOn1099R
    .filter(({ ask }) => !own.has(ask) && holds(ask, answers))
    .map(({ ask, words }) => ({ where: name, question: words, answer: shown(answers[ask], undefined) }));
  const [first] = asked;
  return {
    title: slip.isPaper ? `Form 1099-R #${at + 1}` : `Form 1099-R #${at + 1}, as expected from your ledger`,
    ...(first && at === 0 && { path: first.path }),
    rows: [...boxes, ...(questions.length > 0 ? questions : [useRow(answers, name)]), ...also],
  };
}

/** Where no screen is known: what became of the money, in plain words. */
function useRow(answers: Answers, where: string): SheetRow {
  return { where, question: "What happened to the money", answer: shown(answers.use, undefined) };
}

function yearSections(answers: Answers, screens: TargetScreens): SheetSection[] {
  return screens.sections
    .filter(({ each, when }) => each === "year" && holds(when, answers))
    .map(({ title, path, questions }) => ({ title, path, rows: rowsOf(questions, answers, title) }));
}

function rowsOf(questions: readonly TargetQuestion[], answers: Answers, where: string): SheetRow[] {
  return questions
    .filter(({ when }) => holds(when, answers))
    .map(({ ask, words, choices }) => ({ where, question: words, answer: shown(answers[ask], choices) }));
}

function linesSection(exported: ExportYear, target: Target): SheetSection {
  const fields = new Map(target.fields?.map(({ line, field }) => [line, field]));
  const typed = target.fields === undefined ? null : new Set(fields.keys());
  return {
    title: "Form 8606, line by line",
    path: typed === null ? "Form 8606" : "Form 8606: the lines that you type",
    rows: lineValues(exported, typed).map(({ label, name, id, value }) => ({
      where: `Form 8606 line ${label}`,
      question: fields.has(id) ? `${name} (field ${fields.get(id)})` : name,
      answer: value,
    })),
  };
}

/** What became of money, where the program's own words are not known. */
const USES: Readonly<Record<string, string>> = {
  converted: "Converted to a Roth IRA",
  kept: "Kept it",
  disaster: "Kept it: a qualified disaster distribution",
  rolled_over: "Rolled over to an IRA or a plan",
  charity: "Went straight to a charity (QCD)",
  hsa: "Went straight to an HSA",
  returned: "A contribution returned in time, with its earnings",
  recharacterized: "A contribution or conversion recharacterized: nothing is taxable",
  excess_removed: "An excess contribution taken out later: nothing is taxable",
  roth: "Kept it; it came out of a Roth IRA",
  mixed: "Several things: see the amounts",
};

function shown(
  answer: Answer | undefined,
  choices: Readonly<Record<string, string>> | undefined,
): SheetAnswer {
  if (answer === undefined) throw new Error("forms/targets/ asks for an answer that is not known");
  if ("cents" in answer) return answer.cents;
  if ("yes" in answer) return answer.yes ? "Yes" : "No";
  if ("choice" in answer) return choices?.[answer.choice] ?? USES[answer.choice] ?? answer.choice;
  return "unknown" in answer ? `? ${answer.unknown}` : answer.text;
}
