import { z } from "zod";
import * as scalars from "../../ledger/scalars.js";
import { ledgerSchema } from "../../ledger/schema.js";
import * as replies from "./replies.js";

type Json = Record<string, unknown>;

const PREFIX = "#/components/schemas/";

/** The schemas that have a name in the description; each stands there once. */
const named = z.registry<{ id: string }>();
const name = (id: string, schema: z.ZodType) => named.add(schema, { id });

const entry = ledgerSchema.shape.entries.unwrap().unwrap().element;
name("Ledger", ledgerSchema);
name("Entry", entry);
for (const kind of entry.options) name(`${pascal([...kind.shape.kind.values][0] ?? "")}Entry`, kind);
name("YearFacts", ledgerSchema.shape.years.unwrap().unwrap().valueType);
name("Opening", ledgerSchema.shape.opening.unwrap().unwrap());
name("Dollars", scalars.money);
name("PositiveDollars", scalars.positiveMoney);
name("SignedDollars", scalars.signedMoney);
name("NonzeroDollars", scalars.nonzeroMoney);
name("Year", scalars.year);
name("Date", scalars.date);
name("LifeDate", scalars.lifeDate);
name("Lines", replies.lines);
name("YearLines", replies.yearLines);
name("Carry", replies.carry);
name("Finding", replies.finding);
name("Form", replies.form);
name("Forms", replies.forms);
name("Review", replies.review);
name("Years", replies.years);
name("ExportPrograms", replies.exportPrograms);
name("EntrySheet", replies.entrySheet);
name("FillableForms", replies.fillableForms);
name("BatchLine", replies.batchLine);
name("ImportForm", replies.importForm);
name("Imported", replies.imported);
name("Health", replies.health);
name("Problem", replies.problem);
name("ProblemItem", replies.problemItem);

/** The named schemas of the description, made from the schemas that read the ledgers and from those of the replies. */
export function components(): Json {
  const { schemas } = z.toJSONSchema(named, { io: "input", uri: (id) => PREFIX + id });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)]));
}

/** The schema of a body, an answer or a key of a query: a reference where it has a name. */
export function schemaOf(schema: z.ZodType): Json {
  const id = named.get(schema)?.id;
  if (id !== undefined) return { $ref: PREFIX + id };
  if (schema instanceof z.ZodFile) return { type: "string", format: "binary" };
  if (schema instanceof z.ZodUnion) {
    return { anyOf: schema.options.map((option) => schemaOf(option as z.ZodType)) };
  }
  if (schema instanceof z.ZodArray) return { type: "array", items: schemaOf(schema.element as z.ZodType) };
  return withoutAddress(z.toJSONSchema(schema, { io: "input" }));
}

/** A schema of the description has neither an address nor a dialect of its own. */
function withoutAddress(schema: object): Json {
  const { $schema, $id, "~standard": _standard, ...rest } = schema as Json;
  return rest;
}

function pascal(text: string): string {
  return text.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
