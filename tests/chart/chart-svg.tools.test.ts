import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartSvg } from "../../src/chart/chart-svg.js";
import { chartYear, lifetime } from "./charts.js";

const one = {
  owner: "Łukasz <Żółć> & Co",
  years: [
    chartYear(2024, {
      basis: 6510_37,
      contributed: { nondeductible: 7000_00, deducted: 500_00 },
      converted: { taxFree: 489_63, taxed: 6510_37 },
    }),
  ],
};
const drawsIt = (svg: string) => spawnSync("rsvg-convert", ["--format=png"], { input: svg });
const installed = spawnSync("rsvg-convert", ["--version"]).error === undefined;

describe("the chart as SVG", () => {
  it("is a picture to a screen reader, with a title and every amount in words", () => {
    const svg = chartSvg(one);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-title chart-description"/);
    expect(svg).toContain(`<title id="chart-title">IRA basis of Łukasz &lt;Żółć&gt; &amp; Co, 2024</title>`);
    const described = /<desc id="chart-description">([^<]*)<\/desc>/.exec(svg)?.[1];
    expect(described).toBe(
      [
        "Amounts in dollars, by tax year.",
        "2024: nondeductible contributions to traditional IRAs 7,000; deducted contributions to traditional IRAs 500; conversions to Roth IRAs, tax-free 489.63; conversions to Roth IRAs, taxed 6,510.37; basis carried to 2025 6,510.37.",
      ].join("\n"),
    );
  });

  it("describes every year", () => {
    const described = /<desc[^>]*>([^<]*)</.exec(chartSvg(lifetime(30)))?.[1] ?? "";
    expect(
      described
        .split("\n")
        .slice(1)
        .map((line) => line.slice(0, 4)),
    ).toEqual(Array.from({ length: 30 }, (_, index) => String(1989 + index)));
  });

  it("is the same text for the same ledger", () => {
    expect(chartSvg(lifetime(30))).toBe(chartSvg(lifetime(30)));
  });

  it("has only whole elements and nothing from elsewhere, whatever the owner is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (owner) => {
        const svg = chartSvg({ ...one, owner });
        const text = svg.replace(/<\/?[a-z]+(?: [a-z-]+="[^"<>]*"| [a-zA-Z]+="[^"<>]*")*\/?>/g, "");
        expect(text.replaceAll("\n", "")).not.toMatch(/[<>\p{Cc}]|&(?!amp;|lt;|gt;|quot;)/u);
        expect(svg).not.toMatch(/<script|<image|href=|style=/);
      }),
    );
  });

  it.skipIf(!installed)("is drawn by librsvg (rsvg-convert, package librsvg2-bin)", () => {
    const { status, stdout, stderr } = drawsIt(chartSvg(one));
    expect(stderr.toString()).toBe("");
    expect(status).toBe(0);
    expect(stdout.subarray(1, 4).toString()).toBe("PNG");
  });
});
