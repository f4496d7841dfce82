import { z } from "zod";
import { TARGET_IDS } from "../../data/target-ids.js";
import { errorCodes } from "../../errors.js";
import { FORM_5329_LINES } from "../../ledger/form-5329-lines.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { reasons } from "../../lines/filing.js";
import { findingCodes } from "../../review/all-rules.js";
import { statementKinds } from "../../year/statement-kinds.js";

/** The shapes of the server's responses, in dollars. They only describe; `toJson` makes the responses. */

const amount = z.number().describe("Dollars, with cents as decimals.");
const lineAmounts = z
  .record(z.string(), z.union([amount, z.string()]))
  .describe("Amounts by the labels of that year's form; line 10 is text. Blank lines are absent.");
const taxYear = z.int().describe("A tax year.");

export const finding = z.strictObject({
  code: z.enum(findingCodes).describe("The finding's code, from a fixed list."),
  tax_year: taxYear,
  severity: z
    .enum(["error", "warning", "info"])
    .describe(
      "error: a form is wrong or missing; warning: you are paying tax or are close to breaking a rule; info: good to know.",
    ),
  message: z.string().describe("The finding, with the amounts in this ledger."),
  fix: z.string().describe("What to do."),
  enter: z.string().optional().describe("What to write in the ledger, with its keys."),
  source: z.string().describe("Section of law, form instruction or notice."),
});

export const carry = z
  .strictObject({
    year: taxYear,
    basis: amount.describe("The next year's line 2."),
    roth_contributions: amount.nullable(),
    roth_conversions: z.array(z.strictObject({ year: taxYear, amount, taxable: amount })),
    roth_since: taxYear.nullable(),
    homebuyer_used: amount,
    repayments_carried: amount.optional(),
    excess_traditional: amount.optional(),
    excess_off_line_1: amount.optional(),
    excess_roth: amount.optional(),
    excess_unknown: z.boolean().optional(),
    rolled_from_529: amount.optional(),
    qcd_deductions: amount.optional(),
    in_plan_rollovers: z.array(z.strictObject({ year: taxYear, amount, taxable: amount })).optional(),
    deferred_income: z
      .strictObject({
        due: z.array(z.strictObject({ year: taxYear, ira: amount, plan: amount })),
        taxed_early: amount,
      })
      .optional(),
  })
  .describe("What carries forward to the next year. You can use it as the `opening` of a new ledger.");

const lineExplanation = z.strictObject({
  rule: z.string(),
  operands: z.array(z.strictObject({ line: z.string(), amount: z.union([amount, z.string()]) })),
  entries: z.array(z.strictObject({ place: z.string(), what: z.string(), amount })),
  rounding: z.string(),
  text: z.string().describe("The whole explanation for a person, with the amount first."),
});

export const yearLines = z.strictObject({
  tax_year: taxYear,
  must_file: z.boolean().describe("Whether the year requires Form 8606."),
  reasons: z.array(z.enum(Object.keys(reasons))),
  method: z.enum(["form", "worksheet_1_1"]).optional(),
  parts: z.array(z.enum(["I", "II", "III", "IV"])),
  lines: lineAmounts,
  worksheet: lineAmounts.optional().describe("Worksheet 1-1 of Publication 590-B, by its lines."),
  form_1040: z
    .strictObject({ "4a": amount, "4b": amount })
    .describe("This ledger's amounts for lines 4a and 4b of Form 1040 (15a and 15b before 2018)."),
  form_5329: z
    .partialRecord(z.enum(FORM_5329_LINES), amount)
    .optional()
    .describe(
      "The IRA lines of Form 5329: 1 to 4 for early distributions, 9 to 17 and 18 to 25 for excess contributions to traditional or Roth IRAs.",
    ),
  carry,
  statements: z.array(
    z.strictObject({
      kind: z.enum(Object.keys(statementKinds)),
      text: z.string(),
      net_income: amount.optional(),
      transferred: amount.optional(),
    }),
  ),
  disasters: z
    .array(z.strictObject({ line: z.enum(["15b", "25b"]), disaster: z.string(), amount }))
    .optional()
    .describe("Lines 15b and 25b by disaster."),
  explain: z.record(z.string(), lineExplanation).optional().describe("By line, if requested."),
  explain_1040: z
    .record(z.string(), lineExplanation)
    .optional()
    .describe("Lines 4a and 4b of the return (15a and 15b before 2018), if requested."),
  explain_5329: z
    .record(z.string(), lineExplanation)
    .optional()
    .describe("Form 5329 by line, if requested and if the year has one."),
});

