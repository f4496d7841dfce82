import { z } from "zod";
import { formYear, whyNotDrawn, yearsWithForm } from "../../data/printed-form.js";
import * as replies from "../contract/replies.js";
import { route } from "../route.js";

/** `GET /v1/years`: the tax years whose form is known, and the blanks that are installed. */
export const years = route({
  method: "GET",
  path: "/v1/years",
  id: "listYears",
  summary: "Supported tax years and installed templates",
  description: "The supported tax years, oldest first, with the templates that this server can fill.",
  query: z.strictObject({}),
  answers: { "application/json": { schema: replies.years } },
  refuses: [],
  handle: (_ask, { templates: installed }) =>
    JSON.stringify({
      years: yearsWithForm().map((tax_year) => ({
        tax_year,
        status: formYear(tax_year).status,
        templates: installed.kinds(tax_year),
        why_not_filled: whyNotDrawn(tax_year) ?? null,
      })),
    }),
});
