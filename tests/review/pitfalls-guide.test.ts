import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allRules, ruleOf } from "../../src/review/all-rules.js";
import { printedBy, shownCommands } from "../docs/shown-commands.js";
import { ledgersOf, readCodeTests } from "./codes.js";
import { reviewInput } from "./review-input.js";

const guide = readFileSync("docs/guide/pitfalls.md", "utf8");

const shown = shownCommands("docs/guide/pitfalls.md");

describe("the guide to the nine ways", () => {
  test.each(shown)("form8606 %s prints what the guide shows", async (command, findings) => {
    const printed = await printedBy(command);
    for (const finding of findings.split("\n\n")) expect(printed).toContain(finding);
  });

  test("has a ledger for each of them, and shows every ledger there is", () => {
    expect(guide.match(/^## \d\. /gm)).toHaveLength(9);
    const used = new Set(shown.flatMap(([command]) => command.match(/[\w-]+\.yaml/g) ?? []));
    expect([...used].sort()).toEqual(readdirSync("docs/examples/pitfalls").sort());
  });

  test("shows the figures of the published example: 93.458 percent, 6,542 dollars", () => {
    expect(guide).toContain("$6,542 of the $7,000 you converted in 2024 is taxable (93.458 percent)");
  });

  test("names only findings that exist", () => {
    const prose = guide.replaceAll(/^```[\s\S]*?^```$/gm, "");
    const pages = [prose, readFileSync("docs/law/common-claims.md", "utf8")];
    const named = pages.flatMap((page) =>
      [...page.matchAll(/`([a-z0-9]+(?:_[a-z0-9]+)+)`/g)].map(([, code]) => code),
    );
    expect(named.filter((code) => code !== undefined && ruleOf(code) === undefined)).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});

describe("common claims that are wrong", () => {
  /** What the review must never say, and the figures of other years that are often given for 2026. */
  const claims = [
    /inherited IRAs? (?:is|are) (?:pooled|counted|aggregated)/i,
    /basis (?:is|was) lost(?! by)/i,
    /loses? the basis(?! by)/i,
    /wait(?:ing)? (?:time|period) of/i,
  ];
  const printed: [string, string][] = [
    ...allRules.map(({ code, explanation }): [string, string] => [code, explanation]),
    ...readCodeTests().flatMap(({ code, gives }) =>
      gives.flatMap((example): [string, string][] => {
        const result = reviewInput(ledgersOf(example), example.as_of ?? null);
        const findings = result.ok ? result.value.flat() : [];
        return findings.map(({ message, fix }) => [code, `${message} ${fix}`]);
      }),
    ),
  ];

  test.each(claims.map((claim) => [claim.source, claim] as const))("nothing says %s", (_, claim) => {
    const said = printed.filter(([, text]) =>
      claim.test(text.replaceAll(/(?:does|do|did) not lose the basis/gi, "")),
    );
    expect(said).toEqual([]);
  });

  test("no explanation holds a figure that is one year's only", () => {
    for (const { code, explanation } of allRules)
      expect(explanation.match(/\d{1,3},\d{3}/g) ?? [], code).toEqual(
        code === "conversion_not_allowed" ? ["100,000"] : [],
      );
  });

  test("a review of 2026 uses the figures of 2026", () => {
    const ledger = {
      owner: { name: "Owner A", born: "1986-05-20" },
      years: {
        2026: {
          magi: 175000,
          filing_status: "single",
          employer_plan: { after_tax: true, in_plan_conversion: true, deferrals: 24500, employer: 0 },
        },
      },
      entries: [{ date: "2026-01-05", kind: "contribution", ira: "roth", amount: 8000 }],
    };
    const result = reviewInput([ledger], null);
    const findings = result.ok ? (result.value[0] ?? []) : [];
    const text = findings.map(({ message }) => message).join("\n");
    for (const code of ["over_limit", "roth_over_income", "mega_backdoor"])
      expect(findings.find((finding) => finding.code === code)?.source, code).toContain("Notice 2025-67");
    expect(text).toContain("$500 more than the limit of $7,500");
    expect(text).toContain("$7,500 is an excess");
    expect(text).toContain("of the $72,000");
    for (const old of ["$7,000", "$69,000", "$70,000", "161,000", "240,000", "23,500"])
      expect(text).not.toContain(old);
  });
});
