import { join } from "node:path";
import type { OtherLedgers } from "../correction/household.js";
import type { FormStatus } from "../correction/state.js";
import { type Problem, problemAt, type Result } from "../errors.js";
import { computeHouseholds, type Ledger, type LedgerResult } from "../index.js";
import { FileError } from "../node/files/file-error.js";
import { CompiledTemplates } from "../node/templates/compiled.js";
import { type MadePackage, makePackage } from "../papers/package.js";
import { earliestClosing } from "../papers/pages/cover-pages.js";
import { loadClient, placedProblems } from "./input/list-clients.js";
import { failed, type Job, type Orders, type Outcome, type Times } from "./outcome.js";
import { type FileHashes, hashFiles, holdsPackage, writePackage } from "./package-folder.js";
import type { ReportRow } from "./report.js";

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

  #isThere({ folder }: Job, files: FileHashes | null): boolean {
    const { out } = this.#orders;
    return out !== null && files !== null && holdsPackage(join(out, folder), files);
  }

  async #make(household: readonly Job[]): Promise<Outcome[]> {
    const { asOf } = this.#orders;
    const loaded = await Promise.all(household.map(({ client }) => attempt(async () => loadClient(client))));
    const ledgers = loaded.flatMap((result) => (result.ok ? [result.value] : []));
    const results = await attempt(async () => ({ ok: true, value: computeHouseholds(ledgers, { asOf }) }));
    const outcomes: Outcome[] = [];
    for (const [at, job] of household.entries()) {
      const made = await attempt(async (): Promise<Result<Reviewed>> => {
        const ledger = loaded[at] as Result<Ledger>;
        if (!ledger.ok) return ledger;
        if (!results.ok) return results;
        const place = ledgers.indexOf(ledger.value);
        return this.#fill(
          ledger.value,
          loaded.toSpliced(at, 1).map((other) => (other.ok ? other.value : null)),
          results.value[place] as Result<LedgerResult>,
        );
      });
      outcomes.push(
        made.ok ? this.#write(job, made.value) : failed(job, placedProblems(job.client, made.problems)),
      );
    }
    return outcomes;
  }

  async #fill(
    ledger: Ledger,
    household: OtherLedgers,
    reviewed: Result<LedgerResult>,
  ): Promise<Result<Reviewed>> {
    if (!reviewed.ok) return reviewed;
    const findings = reviewed.value.findings.filter(({ severity }) => severity !== "info");
    const codes = [...new Set(findings.map(({ code }) => code))];
    const { asOf, template } = this.#orders;
    const start = performance.now();
    const made = await makePackage(ledger, asOf, household, { templates: this.#templates, choice: template });
    this.times.fill += performance.now() - start;
    return made.ok ? { ok: true, value: { ...made.value, findings: codes } } : made;
  }

  #write(job: Job, made: Reviewed): Outcome {
    const { client, folder } = job;
    const { files } = made;
    const { out } = this.#orders;
    const hashes = hashFiles(files);
    const start = performance.now();
    // A spouse's change need not change this one's package.
    const isThere = JSON.stringify(job.files) === JSON.stringify(hashes) && this.#isThere(job, hashes);
    if (out !== null && !isThere) writePackage(join(out, folder), files, this.#temporary);
    this.times.write += performance.now() - start;
    const row = rowOf(client.key, folder, made);
    return { key: client.key, worked: true, files: hashes, written: !isThere, row };
  }
}

/** A package with the codes of what the review finds besides. */
interface Reviewed extends MadePackage {
  readonly findings: readonly string[];
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

function rowOf(client: string, folder: string, { correction, files, findings }: Reviewed): ReportRow {
  const { years, penalty, change } = correction;
  const of = (status: FormStatus) =>
    years.filter(({ form }) => form.status === status).map(({ tax_year }) => tax_year);
  return {
    client,
    folder,
    years: {
      missing: of("missing"),
      wrong: of("wrong"),
      undecided: of("undecided"),
      right: of("right"),
      not_required: of("not_required"),
      not_due: of("not_due"),
    },
    forms: files.filter(({ name }) => name.endsWith("-form-8606.pdf")).length,
    basis: years.at(-1)?.basis.right ?? null,
    change,
    penalty: penalty.not_filed + penalty.overstated,
    refundCloses: earliestClosing(correction)?.until ?? null,
    findings,
    problems: [],
  };
}