export const lines = z.strictObject({
  owner: z.string(),
  years: z.array(yearLines).describe("Every year from the first to the last in the ledger."),
  findings: z.array(finding),
});

export const form = z.strictObject({
  tax_years: z.array(taxYear).describe("The year of the form, or all years of a packet."),
  templates: z
    .array(z.enum(["official", "worksheet"]))
    .describe("The template that was filled for each of these years."),
  file_name: z.string(),
  content: z.base64().describe("The PDF."),
});

export const forms = z.strictObject({ ...lines.shape, forms: z.array(form) });

export const review = z.strictObject({
  owners: z
    .array(z.strictObject({ owner: z.string(), findings: z.array(finding) }))
    .describe("One item for each ledger, in the order of the request."),
});

const knownScreens = z
  .enum(["steps", "partly", "lines"])
  .describe(
    "steps: menus and questions by the publisher's pages; partly: some of them; lines: the form itself.",
  );

export const exportPrograms = z.strictObject({
  programs: z.array(
    z.strictObject({
      id: z.enum(TARGET_IDS),
      name: z.string(),
      preparer: z.boolean().describe("Used by paid preparers."),
      screens: z.array(
        z.strictObject({
          from: taxYear,
          known: knownScreens,
          says: z.string(),
          last_seen: taxYear.describe("The last tax year that a source was about."),
        }),
      ),
    }),
  ),
});

const sheetAnswer = z.union([amount, z.string()]);

export const entrySheet = z
  .array(
    z.strictObject({
      tax_year: taxYear,
      owner: z.string(),
      role: z.enum(["taxpayer", "spouse"]),
      program: z.string(),
      preparer: z.boolean(),
      about: z.array(z.string()).describe("How far the screens of the program are known."),
      sections: z.array(
        z.strictObject({
          title: z.string(),
          path: z.string().optional().describe("How to get there."),
          rows: z.array(z.strictObject({ where: z.string(), question: z.string(), answer: sheetAnswer })),
        }),
      ),
      checks: z
        .array(z.strictObject({ where: z.string(), value: sheetAnswer }))
        .describe("What the program must show when everything is typed."),
      wrong: z
        .array(z.strictObject({ taxable: amount, look: z.string() }))
        .describe("Another taxable amount on Form 1040, and the entry that it points to."),
      notes: z.array(z.string()),
    }),
  )
  .describe("One sheet, of the owner of the ledger.");

export const fillableForms = z
  .record(z.string(), z.record(z.string(), z.string()))
  .describe("By form (`f8606t`, or `f8606s` of a spouse) and field.");

export const years = z.strictObject({
  years: z.array(
    z.strictObject({
      tax_year: taxYear,
      status: z
        .enum(["final", "draft"])
        .describe("draft: the IRS has not published the year's final form yet."),
      templates: z
        .array(z.enum(["official", "worksheet"]))
        .describe("The installed templates; `auto` uses the first."),
      why_not_filled: z
        .string()
        .nullable()
        .describe("Why the form is not filled in; the lines are still computed."),
    }),
  ),
});

const errorCode = z.enum(Object.keys(errorCodes)).describe("The error code. Codes do not change.");

export const problemItem = z.strictObject({
  code: errorCode,
  path: z.string().describe("The place as a person writes it, such as entries[3].amount."),
  pointer: z.string().describe("The place as a JSON Pointer (RFC 6901)."),
  message: z.string(),
});

