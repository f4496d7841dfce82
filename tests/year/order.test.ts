import { expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Entry } from "../../src/ledger/schema.js";
import { inOrder } from "../../src/year/order.js";

function entries(...list: object[]): Entry[] {
  const ledger = parseLedger({ owner: { name: "Owner A" }, entries: list });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  return [...ledger.value.entries];
}

const list = entries(
  { date: "2023-05-02", kind: "conversion", amount: 1 },
  { date: "2023-05-01", kind: "distribution", amount: 1 },
  { date: "2023-05-01", kind: "contribution", amount: 20 },
  { date: "2023-05-01", kind: "contribution", amount: 3 },
  { date: "2023-05-01", kind: "contribution", amount: 3 },
  { kind: "assert", for: 2023, line: 14, amount: 0 },
);
const inTheirOrder = [5, 3, 4, 2, 1, 0];

test("entries are sorted by date, kind, amount and place; what has no date comes first", () => {
  expect(inOrder(list).map(({ index }) => index)).toEqual(inTheirOrder);
  expect(inOrder([...list].reverse()).map(({ index }) => index)).toEqual(inTheirOrder);
  expect(list.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("entries alike in date, kind and amount are sorted by what else they say, not by their place", () => {
  const back = { date: "2023-03-01", kind: "recharacterization", from: "roth", for: 2022, amount: 1000 };
  const gain = { ...back, earnings: 100 };
  const none = { ...back, earnings: 0 };
  const earnings = (list: Entry[]) => inOrder(list).map((entry) => "earnings" in entry && entry.earnings);
  expect(earnings(entries(gain, none))).toEqual(earnings(entries(none, gain)));
});
