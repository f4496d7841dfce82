import fc from "fast-check";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { compute } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";
import { entriesOfYear } from "../../src/web/cards/entries-of-year.js";
import { beginEdit, editedIn, endEdit, moved, undoMove } from "../../src/web/cards/moved.js";
import { EXAMPLE } from "../../src/web/start/example.js";
import { EMPTY, entriesOf, addBook as withBook } from "../../src/web/state/household.js";
import { toYaml } from "../../src/web/state/ledger-yaml.js";
import { reviewedHere, reviewWhatIsPainted } from "../../src/web/state/reviewed.js";
import * as store from "../../src/web/state/store.js";
import { shownDate, shownMoney, typedDate, typedMoney } from "../../src/web/state/typed.js";
import { type Written, type WrittenMap, withAt } from "../../src/web/state/written.js";
import { findings } from "../../src/web/todo/findings.js";

const TODAY = "2026-02-01";

beforeEach(() => {
  store.today.value = TODAY;
  store.load(EMPTY);
});

const amount = fc.oneof(
  fc.integer({ min: 1, max: 5_000_000 }).map((cents) => cents / 100),
  fc.constantFrom<Written>("$7,0", "abc", "6,500.00", 0, -5),
);
const date = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 2019, max: 2025 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
  fc.constantFrom("", "01/14", "2025-02-30"),
);
const entry = fc.record({
  date,
  kind: fc.constantFrom("contribution", "conversion", "distribution", "contribution", "conversion"),
  amount,
}) as fc.Arbitrary<WrittenMap>;

/** What a person can do on the page, as data. */
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("add" as const), entry }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), at: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("amount" as const), at: fc.nat(9), amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("date" as const), at: fc.nat(9), date }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("value" as const),
      year: fc.integer({ min: 2019, max: 2026 }),
      amount: fc.option(amount, { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("name" as const), name: fc.string({ maxLength: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("person" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("show" as const), at: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("redo" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("settle" as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

function act(step: Action): void {
  const book = store.active.value?.book;
  if (book === undefined) return;
  const has = "at" in step && step.at < entriesOf(book.ledger).length;
  switch (step.do) {
    case "add":
      return store.addEntry(book.id, step.entry);
    case "remove":
      return store.removeEntry(book.id, step.at);
    case "amount":
      return has ? store.write(book.id, ["entries", step.at, "amount"], step.amount) : undefined;
    case "date":
      return has ? store.write(book.id, ["entries", step.at, "date"], step.date) : undefined;
    case "value":
      return store.write(book.id, ["years", String(step.year), "year_end_value"], step.amount);
    case "name":
      return store.write(book.id, ["owner", "name"], step.name);
    case "person":
      store.addBook({ owner: { name: "Sam B Rivera" }, entries: [] });
      return;
    case "show":
      return store.show(store.current.value.books[step.at]?.id ?? 0);
    case "undo":
      return store.undo();
    case "redo":
      return store.redo();
    case "settle":
      return store.settle();
  }
}

/** What the page shows of each book, against what the engine gives for the file that would be saved. */
function expectWhatTheEngineGives(): void {
  for (const { book, result, problems } of store.reckoned.value) {
    const saved = readLedger(toYaml(book.ledger, book.source), "yaml");
    const computed = saved.ok ? compute(saved.value, { asOf: TODAY, explain: true }) : saved;
    const plain = ({ code, path, message }: { code: string; path: string; message: string }) => ({
      code,
      path,
      message,
    });
    expect(problems.map(plain)).toEqual(computed.ok ? [] : computed.problems.map(plain));
    expect(result?.years ?? null).toEqual(computed.ok ? computed.value.years : null);
    expect(result?.findings ?? null).toEqual(computed.ok ? computed.value.findings : null);
  }
}

test("what is shown is what the engine gives for the saved ledger, after any edits", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 14 }), fc.boolean(), (actions, fromExample) => {
      store.load(
        withBook(EMPTY, fromExample ? EXAMPLE : { owner: { name: "Ana Diaz" }, entries: [] }).household,
      );
      for (const step of actions) {
        act(step);
        expectWhatTheEngineGives();
      }
    }),
    { numRuns: 60 },
  );
});

test("findings are those of the saved ledger as soon as it is painted, after any edits", () => {
  let paint = () => {};
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => {
    paint = run;
  });
  vi.stubGlobal("cancelAnimationFrame", () => {});
  vi.useFakeTimers();
  const stop = reviewWhatIsPainted();
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
      store.load(withBook(EMPTY, EXAMPLE).household);
      for (const step of actions) act(step);
      paint();
      vi.runAllTimers();
      const here = store.active.value;
      expect(reviewedHere.value).toBe(here);
      const found = (list: readonly { code: string; message: string }[]) =>
        list.map(({ code, message }) => `${code}: ${message}`).sort();
      expect(found(findings.value)).toEqual(found(here?.result?.findings ?? []));
    }),
    { numRuns: 40 },
  );
});

