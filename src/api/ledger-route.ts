import type { z } from "zod";
import type { ErrorCode } from "../errors.js";
import type { EventLoopBudget } from "./event-loop-budget.js";
import type { InstalledTemplates } from "./installed-templates.js";
import type { Limits } from "./limits.js";

/** With what ledgers are computed, in any thread. None of it is ever changed by a request. */
export interface Means {
  readonly templates: InstalledTemplates;
  readonly limits: Limits;
  readonly budget: EventLoopBudget;
}

/** A body or an answer of one media type, as the description of the API tells it. */
export interface Media {
  readonly schema: z.ZodType;
  /** Examples by name; those of requests are sent to a real server by the tests. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** One route: what it is called, takes, answers and refuses. */
export interface RouteTerms<Query> {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  /** Name of the operation in generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  /** Answered at any time: without a token, a rate or a look at the load. */
  readonly open?: boolean;
  /** The keys of the query; one that is not known is refused. */
  readonly query?: z.ZodType<Query>;
  /** What may be sent, by media type. */
  readonly body?: Readonly<Record<string, Media>>;
  /** How long a body may be, in bytes, when it may be longer than others. */
  readonly bodyLimit?: (limits: Limits) => number;
  /** What is answered with status 200, by media type; the first is the one that is given when nothing is asked for. */
  readonly answers: Readonly<Record<string, Media>>;
  /** Codes of the errors that this route has beyond those which every route has. */
  readonly refuses: readonly ErrorCode[];
}

/** A route that computes ledgers. When that can take long, it is answered by another thread: see `HeavyLane`. */
export interface LedgerRoute<Query = unknown> extends RouteTerms<Query> {
  /** How many tax years a body can name whose answer is light, when each year takes its time; with 0 every answer is heavy. */
  readonly lightYears: number;
  /** The answer: text, bytes, or a stream of bytes. */
  readonly handle: (ask: LedgerAsk<Query>, means: Means) => unknown;
}

/** What can be handed to another thread of a request. */
interface LedgerAsk<Query> {
  readonly request: { readonly body: unknown };
  readonly reply: { header(name: string, value: string): unknown };
  readonly query: Query;
  readonly accept: string;
}

/** `lightYears` of a route for which the values that a body holds decide. */
export const ALL_YEARS = Number.POSITIVE_INFINITY;

/** Ties a route's query schema to what its handler is given. */
export function ledgerRoute<Query>(definition: LedgerRoute<Query>): LedgerRoute {
  return definition as LedgerRoute;
}
