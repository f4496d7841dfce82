import { join } from "node:path";
import type { Correction, YearCorrection } from "../correction/correct.js";
import { isDeductionOpen } from "../correction/decisions.js";
import { envelopes } from "../correction/envelopes.js";
import { earliestClosing } from "../correction/first-deadline.js";
import {
  correctHousehold,
  type HouseholdCorrection,
  type PackageOf,
} from "../correction/household-correction.js";
import { yearsAsked } from "../correction/missing-years.js";
import type { FormStatus } from "../correction/year-state.js";
import { type Problem, problemAt, type Result } from "../errors.js";
import { packageExports } from "../exports/package-exports.js";
import type { LedgerResult } from "../index.js";
import { FileError } from "../node/files/file-error.js";
import { editedFiles, type FileHashes, hashFiles, writeOwnFolder } from "../node/files/own-folder.js";
import { CompiledTemplates } from "../node/templates/template-cache.js";
import { isFilled } from "../packages/form-part.js";
import { buildPackage, type MadePackage } from "../packages/package.js";
import type { PackageFile } from "../packages/package-kit.js";
import { ruleOf } from "../review/all-rules.js";
import type { Finding } from "../review/finding.js";
import { yearsInWords } from "../text/wording.js";
import { failed, type Job, type Orders, type Outcome, type Times } from "./client-outcome.js";
import { workOf } from "./client-work.js";
import { encryptPackage } from "./encrypt-package.js";
import { loadClient, placedProblems } from "./input/list-clients.js";
import type { ReportRow } from "./report.js";
import { computeWithEstimates } from "./with-estimates.js";

/** Works on clients, one household at a time. It keeps the templates that it compiled, so a thread has one. */
export class PackageMaker {
  readonly times: Times = { fill: 0, write: 0, all: 0 };
  readonly #orders: Orders;
  readonly #temporary: string;
  readonly #templates = new CompiledTemplates();

  /** @param temporary a folder for this maker alone, on the disk of the packages */
  constructor(orders: Orders, temporary: string) {
    this.#orders = orders;
    this.#temporary = temporary;
  }

  /**
   * Makes the packages of a household, unless all are there. A client that cannot be worked on is an outcome and stops
   * nobody.
   *
   * @throws what the disk fails with
   */
  async work(household: readonly Job[]): Promise<Outcome[]> {
    const start = performance.now();
    const outcomes = household.every((job) => job.isSame && this.#isThere(job, job.files))
      ? household.map(({ client: { key } }) => ({ key, worked: false as const }))
      : await this.#make(household);
    this.times.all += performance.now() - start;
    return outcomes;
  }

  /** Whether a package is there, with the same files edited as before. */
  #isThere({ folder, edited }: Job, files: FileHashes | null): boolean {
    const { out } = this.#orders;
    if (out === null || files === null) return false;
    const now = editedFiles(join(out, folder), files);
    return now !== null && sameNames(now, edited);
  }

