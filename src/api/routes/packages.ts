import { z } from "zod";
import { correctHousehold } from "../../correction/household-correction.js";
import { fail, type Result, succeed } from "../../errors.js";
import type { Ledger } from "../../index.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { ownerParts } from "../../packages/file-name.js";
import { buildPackage } from "../../packages/package.js";
import type { PackageFile } from "../../packages/package-kit.js";
import { lateFilingExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { Household } from "../household-body.js";
import { ledgerRoute } from "../ledger-route.js";
import { formsQuery } from "../make-forms.js";
import { asOf } from "../query.js";
import { zipStream } from "../zip.js";

/** `POST /v1/packages`: compares what was filed with what is right, and answers with what puts it right. */
export const packages = ledgerRoute({
  method: "POST",
  path: "/v1/packages",
  id: "makePackages",
  summary: "Filing packages for late and wrong forms, to review, sign and mail",
  description:
    "Compares each year with what was filed (`years.Y.filed`). Send one ledger, or a list of ledgers. The response is a ZIP with a folder for each ledger: a PDF for each envelope, one PDF with the pages you do not mail, each form as an editable PDF, texts, and `package.json` for programs. Spouses with the same `owner.household` who file jointly share one package, in the folder of the spouse listed first on the return. The server does not compute tax.",
  query: z.strictObject({ template: formsQuery.template, as_of: asOf }),
  body: {
    "application/json": {
      schema: z.union([ledgerSchema, z.array(ledgerSchema)]),
      examples: lateFilingExamples,
    },
  },
  answers: { "application/zip": { schema: replies.bytes } },
  lightYears: 0,
  refuses: ["template_missing"],
  handle: async ({ request, reply, query: { as_of, template } }, { templates, limits, budget }) => {
    const household = new Household(request.body, limits);
    const { ledgers } = household;
    const made = new Map<Ledger, Result<readonly PackageFile[]>>();
    for (const group of householdsOf(ledgers)) {
      await budget.yield();
      for (const { ledgers: places, correction } of correctHousehold(group, as_of)) {
        const files = correction.ok
          ? await buildPackage(correction.value, { templates, choice: template })
          : correction;
        // Everything is in the folder of who stands first on the return.
        for (const [at, place] of places.entries())
          made.set(group[place] as Ledger, at === 0 || !files.ok ? files : succeed([]));
      }
    }
    const folders = ownerParts(
      ledgers.map(({ owner }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
    );
    const files = household
      .all(ledgers.map((ledger) => made.get(ledger) ?? fail([])))
      .flatMap((files, at) =>
        files.map(({ name, bytes }) => ({ name: `${folders[at]}/${name}`, input: bytes })),
      );
    reply.header("content-disposition", 'attachment; filename="packages.zip"');
    return zipStream(files);
  },
});

/** The ledgers by household, in their order; one without a household is alone. */
function householdsOf(ledgers: readonly Ledger[]): Ledger[][] {
  const groups = new Map<unknown, Ledger[]>();
  for (const ledger of ledgers) {
    const key = ledger.owner.household ?? ledger;
    groups.set(key, [...(groups.get(key) ?? []), ledger]);
  }
  return [...groups.values()];
}
