import { z } from "zod";
import { ledgerSchema } from "../../ledger/schema.js";
import { ledgerExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { bodyText, computeLedger } from "../ledger.js";
import { ledgerRoute } from "../ledger-route.js";
import { formsQuery, type MadeForm, makeSomeForms, withForms } from "../make-forms.js";
import { asOf } from "../query.js";
import { zipStream } from "../zip.js";

/** `POST /v1/forms`: the filled Form 8606 of every year that needs one, as PDF, ZIP or JSON. */
export const forms = ledgerRoute({
  method: "POST",
  path: "/v1/forms",
  id: "fillForms",
  summary: "Filled forms for every year that needs one",
  description:
    "Fills in Form 8606 and reads it back before it responds. As `application/pdf`: one year's form, or all of them in one packet. As `application/zip`: one PDF per year, or one packet. As `application/json`: the same in base64, with the lines. The header `form8606-templates` names the templates.",
  query: z.strictObject({ ...formsQuery, as_of: asOf }),
  body: { "application/json": { schema: ledgerSchema, examples: ledgerExamples } },
  answers: {
    "application/pdf": { schema: replies.bytes },
    "application/zip": { schema: replies.bytes },
    "application/json": { schema: replies.forms },
  },
  lightYears: 12,
  refuses: ["nothing_to_file", "template_missing"],
  handle: async ({ request, reply, query, accept }, means) => {
    const computed = await computeLedger(bodyText(request.body), { asOf: query.as_of }, means.budget);
    const asPdf = accept === "application/pdf";
    const made = await makeSomeForms(computed, { ...query, onePdf: asPdf }, means);
    if (accept === "application/json") return JSON.stringify(withForms(computed, made));
    reply.header("form8606-templates", templatesOf(made));
    if (asPdf) return attach(reply, "form-8606.pdf", made[0]?.bytes);
    return attach(
      reply,
      "form-8606.zip",
      zipStream(made.map(({ fileName, bytes }) => ({ name: fileName, input: bytes }))),
    );
  },
});

/** The file's name says nothing of its owner: headers are often logged on their way. */
function attach<T>(reply: { header(name: string, value: string): unknown }, name: string, payload: T): T {
  reply.header("content-disposition", `attachment; filename="${name}"`);
  return payload;
}

/** `2022=worksheet, 2023=official` */
function templatesOf(made: readonly MadeForm[]): string {
  return made
    .flatMap(({ taxYears, templates }) => taxYears.map((year, i) => `${year}=${templates[i]}`))
    .join(", ");
}
