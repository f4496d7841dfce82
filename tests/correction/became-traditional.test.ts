import { expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { reasonableCause } from "../../src/correction/reasonable-cause.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

/** $7,000 was contributed to a Roth IRA for 2024 and recharacterized; the return was filed without Form 8606. */
function gus({ date = "2025-08-01", of2024 = {} as object, more = [] as object[], filedOn = "2025-04-10" }) {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Gus Rechar", ssn: "900-00-7001", born: "1980-06-06" },
          opening: { year: 2023, basis: 0, last_form: "none" },
          years: {
            2024: {
              ...{ deducted: 0, filing_status: "single", compensation: 90_000, year_end_value: 6200 },
              filed: filed(filedOn, of2024),
            },
            2025: {},
          },
          entries: [
            { date: "2024-03-01", kind: "contribution", amount: 7000 - more.length * 1000, ira: "roth" },
            ...more,
            {
              ...{ date, kind: "recharacterization", amount: 7000 - more.length * 1000, earnings: 300 },
              ...{ for: 2024, from: "roth" },
            },
          ],
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const [member] = correction.members;
  const [envelope] = all;
  if (envelope === undefined) throw new Error("nothing is sent");
  return {
    penalty: yearOf(member, 2024).penalty,
    contents: envelope.contents.join("; "),
    partTwo: amendedReturn(envelope).explanation.join("\n"),
    letter: letter(envelope).paragraphs.join("\n"),
    cause: JSON.stringify(reasonableCause(member)),
  };
}

const NONE = { not_filed: 0, overstated: 0 };
const BECAME =
  "The amount on line 1 became a contribution to a traditional IRA by a recharacterization on August 1, 2025, after the return was filed on April 10, 2025.";

// IRC 408A(d)(6), 408(o)(4) and 6693(b)(2); Instructions for Form 8606 (2024), Recharacterizations: reported with an amended return.
it("swears no failure to file a form that only a later recharacterization required", () => {
  const { penalty, contents, partTwo, letter, cause } = gus({});
  expect(penalty).toEqual(NONE);
  expect(contents).not.toContain("reasonable cause");
  expect(cause).toBe("null");
  expect(partTwo).toContain(
    `Form 8606 for 2024 was not filed with the return: none was required when the return was filed. It is attached. ${BECAME}`,
  );
  expect(partTwo).not.toContain("was required for");
  expect(letter).not.toContain("penalty");
});

it("says so of a form that goes by itself", () => {
  const { penalty, letter } = gus({ date: "2025-03-20", filedOn: "2025-02-10" });
  expect(penalty).toEqual(NONE);
  expect(letter).toContain(
    "It was not attached to my 2024 return, filed February 10, 2025. The amount on line 1 became a contribution to a traditional IRA by a recharacterization on March 20, 2025, after the return was filed on February 10, 2025.",
  );
});

it("says that the form was required for a conversion, and no penalty for the contribution", () => {
  const conversion = { date: "2024-06-03", kind: "conversion", amount: 1000 };
  const { penalty, partTwo } = gus({ more: [conversion], of2024: { form_1040: { "4a": 1000, "4b": 1000 } } });
  expect(penalty).toEqual(NONE);
  expect(partTwo).toContain(
    "Form 8606 was required for 2024 and was not filed with the return. It is attached. The amount on line 1 became a contribution",
  );
});

it.each([
  ["the contribution was recharacterized before the return was filed", { date: "2025-03-20" }],
  [
    "some of line 1 was made to a traditional IRA",
    { more: [{ date: "2024-05-01", kind: "contribution", amount: 1000 }] },
  ],
  ["a return was amended after it, without the form", { of2024: { amended: ["2025-09-01"] } }],
])("is a form that was not filed on time where %s", (_, of) => {
  const { penalty, cause } = gus(of);
  expect(penalty.not_filed).toBe(50_00);
  expect(cause).toContain("I did not report nondeductible contributions");
});
