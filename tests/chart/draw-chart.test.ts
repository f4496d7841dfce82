import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartTitle, drawChart } from "../../src/chart/draw-chart.js";
import type { LedgerChart } from "../../src/chart/ledger-chart.js";
import { hatch, type Mark, type Picture, textWidth } from "../../src/picture.js";
import { chartYear, lifetime } from "./charts.js";

const drawn = (chart: LedgerChart) => drawChart(chart, { alone: true });
const texts = ({ marks }: Picture) => marks.flatMap((mark) => (mark.kind === "text" ? [mark] : []));
const words = (picture: Picture) => texts(picture).map(({ text }) => text);

interface Box {
  what: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf(mark: Mark): Box {
  if (mark.kind === "text") {
    const width = textWidth(mark.text, mark.style);
    const left = mark.x - { start: 0, middle: width / 2, end: width }[mark.anchor];
    const { size } = mark.style;
    return {
      what: mark.text,
      left,
      right: left + width,
      top: mark.y - 0.75 * size,
      bottom: mark.y + 0.1 * size,
    };
  }
  const points = mark.kind === "area" ? mark.points : mark.pieces.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    what: mark.kind,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** What is not as a reader needs it: marks outside of the picture, texts over texts. */
function faults(picture: Picture): string[] {
  const outside = picture.marks
    .map(boxOf)
    .filter(
      ({ left, right, top, bottom }) =>
        left < 0 || top < 0 || right > picture.width || bottom > picture.height,
    )
    .map(({ what }) => `${what} is outside`);
  const boxes = texts(picture).map(boxOf);
  const over = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.what} is over ${b.what}`),
  );
  return [...outside, ...over];
}

const amount = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  fc.integer({ min: 1, max: 20_000_00 }),
  fc.integer({ min: 1, max: 99_999_999_999 }),
);
const charts = fc
  .array(fc.tuple(amount, amount, amount, amount, amount, amount, amount, amount), {
    minLength: 1,
    maxLength: 45,
  })
  .map(
    (rows): LedgerChart => ({
      owner: "Ada Example",
      years: rows.map(([basis, nondeductible, deducted, a, b, c, d, roth], index) =>
        chartYear(1987 + index, {
          basis,
          contributed: { nondeductible, deducted },
          converted: { taxFree: a, taxed: b },
          distributed: { taxFree: c, taxed: d },
          roth,
        }),
      ),
    }),
  );

describe("the drawing of a ledger", () => {
  it.each([1, 2, 6, 10, 15, 24, 30, 40, 60])(
    "has no text over another and nothing outside, with %i years",
    (years) => {
      expect(faults(drawn(lifetime(years)))).toEqual([]);
    },
  );

  it("has no text over another and nothing outside, whatever the amounts", () => {
    fc.assert(
      fc.property(charts, (chart) => {
        expect(faults(drawn(chart))).toEqual([]);
      }),
    );
  });

  it("says what it shows, whose it is and of which years", () => {
    expect(chartTitle(lifetime(30))).toBe("IRA basis of Ada Example, 1989 to 2018");
    expect(chartTitle(lifetime(1))).toBe("IRA basis of Ada Example, 1989");
    expect(words(drawn(lifetime(30)))[0]).toBe("IRA basis of Ada Example, 1989 to 2018");
    expect(words(drawChart(lifetime(30), { alone: false }))).not.toContain(
      "IRA basis of Ada Example, 1989 to 2018",
    );
  });

  it("has a row for each thing that happened, and says what did not", () => {
    const chart = { owner: "Ada Example", years: [chartYear(2023, { roth: 6000_00 })] };
    expect(words(drawn(chart))).toContain("Contributions to Roth IRAs");
    expect(words(drawn(chart)).slice(-2).join(" ")).toBe(
      "This year has no basis carried to the next year, contributions to traditional IRAs, conversions to Roth IRAs, or distributions.",
    );
  });

  it("draws bars as high as their amounts, the tax-free share below the taxed one", () => {
    const converted = { taxFree: 2500_00, taxed: 7500_00 };
    const picture = drawn({ owner: "Ada Example", years: [chartYear(2020, { converted })] });
    const bars = picture.marks.filter(
      (mark) => mark.kind === "area" && Math.round(boxOf(mark).right - boxOf(mark).left) >= 43,
    );
    const [taxFree, taxed] = bars.map(boxOf).filter(({ left, right }) => right - left <= 44) as [Box, Box];
    // An outline lies half a pixel inside, and the plot is 74 pixels high for 10,000 dollars.
    expect(taxFree.bottom - taxFree.top + 1).toBeCloseTo(74 / 4);
    expect(taxed.bottom - taxed.top).toBeCloseTo((74 * 3) / 4);
    expect(taxed.bottom).toBeCloseTo(taxFree.top - 0.5);
  });

  it("writes each amount above its bar where all have room, and how much of it is taxed", () => {
    const converted = { taxFree: 490_00, taxed: 6510_00 };
    const one = drawn({ owner: "Ada Example", years: [chartYear(2024, { converted })] });
    expect(words(one)).toEqual(expect.arrayContaining(["7,000", "6,510 taxed"]));
  });

  it("writes only the largest amounts, and what is carried on, where there are too many years", () => {
    const chart = lifetime(40);
    const amounts = words(drawn(chart)).filter((text) => /^[\d,]+$/.test(text) && !/^\d{4}$/.test(text));
    const most = Math.max(...chart.years.map(({ basis }) => basis));
    expect(amounts).toContain(Math.round(most / 100).toLocaleString("en-US"));
    expect(amounts).toContain(Math.round((chart.years.at(-1)?.basis ?? 0) / 100).toLocaleString("en-US"));
    expect(amounts.length).toBeLessThanOrEqual(6);
  });

  it("writes every year where there is room, and round ones where there is not", () => {
    const years = (count: number) =>
      words(drawn(lifetime(count)))
        .filter((text) => /^(19|20)\d\d$/.test(text))
        .map(Number);
    expect(years(6)).toEqual([1989, 1990, 1991, 1992, 1993, 1994]);
    expect(years(30)).toEqual(Array.from({ length: 15 }, (_, index) => 1990 + 2 * index));
    expect(years(60)).toEqual(Array.from({ length: 12 }, (_, index) => 1990 + 5 * index));
  });

  it("tells shares apart without colour: by an outline, by darkness, by hatching", () => {
    const picture = drawn(lifetime(30));
    const outlined = new Set(
      picture.marks.flatMap((mark) => (mark.kind === "area" && mark.outline ? [mark.fill] : [])),
    );
    const plain = picture.marks.flatMap((mark) => (mark.kind === "area" && !mark.outline ? [mark.fill] : []));
    const gray = (color: string) =>
      [1, 3, 5].reduce(
        (sum, at, index) =>
          sum + Number.parseInt(color.slice(at, at + 2), 16) * ([0.3, 0.59, 0.11][index] ?? 0),
        0,
      );
    expect(Math.max(...plain.filter((color) => !outlined.has(color)).map(gray))).toBeLessThan(80);
    expect(Math.min(...[...outlined].map(gray))).toBeGreaterThan(200);
    expect(
      picture.marks.some((mark) => mark.kind === "line" && mark.pieces.length > 5 && mark.width === 1),
    ).toBe(true);
  });

  it("draws a ledger without a year as a sentence", () => {
    const picture = drawn({ owner: "Ada Example", years: [] });
    expect(faults(picture)).toEqual([]);
    expect(words(picture)).toEqual(["IRA basis of Ada Example", "The ledger has no year yet."]);
  });

  it("breaks a long title instead of making the picture wider", () => {
    const named = (owner: string) => drawn({ ...lifetime(6), owner });
    const long = named(`Maximiliana Wilhelmina ${"Theodora ".repeat(12)}of Ames`);
    expect(long.width).toBe(named("Ada").width);
    expect(faults(long)).toEqual([]);
    expect(words(long).slice(0, 2).join(" ")).toMatch(/^IRA basis of Maximiliana .* Theodora/);
  });

  it("writes what is carried on once where only the largest amounts have room", () => {
    const years = Array.from({ length: 40 }, (_, at) => chartYear(1987 + at, { basis: (at + 1) * 1000_00 }));
    const all = words(drawn({ owner: "Ada Example", years }));
    expect(all.filter((text) => text === "40,000")).toHaveLength(1);
    const falling = words(
      drawn({ owner: "Ada Example", years: years.map((y, at) => ({ ...y, basis: (41 - at) * 1000_00 })) }),
    );
    expect(falling.filter((text) => text === "41,000" || text === "2,000")).toEqual(["41,000", "2,000"]);
  });

  it("shows the cents of a few dollars, which would be nothing when rounded", () => {
    const all = words(drawn({ owner: "Ada Example", years: [chartYear(2024, { roth: 45, basis: 12_60 })] }));
    expect(all).toContain("0.45");
    expect(all).toContain("13");
  });
});

describe("hatching", () => {
  it("stays inside its rectangle and reaches from edge to edge", () => {
    const lines = hatch(10, 20, 30, 12, 4);
    expect(lines.length).toBeGreaterThan(8);
    for (const [from, to] of lines) {
      for (const [x, y] of [from, to] as [number, number][]) {
        expect([x >= 10, x <= 40, y >= 20, y <= 32]).toEqual([true, true, true, true]);
        expect(x === 10 || x === 40 || y === 20 || y === 32).toBe(true);
      }
    }
  });
});
