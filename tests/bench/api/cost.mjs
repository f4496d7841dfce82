// How long the answer to one ledger takes, by the size of its body, beside what `weight.ts` says that it can. See README.md.
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { EventLoopBudget } from "../../../dist/api/event-loop-budget.js";
import { isHeavy } from "../../../dist/api/heavy/weight.js";
import { InstalledTemplates } from "../../../dist/api/installed-templates.js";
import { DEFAULT_LIMITS } from "../../../dist/api/limits.js";
import { isLedgerRoute } from "../../../dist/api/route.js";
import { routes } from "../../../dist/api/routes.js";
import { warmUp } from "../../../dist/api/warm-up.js";
import { denseLedger, shapes } from "../../year/dense-ledgers.mjs";

const RUNS = 4;
/** Bodies of about so many characters. */
const SIZES = [1000, 2000, 4000, 8000];

const templates = await InstalledTemplates.load();
await warmUp(templates);
const means = { templates, limits: DEFAULT_LIMITS, budget: new EventLoopBudget() };

const range = (length) => Array.from({ length }, (_, at) => at);

/** The largest ledger that a maker makes of at most so many characters. */
function upTo(length, make) {
  let [count, body] = [1, JSON.stringify(make(1))];
  for (
    let more = JSON.stringify(make(2));
    more.length <= length && count < 1500;
    more = JSON.stringify(make(count + 1))
  ) {
    count += 1;
    body = more;
  }
  return body;
}

const owner = { name: "A", born: "1952-03-01", ssn: "900-00-1234" };
const known = { basis: 9000, roth_contributions: 9, roth_since: 1999 };
const yearly =
  (entriesOf, yearOf = () => ({ year_end_value: 50000, deducted: 0 })) =>
  (count) => {
    const first = 2026 - Math.min(count, 36);
    return {
      owner,
      opening: { year: first - 1, ...known },
      years: Object.fromEntries(range(2026 - first).map((at) => [first + at, yearOf(first + at)])),
      entries: range(count).flatMap((at) => entriesOf(first + (at % (2026 - first)))),
    };
  };

/** Makers of ledgers by what is long about them: each takes how many of it. */
const makers = {
  ...Object.fromEntries(Object.keys(shapes).map((name) => [name, (count) => denseLedger(name, count)])),
  "a distribution a year": yearly((year) => [{ date: `${year}-05-05`, kind: "distribution", amount: 99 }]),
  "a Roth distribution a year": yearly((year) => [
    { date: `${year}-05-05`, kind: "distribution", ira: "roth", amount: 9 },
  ]),
  "a conversion a year": yearly((year) => [{ date: `${year}-05-05`, kind: "conversion", amount: 999 }]),
  "two a year": yearly((year) => [
    { date: `${year}-05-05`, kind: "conversion", amount: 999 },
    { date: `${year}-06-05`, kind: "distribution", ira: "roth", amount: 999 },
  ]),
  "years that were filed": yearly(
    (year) => [{ date: `${year}-05-05`, kind: "conversion", amount: 999 }],
    (year) => ({
      year_end_value: 5000,
      deducted: 0,
      filed: { return: true, date: `${year + 1}-04-10`, form_8606: false, form_1040: { "4a": 1, "4b": 1 } },
    }),
  ),
  "years alone": (count) => ({ ...yearly(() => [])(Math.min(count, 36)), entries: [] }),
  "one entry of long ago": () => ({
    owner,
    opening: { year: 1987, ...known },
    entries: [{ date: "2025-05-05", kind: "distribution", amount: 9 }],
    years: { 2025: { year_end_value: 9 } },
  }),
  "keys that are not known": (count) => Object.fromEntries(range(count).map((at) => [`k${at}`, 1])),
  "keys of a hundred letters": (count) =>
    Object.fromEntries(range(count).map((at) => [`yearendvalu${String(at).padStart(88, "e")}`, 1])),
  "entries with keys that are almost known": (count) => ({
    owner,
    entries: range(count).map(() => ({ dat: "2023-01-01", kin: "contribution", amoun: 5, nte: "" })),
  }),
  "entries of nothing": (count) => ({ owner, entries: range(count).map(() => ({})) }),
  "lists in lists": (count) => ({ owner, entries: range(count).map(() => [[[1]]]) }),
  "a household": (count) =>
    range(Math.min(20, count)).map((at) => ({
      ...yearly((year) => [{ date: `${year}-05-05`, kind: "distribution", amount: 99 }])(2),
      owner: { name: `A${at}`, born: "1952-03-01" },
    })),
};

const examples = readdirSync("docs/examples", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .flatMap((name) => {
    const value = parse(readFileSync(`docs/examples/${name}`, "utf8"));
    return value?.owner === undefined ? [] : [[name, JSON.stringify(value)]];
  });

const bodies = [
  ...SIZES.flatMap((size) => Object.entries(makers).map(([name, make]) => [name, upTo(size, make)])),
  ...examples,
];

const ASKED = [
  ["computeLines", {}],
  ["computeLines", { explain: true }],
  ["reviewLedgers", {}],
  ["fillForms", {}],
  ["fillForms", { packet: true }],
  ["fillForms", { flatten: true, packet: true }],
  ["fillForms", {}, "application/json"],
  ["makePackages", {}],
  ["makeEntrySheet", { program: "turbotax" }],
  ["makeEntrySheet", { program: "paper" }, "application/pdf"],
  ["exportHistory", { wide: false }],
  ["exportEfileXml", {}],
];
const ledgerRoutes = new Map(routes.filter(isLedgerRoute).map((route) => [route.id, route]));

async function timeOf(route, body, query, accept) {
  const reply = { header() {}, headers() {} };
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const began = process.cpuUsage();
    try {
      const payload = await route.handle({ request: { body }, reply, query, accept }, means);
      if (typeof payload?.pipe === "function") for await (const _ of payload);
    } catch (error) {
      if (error?.details === undefined) throw error;
    }
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

const common = {
  as_of: "2026-06-01",
  template: "auto",
  flatten: false,
  packet: false,
  alone: false,
  explain: false,
};
const rows = [];
for (const [at, [id, asked, type]] of ASKED.entries()) {
  const route = ledgerRoutes.get(id);
  const accept = type ?? Object.keys(route.answers)[0];
  for (const [name, body] of bodies) {
    const query = { ...common, ...asked };
    const ms = await timeOf(route, body, query, accept);
    rows.push({
      asked: at,
      route: `${id} ${JSON.stringify(asked)} ${type ?? ""}`,
      name,
      length: body.length,
      ms,
      heavy: isHeavy(route, body),
    });
  }
}
console.table(
  ASKED.map((_, at) => {
    const all = rows.filter((row) => row.asked === at);
    const light = all.filter(({ heavy }) => !heavy).sort((a, b) => b.ms - a.ms);
    const heavy = all.filter((row) => row.heavy);
    const [worst] = light;
    return {
      route: all[0].route,
      light: light.length,
      heavy: heavy.length,
      "worst light": `${worst?.ms.toFixed(1)} ms, ${worst?.length} characters`,
      "what it is": worst?.name,
      "heavy for nothing": heavy.filter(({ ms }) => ms < 2).length,
    };
  }),
);
