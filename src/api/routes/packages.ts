import { z } from "zod";
import type { Ledger, Result } from "../../index.js";
import { ledgerSchema } from "../../ledger/schema.js";
import { ownerParts } from "../../papers/file-name.js";
import { type MadePackage, makePackage } from "../../papers/package.js";
import { lateFilingExamples } from "../contract/examples.js";
import * as replies from "../contract/replies.js";
import { Household } from "../household.js";
import { formsQuery } from "../make-forms.js";
import { asOf } from "../query.js";
import { route } from "../route.js";
import { zipStream } from "../zip.js";

/** `POST /v1/packages`: compares what was filed with what is right, and answers with what puts it right. */
export const packages = route({
  method: "POST",
  path: "/v1/packages",
  id: "makePackages",
  summary: "What puts late and wrong forms right, as packages to review, sign and mail",
  description:
    "Compares each year with what was filed for it (`years.Y.filed`) and answers a ZIP with a folder for each ledger: the packet to print, each form to fill in further, texts, and `package.json` with all of it for programs. Takes one ledger, or a list of ledgers; those with the same `owner.household` are compared with their returns together. No tax is figured.",
  query: z.strictObject({ template: formsQuery.template, as_of: asOf }),
  body: {
    "application/json": {
      schema: z.union([ledgerSchema, z.array(ledgerSchema)]),
      examples: lateFilingExamples,
    },
  },
  answers: { "application/zip": { schema: replies.bytes } },
  refuses: ["template_missing"],
  handle: async ({ request, reply, query: { as_of, template } }, { templates, limits, budget }) => {
    const household = new Household(request.body, limits);
    const { ledgers } = household;
    const made: Result<MadePackage>[] = [];
    for (const ledger of ledgers) {
      await budget.yield();
      made.push(await makePackage(ledger, as_of, othersOf(ledger, ledgers), { templates, choice: template }));
    }
    const folders = ownerParts(
      ledgers.map(({ owner }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
    );
    const files = household
      .all(made)
      .flatMap(({ files }, at) =>
        files.map(({ name, bytes }) => ({ name: `${folders[at]}/${name}`, input: bytes })),
      );
    reply.header("content-disposition", 'attachment; filename="packages.zip"');
    return zipStream(files);
  },
});

/** The other ledgers of the same household. */
function othersOf(ledger: Ledger, all: readonly Ledger[]): Ledger[] {
  const { household } = ledger.owner;
  if (household === null) return [];
  return all.filter((other) => other !== ledger && other.owner.household === household);
}