  async #make(household: readonly Job[]): Promise<Outcome[]> {
    const { asOf } = this.#orders;
    const loaded = await Promise.all(household.map(({ client }) => attempt(async () => loadClient(client))));
    const given = loaded.flatMap((result) => (result.ok ? [result.value] : []));
    const computed = await attempt(async () => ({ ok: true, value: computeWithEstimates(given, { asOf }) }));
    /** Where the ledger of a client stands among those that could be read. */
    const placeOf = (at: number) => {
      const ledger = loaded[at];
      return ledger?.ok ? given.indexOf(ledger.value) : -1;
    };
    const outcomes = new Map<Job, Outcome>();
    for (const [at, each] of loaded.entries()) {
      const job = household[at] as Job;
      if (!each.ok) outcomes.set(job, failed(job, placedProblems(job.client, each.problems)));
    }
    const unusable = Array<null>(household[0]?.unusable ?? 0).fill(null);
    const corrected = await attempt(async () => ({
      ok: true,
      value: correctHousehold(
        [
          ...loaded.map((each, at) =>
            computed.ok ? (computed.value.ledgers[placeOf(at)] ?? null) : each.ok ? each.value : null,
          ),
          ...unusable,
        ],
        asOf,
      ),
    }));
    for (const one of corrected.ok ? corrected.value : []) {
      const jobs = one.ledgers.map((at) => household[at] as Job);
      const made = await attempt(async (): Promise<Result<Reviewed>> => {
        if (!computed.ok) return computed;
        const { results, estimates } = computed.value;
        const reviewed = one.ledgers.map((at) => results[placeOf(at)] as Result<LedgerResult>);
        const made = await this.#fill(one, reviewed);
        if (!made.ok) return made;
        const estimated = one.ledgers.map((at) => (estimates[placeOf(at)] ?? []).map(({ year }) => year));
        return { ok: true, value: { ...made.value, estimated } };
      });
      for (const [at, job] of jobs.entries())
        outcomes.set(
          job,
          made.ok
            ? await this.#write(job, at, jobs[0] as Job, made.value)
            : failed(job, placedProblems(job.client, made.problems)),
        );
    }
    return household.map(
      (job) =>
        outcomes.get(job) ?? failed(job, placedProblems(job.client, corrected.ok ? [] : corrected.problems)),
    );
  }

  /** Makes the files of a package for one person or for a couple. */
  async #fill(one: PackageOf, reviewed: readonly Result<LedgerResult>[]): Promise<Result<Reviewed>> {
    if (!one.correction.ok) return one.correction;
    const findings: string[][] = [];
    for (const [at, each] of reviewed.entries()) {
      if (!each.ok) return each;
      const found = standingFindings(each.value.findings, one.correction.value.members[at]);
      findings.push(findingsInWords(found, one.correction.value.members[at]));
    }
    const { template } = this.#orders;
    const correction = one.correction.value;
    const start = performance.now();
    const files = await buildPackage(correction, { templates: this.#templates, choice: template });
    const exported = files.ok ? await this.#exports(correction, reviewed) : [];
    this.times.fill += performance.now() - start;
    return files.ok
      ? { ok: true, value: { correction, files: [...files.value, ...exported], findings } }
      : files;
  }

  /** What the package has for other programs. */
  async #exports(
    { members }: HouseholdCorrection,
    reviewed: readonly Result<LedgerResult>[],
  ): Promise<PackageFile[]> {
    const { exports, asOf } = this.#orders;
    const owners = members.flatMap(({ ledger }, at) => {
      const result = reviewed[at];
      return result?.ok ? [{ ledger, result: result.value }] : [];
    });
    const made = await packageExports(owners, exports, asOf, this.#templates.fonts);
    return made.map(({ name, content }) => ({ name, bytes: content }));
  }

  /**
   * @param at the client's place in the package; the first one's folder has it, and the others' says where it is
   */
  async #write(job: Job, at: number, first: Job, made: Reviewed): Promise<Outcome> {
    const { client, folder } = job;
    const { out, keys } = this.#orders;
    const plain = at === 0 ? made.files : [pointer(first)];
    const files = out === null ? plain : await encryptPackage(plain, keys);
    const start = performance.now();
    const { edited, beside, hashes, ...state } =
      out === null
        ? { written: true, edited: [], beside: [], hashes: hashFiles(files) }
        : writeOwnFolder(join(out, folder), files, job.who, { temporary: this.#temporary, known: job.files });
    this.times.write += performance.now() - start;
    // What nobody noted before counts as made, also when a run that was killed had written it.
    const written = state.written || JSON.stringify(job.files) !== JSON.stringify(hashes);
    const row = rowOf(client.key, folder, made, at, { edited, beside });
    return { key: client.key, worked: true, files: hashes, written, row };
  }
}

/** A package with what the review finds besides, in words, for each of its members. */
interface Reviewed extends MadePackage {
  readonly findings: readonly (readonly string[])[];
  /** The open years of each member whose value on December 31 was estimated. */
  readonly estimated?: readonly (readonly number[])[];
}

/** What the folder of a client has whose forms are in the package of a joint return. */
function pointer({ folder }: Job): PackageFile {
  return {
    name: "joint-package.txt",
    bytes: `The forms of this client are mailed with a joint return. The package is in the folder ${folder}.\n`,
  };
}

/** What is more than a remark, and not at odds with the package, in which a deduction that stands leaves no form to file. */
function standingFindings(findings: readonly Finding[], member: Correction | undefined): Finding[] {
  const isFree = (year: number | null | undefined) =>
    member?.years.some(({ tax_year, form }) => tax_year === year && form.status === "not_required") === true;
  return findings.filter(
    ({ severity, code, tax_year }) => severity !== "info" && !(code === "form_not_filed" && isFree(tax_year)),
  );
}

/** What each finding catches, with the years in which it does. */
function findingsInWords(findings: readonly Finding[], member: Correction | undefined): string[] {
  const isInDoubt = (year: number) =>
    member?.years.some(({ tax_year, form }) => tax_year === year && form.inDoubt) === true;
  const years = new Map<string, number[]>();
  for (const { code, tax_year } of findings) {
    const words =
      code === "form_not_filed" && isInDoubt(tax_year) ? IN_DOUBT : (ruleOf(code)?.catches ?? code);
    years.set(words, [...(years.get(words) ?? []), tax_year]);
  }
  return [...years].map(([words, of]) => `${words} (${yearsInWords(of)})`);
}

const IN_DOUBT =
  "a year without Form 8606, which needs one only if contributions above the limit belong on line 1";

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}

