import { expect, test } from "vitest";
import { limitKey } from "../../src/year/repayable.js";

const key = (of: string, distributed: number) =>
  limitKey({ of, distributed } as Parameters<typeof limitKey>[0]);

// IRC 72(t)(2)(I)(iii): emergencies have a limit for each year. 72(t)(2)(K): what is paid back after domestic abuse counts together.
test("distributions of one reason share a limit in one year, or in all years", () => {
  expect(key("emergency", 2024)).not.toBe(key("emergency", 2025));
  expect(key("disaster", 2024)).not.toBe(key("disaster", 2025));
  expect(key("domestic_abuse", 2024)).toBe(key("domestic_abuse", 2025));
  expect(key("domestic_abuse", 2024)).not.toBe(key("emergency", 2024));
});
