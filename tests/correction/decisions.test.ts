import { describe, expect, it, test } from "vitest";
import { decisionFor, decisions } from "../../src/correction/decisions.js";
import type { YearState } from "../../src/correction/year-state.js";

const answers = {
  due: ["coming", "past"],
  return: ["filed", "not_filed", "unknown"],
  form: ["right", "wrong", "missing", "not_required", "overstated", "not_due", "undecided"],
  income: ["same", "lines", "too_high", "too_low", "unknown"],
  deduction: ["right", "also_taken", "stands", "unknown"],
  basis: ["known", "unknown"],
  form_5329: ["same", "owed", "less"],
  exception: ["none", "to_report", "unknown", "earlier_excess"],
  required: ["yes", "no", "unknown"],
  relief: ["none", "six_months"],
  refund: ["open", "closed", "unknown"],
  assessment: ["open", "closed", "unknown"],
} satisfies { [K in keyof YearState]: YearState[K][] };

/** Every state a year may be in. */
function* states(): Generator<YearState> {
  let all: Partial<YearState>[] = [{}];
  for (const [question, options] of Object.entries(answers))
    all = all.flatMap((state) => options.map((answer) => ({ ...state, [question]: answer })));
  yield* all as YearState[];
}

const late: YearState = {
  due: "past",
  return: "filed",
  form: "missing",
  income: "same",
  deduction: "right",
  basis: "known",
  form_5329: "same",
  exception: "none",
  required: "unknown",
  relief: "none",
  refund: "closed",
  assessment: "closed",
};

describe("what is sent", () => {
  test.each<[string, Partial<YearState>, string]>([
    ["form missing, the return was right", {}, "form_alone"],
    ["form missing, 4b too high, refund open", { income: "too_high", refund: "open" }, "amend_refund"],
    ["form missing, 4b too high, refund closed", { income: "too_high" }, "form_alone_no_refund"],
    ["form missing, 4b too low, assessment open", { income: "too_low", assessment: "open" }, "amend_payment"],
    ["form missing, 4b too low, assessment closed", { income: "too_low" }, "form_alone_no_payment"],
    ["form missing, lines that cancel out", { income: "lines", assessment: "open" }, "amend_same_tax"],
    ["form right, lines that cancel out", { form: "right", income: "lines" }, "amend_same_tax"],
    ["form wrong, tax the same", { form: "wrong" }, "amend_same_tax"],
    ["form wrong, too much taxed", { form: "wrong", income: "too_high", refund: "open" }, "amend_refund"],
    [
      "form wrong, too little taxed",
      { form: "wrong", income: "too_low", assessment: "open" },
      "amend_payment",
    ],
    [
      "deducted and also reported",
      { form: "right", income: "too_low", deduction: "also_taken", assessment: "open" },
      "amend_deduction",
    ],
    [
      "deducted in a closed year",
      { form: "not_required", income: "same", deduction: "stands" },
      "deduction_stands",
    ],
    ["an earlier deduction may stand", { basis: "unknown", income: "too_high", refund: "open" }, "undecided"],
    ["no return was required", { return: "not_filed", required: "no" }, "form_alone"],
    ["Form 5329 not reported, the rest right", { form_5329: "owed", assessment: "open" }, "amend_payment"],
    [
      "Form 5329 not reported, form right",
      { form: "right", form_5329: "owed", assessment: "open" },
      "amend_payment",
    ],
    ["Form 5329 too high", { form: "right", form_5329: "less", refund: "open" }, "amend_refund"],
    ["Form 5329 not reported, closed", { form_5329: "owed" }, "form_alone"],
    ["no return was filed", { return: "not_filed" }, "delinquent_return"],
    ["the due date has not passed", { due: "coming", form: "wrong" }, "superseding_return"],
    [
      "nothing is filed and nothing is due",
      { due: "coming", form: "not_due", return: "unknown" },
      "with_the_return",
    ],
    ["filed where none was required", { form: "not_required" }, "nothing"],
    ["right", { form: "right" }, "nothing"],
    [
      "a right form, but the return taxed too much",
      { form: "right", income: "too_high", refund: "open" },
      "amend_refund",
    ],
    ["a right form in a closed year", { form: "right", income: "too_high" }, "nothing"],
    ["moved within the six months", { relief: "six_months" }, "amend_same_tax"],
    [
      "all of it moved within the six months, so that no form is required",
      { relief: "six_months", form: "not_required" },
      "amend_same_tax",
    ],
    [
      "moved within the six months, with additional tax",
      { relief: "six_months", form_5329: "owed", assessment: "open" },
      "amend_payment",
    ],
    [
      "an exception that Form 1099-R does not show",
      { form: "not_required", exception: "to_report", assessment: "open" },
      "amend_same_tax",
    ],
    [
      "an exception that Form 1099-R may show, beside a missing form",
      { exception: "unknown", assessment: "open" },
      "amend_same_tax",
    ],
    [
      "an exception that Form 1099-R may show, and nothing else",
      { form: "right", exception: "unknown", assessment: "open" },
      "nothing",
    ],
    [
      "an earlier excess that Form 5329 did not show, and nothing else",
      { form: "not_required", exception: "earlier_excess", assessment: "open" },
      "amend_same_tax",
    ],
    ["an exception in a closed year", { exception: "to_report" }, "form_alone"],
    ["a form that claims basis that does not exist, not required", { form: "overstated" }, "amend_same_tax"],
    ["too much taxed, filing date not known", { income: "too_high", refund: "unknown" }, "undecided"],
    ["too little taxed, filing date not known", { income: "too_low", assessment: "unknown" }, "undecided"],
    ["whether a form was filed is not known", { form: "undecided" }, "undecided"],
    ["whether a return was filed is not known", { return: "unknown" }, "undecided"],
  ])("%s", (_, state, send) => {
    expect(decisionFor({ ...late, ...state }).send).toBe(send);
  });

  it("is decided for every state, and every row of the table decides some", () => {
    const used = new Set([...states()].map(decisionFor));
    expect(decisions.filter((row) => !used.has(row)).map(({ send, why }) => `${send}: ${why}`)).toEqual([]);
  });

  it("is never a form by itself where a required return was not filed, or where tax changes and can be claimed or paid", () => {
    for (const state of states()) {
      const { send } = decisionFor(state);
      if (!send.startsWith("form_alone")) continue;
      expect(state.return === "filed" || state.required === "no").toBe(true);
      expect(["missing", "wrong"]).toContain(state.form);
      if (state.return === "filed" && state.form_5329 === "owed") expect(state.assessment).toBe("closed");
      expect(state.income).not.toBe("lines");
      if (state.income === "too_high") expect(state.refund).toBe("closed");
      if (state.income === "too_low") expect(state.assessment).toBe("closed");
    }
  });

  it("claims no refund after the window and asks for no payment after assessment", () => {
    for (const state of states()) {
      const { send } = decisionFor(state);
      if (send === "amend_refund") expect(state.refund).toBe("open");
      if (send === "amend_payment") expect(state.assessment).toBe("open");
    }
  });

  it("gives every row its reason with a source, where it sends something", () => {
    for (const { send, why } of decisions) {
      if (send.startsWith("amend") || send.endsWith("return")) expect(why).toMatch(/\(.*\)/);
    }
  });
});