/** A failure of the program in one client is that client's problem. */
async function attempt<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, problems: [problemOf(error)] };
  }
}

/** What was thrown, without its message where that could repeat what a ledger says. */
function problemOf(error: unknown): Problem {
  if (error instanceof FileError) return problemAt("template_missing", [], error.message);
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return problemAt("internal", [], `the program failed on this ledger (${kind}); please report it`);
}

function rowOf(
  client: string,
  folder: string,
  { correction, findings, estimated }: Reviewed,
  at: number,
  { edited, beside }: Pick<ReportRow, "edited" | "beside">,
): ReportRow {
  const member = correction.members[at] as Correction;
  const { years, penalty } = member;
  const isCarrySettled = yearsAsked(member).length === 0 && !years.some(isDeductionOpen);
  // Whether a form in doubt is missing at all is not known.
  const statusOf = (year: YearCorrection) =>
    year.form.inDoubt || (year.send === "undecided" && isDeductionOpen(year))
      ? "undecided"
      : year.form.status;
  const of = (status: FormStatus) =>
    years.filter((year) => statusOf(year) === status).map(({ tax_year }) => tax_year);
  return {
    client,
    folder,
    work: workOf(correction, at, estimated?.[at] ?? []),
    years: {
      missing: of("missing"),
      wrong: of("wrong"),
      undecided: of("undecided"),
      right: of("right"),
      not_required: of("not_required"),
      not_due: of("not_due"),
    },
    forms: envelopes(correction).flatMap(({ parts }) =>
      parts.filter((part) => part.member === member && isFilled(part)),
    ).length,
    basis: isCarrySettled ? (years.at(-1)?.basis.right ?? null) : null,
    // The change of a joint return stands in the row of who is first on it.
    change:
      at > 0
        ? 0
        : correction.members.some((one) => one.years.some(isDeductionOpen))
          ? null
          : correction.change,
    penalty: penalty.not_filed + penalty.overstated,
    refundCloses: earliestClosing(correction)?.until ?? null,
    findings: findings[at] ?? [],
    edited,
    beside,
    problems: [],
  };
}
