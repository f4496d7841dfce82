/** `/v1/exports`: a ledger's year or history on its way to tax software. Every export has a path of its own. */
import { z } from "zod";
import { TARGET_IDS } from "../../data/target-ids.js";
import { targetNamed } from "../../data/targets.js";
import { exportFiles, lastYearToExport } from "../../exports/export-files.js";
import type { ExportFormat, ExportName } from "../../exports/export-names.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { fontsWhenNeeded } from "../../node/fonts.js";
import { ledgerExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import type { EventLoopBudget } from "../event-loop-budget.js";
import { HttpProblem, ledgerProblem } from "../http-problem.js";
import { bodyText, computeLedger } from "../ledger.js";
import { ALL_YEARS, ledgerRoute, type Media } from "../ledger-route.js";
import { asOf, flag } from "../query.js";
import { type Route, route } from "../route.js";

const body = { "application/json": { schema: ledgerSchema, examples: ledgerExamples } };

const yearQuery = {
  year: z
    .string({ error: "must be written once" })
    .regex(/^\d{4}$/, "must be a year such as 2025")
    .transform(Number)
    .optional()
    .meta({
      pattern: "^\\d{4}$",
      description: "The tax year. The default is the last year with a Form 8606.",
    }),
  spouse: flag("The ledger is that of the spouse, who is named second on the return."),
};

/** What was asked for, whatever the export. */
interface Asked {
  readonly to: ExportName;
  readonly format: ExportFormat;
  readonly year?: number | undefined;
  readonly spouse?: boolean;
  /** ISO date. */
  readonly on?: string;
}

/** The text or PDF of an export. Throws an HttpProblem when the ledger is wrong, or does not have the year. */
async function contentOf(
  sent: unknown,
  { to, format, year, spouse, on = "" }: Asked,
  budget: EventLoopBudget,
) {
  const computed = await computeLedger(bodyText(sent), {}, budget);
  const taxYear = year ?? lastYearToExport([computed]);
  if (taxYear === undefined)
    throw new HttpProblem("nothing_to_file", { detail: "The ledger covers no year." });
  const people = [{ ...computed, role: spouse ? ("spouse" as const) : ("taxpayer" as const) }];
  const made = await exportFiles(people, { to, format, year: taxYear, on }, fontsWhenNeeded);
  if (!made.ok) {
    const [first] = made.problems;
    if (first?.code !== "nothing_to_file") throw ledgerProblem(made.problems);
    throw new HttpProblem("nothing_to_file", { detail: `The ledger has nothing in ${taxYear}.` });
  }
  const content = made.value[0]?.content;
  // Node's servers take bytes as a Buffer.
  if (!(content instanceof Uint8Array)) return content;
  return Buffer.from(content.buffer, content.byteOffset, content.length);
}

const list = route({
  method: "GET",
  path: "/v1/exports",
  id: "listExports",
  summary: "Programs that a ledger can be exported to",
  description:
    "The programs that `POST /v1/exports/sheet` makes an entry sheet for, and how much we know about their screens.",
  query: z.strictObject({}),
  answers: { "application/json": { schema: replies.exportPrograms } },
  refuses: [],
  handle: () =>
    JSON.stringify({
      programs: TARGET_IDS.map((id) => {
        const { name, preparer, screens } = targetNamed(id);
        return {
          id,
          name,
          preparer: preparer === true,
          screens: screens.map(({ from, known, says, sources }) => ({
            from,
            known,
            says,
            last_seen: Math.max(...sources.map(({ year }) => year)),
          })),
        };
      }),
    }),
});

const SHEET_FORMATS: Readonly<Record<string, ExportFormat>> = {
  "application/json": "json",
  "text/csv": "csv",
  "application/pdf": "pdf",
};

const sheet = ledgerRoute({
  method: "POST",
  path: "/v1/exports/sheet",
  id: "makeEntrySheet",
  summary: "What to type into tax software, and what it must show",
  description:
    "The entry sheet of one tax year: each expected Form 1099-R in box order, the program's questions with their answers, the values to check at the end, and the entry that is probably wrong if the taxable amount differs.",
  query: z.strictObject({
    program: z
      .enum(TARGET_IDS, { error: `must be one of ${TARGET_IDS.join(", ")}` })
      .default("paper")
      .describe("The program. The default is the lines of the form itself."),
    ...yearQuery,
  }),
  body,
  answers: {
    "application/json": { schema: replies.entrySheet },
    "text/csv": { schema: replies.bytes },
    "application/pdf": { schema: replies.bytes },
  },
  lightYears: 12,
  refuses: ["nothing_to_file"],
  handle: async ({ request, reply, accept, query: { program, year, spouse } }, { budget }) => {
    const format = SHEET_FORMATS[accept] ?? "json";
    if (format !== "json") name(reply, `entry-sheet.${format}`);
    return contentOf(request.body, { to: program, format, year, spouse }, budget);
  },
});

const history = ledgerRoute({
  method: "POST",
  path: "/v1/exports/history",
  id: "exportHistory",
  summary: "The basis history as a table",
  description:
    "Every line of every year as CSV, one row per line, with lines 4a and 4b of Form 1040 and the basis carried forward; with `wide`, one row per year. A spreadsheet does not treat any text in it as a formula.",
  query: z.strictObject({
    wide: flag("One row per year, with a column for each line, named as on the form since 2017."),
  }),
  body,
  answers: { "text/csv": { schema: replies.bytes } },
  lightYears: ALL_YEARS,
  refuses: ["nothing_to_file"],
  handle: ({ request, reply, query: { wide } }, { budget }) => {
    name(reply, "basis-history.csv");
    return contentOf(request.body, { to: "history", format: wide ? "wide" : "csv" }, budget);
  },
});

/** The route of one year's file for another program. */
function fileRoute(
  to: "ots" | "txf" | "mef" | "fffa",
  format: ExportFormat,
  told: Pick<Route, "id" | "summary" | "description"> & { readonly answer: Readonly<Record<string, Media>> },
): Route {
  const { answer: answers, ...words } = told;
  return ledgerRoute({
    method: "POST",
    path: `/v1/exports/${to === "fffa" ? "fillable-forms" : to}`,
    ...words,
    query: z.strictObject({ ...yearQuery, as_of: asOf }),
    body,
    answers,
    lightYears: ALL_YEARS,
    refuses: ["nothing_to_file"],
    handle: ({ request, reply, query: { year, spouse, as_of } }, { budget }) => {
      if (format !== "fields") name(reply, `form-8606.${format}`);
      return contentOf(request.body, { to, format, year, spouse, on: as_of }, budget);
    },
  });
}

/** The file's name says nothing of its owner: headers are often logged on their way. */
function name(reply: { header(name: string, value: string): unknown }, file: string): void {
  reply.header("content-disposition", `attachment; filename="${file}"`);
}

const files = [
  fileRoute("fffa", "fields", {
    id: "exportFillableForms",
    summary: "The lines that are typed into Free File Fillable Forms",
    description:
      "By the names of its fields, which were last seen for tax year 2021: whole dollars as text. Lines that it computes are left out.",
    answer: { "application/json": { schema: replies.fillableForms } },
  }),
  fileRoute("ots", "txt", {
    id: "exportOpenTaxSolver",
    summary: "The input of OpenTaxSolver for Form 8606",
    description:
      "A text file for its program `taxsolve_f8606`. If OpenTaxSolver cannot compute a year's lines, the response is an error.",
    answer: { "text/plain": { schema: replies.bytes } },
  }),
  fileRoute("mef", "xml", {
    id: "exportEfileXml",
    summary: "Form 8606 as IRS e-file XML",
    description:
      "The element `IRS8606` in whole dollars, by the names of the IRS's public stylesheets, with the business rules of the form checked. It is a part of a return.",
    answer: { "application/xml": { schema: replies.bytes } },
  }),
  fileRoute("txf", "txf", {
    id: "exportTxf",
    summary: "Lines 1, 2, and 6 as TXF (experimental)",
    description:
      "Tax Exchange Format, version 042, with Forms 1099-R from IRAs. The format has no other line, and we have not confirmed what importing programs do with these.",
    answer: { "text/plain": { schema: replies.bytes } },
  }),
];

/** Every route of exports, in the order of their description. */
export const exportRoutes: readonly Route[] = [list, sheet, history, ...files];
