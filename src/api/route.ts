import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { ErrorCode } from "../errors.js";
import type { EventLoopBudget } from "./event-loop-budget.js";
import type { Imports } from "./imports.js";
import type { InstalledTemplates } from "./installed-templates.js";
import type { Limits } from "./limits.js";

/** What the handlers share. None of it is ever changed by a request. */
export interface Services {
  readonly templates: InstalledTemplates;
  readonly limits: Limits;
  readonly budget: EventLoopBudget;
  readonly imports: Imports;
  /** The description of the API, as JSON text. */
  readonly description: string;
  /** The page at the server's own address. */
  readonly front: string;
  /** The page for people, made of the description. */
  readonly page: string;
  /** True from the moment a stop was asked for. */
  readonly isStopping: () => boolean;
}

/** A body or an answer of one media type, as the description of the API tells it. */
export interface Media {
  readonly schema: z.ZodType;
  /** Examples by name; those of requests are sent to a real server by the tests. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** One route: what it is called, takes, answers and refuses, and the function that does it. */
export interface Route<Query = unknown> {
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
  /** Looks at a request before its body is read. Throws an HttpProblem to send it away. */
  readonly admit?: (services: Services, request: Pick<Ask<Query>, "reply">) => void;
  /** What is answered with status 200, by media type; the first is the one that is given when nothing is asked for. */
  readonly answers: Readonly<Record<string, Media>>;
  /** Codes of the errors that this route has beyond those which every route has. */
  readonly refuses: readonly ErrorCode[];
  readonly handle: (ask: Ask<Query>, services: Services) => unknown;
}

/** A request whose query was read and for which an answer's media type was agreed on. */
interface Ask<Query> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly query: Query;
  /** The media type to answer in, one of the route's. */
  readonly accept: string;
}

/** Ties a route's query schema to what its handler is given. */
export function route<Query>(definition: Route<Query>): Route {
  return definition as Route;
}
