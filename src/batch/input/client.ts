import type { Problem } from "../../errors.js";
import type { Written } from "../../import/propose/build-ledger.js";
import type { Listed } from "../client-list/listed.js";
import type { Person } from "../folder-name.js";
import type { CsvSource } from "./csv-source.js";
import type { TextSource } from "./load-text.js";

/** One client of a batch: who it is, and where the ledger stands; a ledger that papers gave stands here itself. */
export interface Client {
  /** What tells it apart, the same in each run of one input. */
  readonly key: string;
  /** Where it stands: `smith.yaml`, `clients.jsonl:12`, or the folder of the papers. */
  readonly place: string;
  readonly owner: Person;
  readonly household: string | null;
  /** SHA-256 of what the ledger is made from. */
  readonly digest: string;
  readonly source: ClientSource;
  /** What the office's client list says of the owner. */
  readonly listed?: Listed;
}

/** A ledger that papers gave. */
interface PapersSource {
  readonly drafted: Written;
}

type ClientSource = TextSource | CsvSource | PapersSource;

/** A part of the input that is no client. */
export interface InputFailure {
  readonly place: string;
  readonly problems: readonly Problem[];
}
