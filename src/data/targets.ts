/**
 * Programs that a person may type a year into, as far as their screens are known: read from `forms/targets/`, each fact
 * with its source and the tax year it was seen in.
 */
import drake from "../../forms/targets/drake.json" with { type: "json" };
import fffa from "../../forms/targets/fffa.json" with { type: "json" };
import form1099R from "../../forms/targets/form-1099-r.json" with { type: "json" };
import freetaxusa from "../../forms/targets/freetaxusa.json" with { type: "json" };
import hrblock from "../../forms/targets/hrblock.json" with { type: "json" };
import lacerte from "../../forms/targets/lacerte.json" with { type: "json" };
import paper from "../../forms/targets/paper.json" with { type: "json" };
import proseries from "../../forms/targets/proseries.json" with { type: "json" };
import taxact from "../../forms/targets/taxact.json" with { type: "json" };
import turbotax from "../../forms/targets/turbotax.json" with { type: "json" };
import { valueIn } from "./dated.js";
import type { TargetId } from "./target-ids.js";

/** One thing that a program asks. */
export interface TargetQuestion {
  /** Which answer it takes, by its name in `src/exports/`. */
  readonly ask: string;
  /** What it asks, in words close to the program's own. */
  readonly words: string;
  /** It is asked only when this answer is not zero and not no. */
  readonly when?: string;
  /** The program's words for answers that are a choice. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** One topic of a program's questions, in its order. */
interface TargetSection {
  readonly title: string;
  /** How to get there. */
  readonly path: string;
  /** Asked for each Form 1099-R, or once. */
  readonly each: "1099-r" | "year";
  readonly when?: string;
  readonly questions: readonly TargetQuestion[];
}

/** What is known of a program's screens from one tax year on. */
export interface TargetScreens {
  readonly from: number;
  /** `steps`: menus and questions by the publisher's own pages; `partly`: some of them; `lines`: the form itself. */
  readonly known: "steps" | "partly" | "lines";
  /** What the reader has to know about that, in a sentence or two. */
  readonly says: string;
  /** What it was read from, and the tax year that it was about. */
  readonly sources: readonly { readonly year: number; readonly url: string; readonly seen: string }[];
  readonly sections: readonly TargetSection[];
}

/** A program, or the form itself. */
export interface Target {
  readonly id: TargetId;
  readonly name: string;
  /** Used by paid preparers, who enter each person in a column of their own. */
  readonly preparer?: boolean;
  /** In the order of their years. */
  readonly screens: readonly TargetScreens[];
  /** Free File Fillable Forms alone: the name of the field that takes each line. */
  readonly fields?: readonly { readonly line: string; readonly field: string }[];
}

const targets = { turbotax, freetaxusa, hrblock, taxact, fffa, drake, proseries, lacerte, paper };

/** A program by its id. */
export function targetNamed(id: TargetId): Target {
  return targets[id] as Target;
}

/** What is known of a program's screens in a tax year; undefined for a year before anything is known. */
export function screensOf(target: Target, year: number): TargetScreens | undefined {
  return valueIn(target.screens, year);
}

/** A box of Form 1099-R that a program asks for, in the order of the paper. */
export interface TargetBox {
  readonly from: number;
  readonly ask: string;
  readonly where: string;
  readonly words: string;
}

/**
 * What became of money on a Form 1099-R that a program has to know, whether or not its own question for it is known, in
 * general words.
 */
export const usesOn1099R: readonly { readonly ask: string; readonly words: string }[] = form1099R.also;

/** The boxes of Form 1099-R that programs ask for, in the order of the paper. */
export function boxesOf1099R(year: number): readonly TargetBox[] {
  return (form1099R.boxes as readonly TargetBox[]).filter(({ from }) => from <= year);
}
