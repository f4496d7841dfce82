import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoundedMap } from "../src/bounded-map.js";

describe("a bounded map", () => {
  it("keeps the last half of what it may keep, and forgets what is older", () => {
    const map = new BoundedMap<number, string>(4);
    for (const key of [1, 2, 3, 4, 5]) map.set(key, `value ${key}`);
    expect([1, 2, 3, 4, 5].map((key) => map.get(key))).toEqual([
      undefined,
      undefined,
      "value 3",
      "value 4",
      "value 5",
    ]);
  });

  it("keeps what is asked for again and again", () => {
    const map = new BoundedMap<number, string>(4);
    map.set(0, "asked for");
    for (let key = 1; key <= 100; key++) {
      map.set(key, "asked for once");
      expect(map.get(0)).toBe("asked for");
    }
  });

  it("replaces a value without making room for it", () => {
    const map = new BoundedMap<string, number>(4);
    map.set("a", 1);
    map.set("b", 1);
    for (let value = 2; value < 10; value++) map.set("b", value);
    expect(map.get("a")).toBe(1);
    expect(map.get("b")).toBe(9);
  });

  it("never gives a value that was not the last one set, nor keeps more than it may", () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 20 })), { maxLength: 300 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 12 }), (done, most) => {
        const map = new BoundedMap<number, number>(most);
        const last = new Map<number, number>();
        done.forEach(([isSet, key], value) => {
          if (isSet) {
            map.set(key, value);
            last.set(key, value);
            expect(map.get(key)).toBe(value);
          } else expect([undefined, last.get(key)]).toContain(map.get(key));
        });
        const found = [...last.keys()].filter((key) => map.get(key) !== undefined);
        expect(found.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
