import { z } from "zod";
import { toJson } from "../../index.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { ledgerExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { bodyText, type Computed, computeLedger } from "../ledger.js";
import { formsQuery, type MadeForm, makeSomeForms } from "../make-forms.js";
import { asOf } from "../query.js";
import { route } from "../route.js";
import { zipStream } from "../zip.js";

/** `POST /v1/forms`: the filled Form 8606 of every year that needs one, as PDF, ZIP or JSON. */
export const forms = route({
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
  refuses: ["nothing_to_file", "template_missing"],
  handle: async ({ request, reply, query, accept }, services) => {
    const computed = await computeLedger(bodyText(request.body), { asOf: query.as_of }, services.budget);
    const asPdf = accept === "application/pdf";
    const made = await makeSomeForms(computed, { ...query, onePdf: asPdf }, services);
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

/** The output of `lines` with the forms of its years in base64. */
export function withForms({ result }: Computed, made: readonly MadeForm[]) {
  return {
    ...toJson(result),
    forms: made.map(({ taxYears, templates, fileName, bytes }) => ({
      tax_years: taxYears,
      templates,
      file_name: fileName,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64"),
    })),
  };
}

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
