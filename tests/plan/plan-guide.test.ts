import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chartSvg } from "../../src/chart/chart-svg.js";
import { chartOf } from "../../src/chart/ledger-chart.js";
import { readLedger } from "../../src/ledger/read.js";
import { readSource } from "../../src/node/files/read-source.js";
import { printedBy, shownCommands } from "../docs/shown-commands.js";

const guide = readFileSync("docs/guide/plan.md", "utf8");

const shown = shownCommands("docs/guide/plan.md");

describe("the guide to plan, clocks and chart", () => {
  test.each(shown)("form8606 %s prints what the guide shows", async (command, printed) => {
    expect(await printedBy(command)).toBe(printed);
  });

  test("shows every ledger of its own", () => {
    const used = new Set(shown.flatMap(([command]) => command.match(/plan\/([\w-]+\.yaml)/)?.[1] ?? []));
    expect([...used].sort()).toEqual(readdirSync("docs/examples/plan").sort());
  });

  test("shows the chart that the program draws of its example", () => {
    const { text, format } = readSource("docs/examples/partial-conversions.yaml");
    const ledger = readLedger(text, format);
    const chart = ledger.ok ? chartOf(ledger.value) : ledger;
    expect(chart.ok && chartSvg(chart.value)).toBe(readFileSync("docs/images/chart.svg", "utf8"));
    const basis = chart.ok ? chart.value.years.map((year) => year.basis / 100) : [];
    for (const amount of [basis[0], basis.at(-1)]) expect(guide).toContain(amount?.toLocaleString("en-US"));
  });
});
