import type { FastifyReply, FastifyRequest } from "fastify";
import type { HeavyLane } from "./heavy/heavy-lane.js";
import type { Imports } from "./imports.js";
import type { LedgerRoute, Means, RouteTerms } from "./ledger-route.js";

/** What the handlers share. None of it is ever changed by a request. */
export interface Services extends Means {
  readonly heavy: HeavyLane;
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

/** A route that is answered by the server's own thread. */
interface PlainRoute<Query> extends RouteTerms<Query> {
  /** Looks at a request before its body is read. Throws an HttpProblem to send it away. */
  readonly admit?: (services: Services, request: Pick<Ask<Query>, "reply">) => void;
  readonly handle: (ask: Ask<Query>, services: Services) => unknown;
}

export type Route<Query = unknown> = PlainRoute<Query> | LedgerRoute<Query>;

/** A request whose query was read and for which an answer's media type was agreed on. */
interface Ask<Query> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly query: Query;
  /** The media type to answer in, one of the route's. */
  readonly accept: string;
}

/** Ties a route's query schema to what its handler is given. */
export function route<Query>(definition: PlainRoute<Query>): Route {
  return definition as Route;
}

export function isLedgerRoute(route: Route): route is LedgerRoute {
  return "lightYears" in route;
}
