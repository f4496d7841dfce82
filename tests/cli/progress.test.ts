import { describe, expect, it } from "vitest";
import { duration, paceBar, paceWords } from "../../src/cli/progress.js";

describe("how far a batch is", () => {
  it("tells how fast it goes and how long it will take", () => {
    expect(paceWords({ done: 2500, all: 10_000, elapsed: 6000 })).toBe(
      "2,500 of 10,000 clients, 417 a second, 18 s left",
    );
    expect(paceWords({ done: 3, all: 7, elapsed: 2000 })).toBe("3 of 7 clients, 1.5 a second, 3 s left");
  });

  it("promises nothing before the first client, and nothing is left after the last", () => {
    expect(paceWords({ done: 0, all: 7, elapsed: 2000 })).toBe("0 of 7 clients");
    expect(paceWords({ done: 7, all: 7, elapsed: 1000 })).toBe("7 of 7 clients, 7.0 a second");
  });

  it("has a bar that is full at the end, and not before", () => {
    const bar = (done: number) => paceBar({ done, all: 1000, elapsed: 1000 }).slice(0, 26);
    expect(bar(0)).toBe(`[${" ".repeat(24)}]`);
    expect(bar(500)).toBe(`[${"#".repeat(12)}${" ".repeat(12)}]`);
    expect(bar(999)).toBe(`[${"#".repeat(23)} ]`);
    expect(bar(1000)).toBe(`[${"#".repeat(24)}]`);
  });

  it("counts time as a person does", () => {
    expect([0.2, 59.5, 95, 3600, 7321].map(duration)).toEqual([
      "1 s",
      "1 min 0 s",
      "1 min 35 s",
      "1 h 0 min",
      "2 h 2 min",
    ]);
  });
});