export const problem = z
  .strictObject({
    type: z.string().describe("The address that describes the code."),
    title: z.string(),
    status: z.int(),
    code: errorCode,
    detail: z.string().optional(),
    errors: z.array(problemItem).optional().describe("Every problem in the ledger or the query."),
  })
  .describe("An error (RFC 9457).");

export const batchLine = z.union([
  z.strictObject({
    line: z.int().describe("The line of the request, starting at 1."),
    result: forms.partial({ forms: true }),
  }),
  z.strictObject({ line: z.int(), error: problem }),
]);

/** The bytes of a file. */
export const bytes = z.file();

export const importForm = z.strictObject({
  paper: z.array(bytes).min(1).describe("Each paper as a file. Repeat this part for each paper."),
  answers: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .describe("Answers by question ID, as JSON."),
  ledger: ledgerSchema.optional().describe("The ledger to add to, as JSON."),
});

const place = z.strictObject({
  page: z.int().optional(),
  line: z.int().describe("The line, starting at 1."),
  text: z.string().describe("The text there. Social Security and account numbers are shortened."),
});
const factValue = z.union([z.number(), z.string(), z.boolean()]);
const certainty = z
  .enum(["certain", "confirm", "doubtful"])
  .describe("confirm: read from the layout of a page. doubtful: two readings are possible.");
const fact = z.strictObject({
  name: z.string(),
  box: z.string().optional().describe("The box or line on the paper."),
  value: factValue.describe("Money in cents, dates as YYYY-MM-DD."),
  date: z.string().optional(),
  place,
  certainty,
  alternatives: z.array(factValue).optional(),
});
const historyRow = z.strictObject({
  date: z.string(),
  action: z.string().describe("The kind of transaction, from the row's text."),
  text: z.string(),
  amount: z.number().nullable().describe("In cents; negative if money left the account."),
  for: taxYear.nullable().describe("The tax year of a contribution, if the row shows it."),
  counterpart: z.string().nullable().describe("Last characters of the other account."),
  place,
  certainty,
});
const text = z.string().nullable();
const draftLedger = z
  .record(z.string(), z.unknown())
  .describe("A draft ledger. It may be incomplete while questions are open.");

export const imported = z.strictObject({
  papers: z.array(
    z.strictObject({
      file: z.string(),
      kind: z.string(),
      owner: z.strictObject({ name: text, ssn: text.describe("The last four digits.") }),
      tax_year: taxYear.nullable(),
      account: text.describe("The last characters of the account number."),
      facts: z.array(z.union([fact, historyRow])),
      unknown: z
        .array(z.strictObject({ place, reason: z.string() }))
        .describe("Text on the paper that was not understood."),
    }),
  ),
  ledger: draftLedger.nullable().describe("The first person's own IRAs; null if no paper was read."),
  other_ledgers: z.array(draftLedger).describe("The ledgers of a spouse and of inherited IRAs."),
  questions: z.array(
    z.strictObject({
      id: z.string().describe("The key for the answer."),
      about: z.string(),
      reason: z.string(),
      papers: z.array(z.string()),
      choices: z.array(z.strictObject({ answer: z.string(), means: z.string() })),
      suggested: text,
      tax_year: taxYear.nullable(),
    }),
  ),
  waiting: z
    .array(z.strictObject({ questions: z.array(z.string()), entry: z.record(z.string(), z.unknown()) }))
    .describe("Entries that are not in any ledger until you answer their questions."),
  notes: z.array(
    z.strictObject({ tax_year: taxYear.nullable(), message: z.string(), papers: z.array(z.string()) }),
  ),
  problems: z
    .array(z.strictObject({ ...problemItem.shape, line: z.int().optional(), column: z.int().optional() }))
    .describe("Problems in files and answers; `path` is the file."),
});

export const health = z.strictObject({ status: z.literal("ok") });