test("undo restores every state exactly, and redo brings it back", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      store.load(withBook(EMPTY, EXAMPLE).household);
      const edits = actions.filter((step) => step.do !== "undo" && step.do !== "redo");
      const states = [store.current.value];
      const copies = [structuredClone(store.current.value)];
      for (const step of edits) {
        store.settle();
        act(step);
        if (store.current.value !== states.at(-1)) {
          states.push(store.current.value);
          copies.push(structuredClone(store.current.value));
        }
      }
      for (let at = states.length - 1; at > 0; at--) {
        expect(store.current.value).toBe(states[at]);
        expect(store.current.value).toEqual(copies[at]);
        store.undo();
      }
      expect(store.current.value).toEqual(copies[0]);
      expect(store.canUndo.value).toBe(false);
      for (const state of states.slice(1)) {
        store.redo();
        expect(store.current.value).toBe(state);
      }
      expect(store.canRedo.value).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("typing into one field is one step of undo", () => {
  store.load(withBook(EMPTY, EXAMPLE).household);
  const book = store.current.value.books[0]?.id ?? 0;
  for (const text of ["1", "12", "120", "1200"])
    store.write(book, ["entries", 0, "amount"], typedMoney(text));
  store.settle();
  store.write(book, ["entries", 0, "amount"], 5);
  store.undo();
  expect(entriesOf(store.current.value.books[0]?.ledger ?? {})[0]?.amount).toBe(1200);
  store.undo();
  expect(store.current.value.books[0]?.ledger).toBe(EXAMPLE);
});

test.each([
  ["$7,000", 7000],
  ["7000.50", 7000.5],
  [" $ 6,500.37 ", 6500.37],
  ["(33)", -33],
  ["-$33.50", -33.5],
  ["$-33", -33],
  ["7000.", 7000],
  ["", undefined],
  ["7,00", "7,00"],
  ["1.234,56", "1.234,56"],
  ["6500.123", "6500.123"],
  ["about 7000", "about 7000"],
])("the amount %j is written as %j", (text, written) => {
  expect(typedMoney(text)).toBe(written);
});

test.each([
  ["01/14/2025", "2025-01-14"],
  ["1/4/2025", "2025-01-04"],
  ["1-14-2025", "2025-01-14"],
  ["2025-01-14", "2025-01-14"],
  ["Jan 14, 2025", "2025-01-14"],
  ["january 14 2025", "2025-01-14"],
  ["14 January 2025", "2025-01-14"],
  ["Sept. 3rd, 2024", "2024-09-03"],
  ["01/14/25", "01/14/25"],
  ["", undefined],
  ["soon", "soon"],
])("the day %j is written as %j", (text, written) => {
  expect(typedDate(text)).toBe(written);
});

test("an amount and a day that are shown are read back as they were", () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (cents) => {
      expect(typedMoney(shownMoney(cents / 100))).toBe(cents / 100);
    }),
  );
  expect(typedDate(shownDate("2024-02-29"))).toBe("2024-02-29");
});

const SOURCE = `# Jordan's IRAs
owner:
  name: Jordan A Rivera # as on the return
  ssn: 900-00-1234
years:
  2024: { year_end_value: 12.50 } # from the statement

entries:
  # January
  - { date: 2024-01-16, kind: contribution, amount: 7000 }
  - { date: 2024-01-24, kind: conversion, amount: 6990 } # all but a little
`;

test("a ledger that was opened keeps its comments and its words when one amount changes", () => {
  const ledger = {
    owner: { name: "Jordan A Rivera", ssn: "900-00-1234" },
    years: { "2024": { year_end_value: "12.50" } },
    entries: [
      { date: "2024-01-16", kind: "contribution", amount: 7000 },
      { date: "2024-01-24", kind: "conversion", amount: 6990 },
    ],
  };
  expect(toYaml(ledger, SOURCE)).toBe(SOURCE);
  const changed = withAt(ledger, ["entries", 1, "amount"], 6991.25) as WrittenMap;
  expect(toYaml(changed, SOURCE)).toBe(SOURCE.replace("6990 }", "6991.25 }"));
  const longer = withAt(ledger, ["entries", 2], {
    date: "2025-01-14",
    kind: "contribution",
    amount: 7000,
  }) as WrittenMap;
  expect(toYaml(longer, SOURCE)).toBe(
    `${SOURCE}  - { date: 2025-01-14, kind: contribution, amount: 7000 }\n`,
  );
  const shorter = withAt(ledger, ["entries", 0], undefined) as WrittenMap;
  expect(toYaml(shorter, SOURCE)).toContain(
    "- { date: 2024-01-24, kind: conversion, amount: 6990 } # all but a little",
  );
});

test("an entry that is dated into another year stays while it is edited, is then said to be moved, and comes back", () => {
  const entry = { date: "2025-01-14", kind: "contribution", amount: 7000 };
  const id = store.addBook({ owner: { name: "Ana Diaz" }, entries: [entry] });
  store.showYear(2025);
  const shown = () =>
    entriesOfYear(store.active.value?.book.ledger ?? {}, 2025, editedIn(id, 2025)).map(({ index }) => index);
  beginEdit(id, 0, entry);
  store.write(id, ["entries", 0, "date"], "2026-01-14");
  expect(shown()).toEqual([0]);
  endEdit();
  expect([shown(), moved.value?.to]).toEqual([[], 2026]);
  undoMove();
  expect([shown(), moved.value]).toEqual([[0], null]);
  expect(entriesOf(store.active.value?.book.ledger ?? {})).toEqual([entry]);
});
