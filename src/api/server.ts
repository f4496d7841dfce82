import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { type FastifyInstance, fastify, LogController } from "fastify";
import Negotiator from "negotiator";
import { ThreadPool } from "../node/threads/thread-pool.js";
import { askForToken } from "./authentication.js";
import { limitBodyTime } from "./body-time.js";
import { answerClientError } from "./client-errors.js";
import { closeAfterRefusal, closeWhenAnswered, limitConnections } from "./connections.js";
import { refuseEncodedBodies } from "./content-encoding.js";
import { frontPage } from "./contract/front-page.js";
import { describe } from "./contract/openapi.js";
import { page } from "./contract/page.js";
import { allowOrigins } from "./cross-origin.js";
import { handleErrors, sendProblem } from "./error-handler.js";
import { EventLoopBudget } from "./event-loop-budget.js";
import { HEAVY_THREAD, HeavyLane, type HeavyWorkers } from "./heavy/heavy-lane.js";
import { performTask } from "./heavy/heavy-task.js";
import { isHeavy } from "./heavy/weight.js";
import { HttpProblem } from "./http-problem.js";
import { Imports } from "./imports.js";
import { InstalledTemplates } from "./installed-templates.js";
import { takeJson } from "./json-body.js";
import { takeJsonLines } from "./json-lines-body.js";
import type { Means } from "./ledger-route.js";
import { shedLoad } from "./load-shedding.js";
import { logOptions, logRequests } from "./log.js";
import { exposeMetrics } from "./metrics.js";
import type { ServerOptions } from "./options.js";
import { requireOwnHost } from "./own-host.js";
import { takePapers } from "./papers-body.js";
import { readQuery } from "./query.js";
import { limitRate } from "./rate-limit.js";
import { RequestBatcher } from "./request-batcher.js";
import { isLedgerRoute, type Route, type Services } from "./route.js";
import { routes } from "./routes.js";
import { setSecurityHeaders } from "./security-headers.js";
import { warmUp } from "./warm-up.js";

/** A server that does not listen yet. */
export interface Server {
  readonly app: FastifyInstance;
  /** Marks the server as stopping: `/readyz` says so, and connections are closed after their answer. */
  readonly stopping: () => void;
  /** Does once what requests ask for, so that the first of them is answered as fast as the others. */
  readonly warmUp: () => Promise<void>;
}

/** Makes the server: its protections, its routes, and every template ready to be filled. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { limits } = options;
  const app = bareServer(options);
  // Before anything is awaited: what is registered later inherits it.
  handleErrors(app);
  // Connections are closed before there are so many.
  app.server.maxConnections = limits.connections + SPARE_CONNECTIONS;
  logRequests(app);
  limitConnections(app, limits, options.trustProxy);
  closeAfterRefusal(app, limits.restTime);
  closeWhenAnswered(app);
  if (options.ownHost !== undefined) requireOwnHost(app, options.ownHost);
  refuseEncodedBodies(app);
  await setSecurityHeaders(app);
  await allowOrigins(app, options.origins);
  takeJson(app, limits);
  takeJsonLines(app);
  takePapers(app);
  limitBodyTime(app, limits.bodyTime);

  let isStopping = false;
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (isStopping) reply.header("connection", "close");
    done(null, payload);
  });
  const budget = new EventLoopBudget();
  const means: Means = {
    templates: options.templates ?? (await InstalledTemplates.load()),
    limits,
    budget,
  };
  const services: Services = {
    ...means,
    heavy: new HeavyLane(heavyWorkers(options, means)),
    imports: new Imports(limits, options.readerThread),
    description: JSON.stringify(describe(routes, options.version)),
    front: frontPage(routes, options.version),
    page: page(routes, options.version),
    isStopping: () => isStopping,
  };
  app.addHook("onClose", () => Promise.all([services.imports.reader.close(), services.heavy.close()]));
  const gathering = new RequestBatcher();
  for (const route of routes.filter(({ open }) => open)) add(app, route, services, gathering);
  await app.register(async (guarded) => {
    await shedLoad(guarded, budget, limits);
    await limitRate(guarded, limits.rate);
    await askForToken(guarded, options.tokens);
    const closed = [...routes.filter(({ open }) => !open), ...(options.extraRoutes ?? [])];
    for (const route of closed) add(guarded, route, services, gathering);
    if (options.metrics) await exposeMetrics(app, guarded);
  });
  return {
    app,
    stopping: () => {
      isStopping = true;
    },
    warmUp: async () => void (await Promise.all([services.heavy.start(), warmUp(services.templates)])),
  };
}

/** Threads for heavy requests; without the code of one, this thread answers them. */
function heavyWorkers({ heavyThread: file, limits }: ServerOptions, means: Means): HeavyWorkers {
  if (file === null) {
    const ledgerRoutes = routes.filter(isLedgerRoute);
    const nothing = async () => {};
    return { run: (task) => performTask(task, ledgerRoutes, means), start: nothing, close: nothing };
  }
  return new ThreadPool({
    file: file ?? HEAVY_THREAD,
    data: limits,
    threads: limits.heavyThreads,
    longest: limits.heavyTime,
    mostWaiting: limits.heavyWaiting,
  });
}

const SPARE_CONNECTIONS = 100;

/** A server that has only its limits of size and time, without a route. */
function bareServer({ limits, log, trustProxy }: ServerOptions): FastifyInstance {
  return fastify({
    logger: logOptions(log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    requestIdHeader: false,
    // Of one proxy: what a client writes into the header itself is not believed.
    trustProxy: trustProxy && ((_address, hop) => hop === 0),
    bodyLimit: limits.body,
    connectionTimeout: limits.idleTime,
    keepAliveTimeout: limits.idleTime,
    requestTimeout: limits.requestTime,
    maxRequestsPerSocket: limits.requestsPerSocket,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 100 },
    http: {
      maxHeaderSize: limits.headers,
      headersTimeout: limits.headersTime,
      connectionsCheckingInterval: 1000,
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket as Socket),
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(new HttpProblem("invalid_request"), reply);
    },
  });
}

function add(scope: FastifyInstance, route: Route, services: Services, gathering: RequestBatcher): void {
  const offered = Object.keys(route.answers);
  scope.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit && { bodyLimit: route.bodyLimit(services.limits) }),
    ...("admit" in route && {
      onRequest: async (_request, reply) => route.admit?.(services, { reply }),
    }),
    handler: async (request, reply) => {
      const accept = answerType(request.headers.accept, offered);
      const query = route.query ? readQuery(route.query, request.query) : undefined;
      if (route.body && !(mediaType(request.headers["content-type"]) in route.body)) {
        throw new HttpProblem("unsupported_media_type", {
          detail: `This route takes ${Object.keys(route.body).join(", ")}.`,
        });
      }
      reply.type(accept);
      const { body } = request;
      if (typeof body === "string") {
        if (isLedgerRoute(route) && isHeavy(route, body))
          return services.heavy.answer({ id: route.id, body, query, accept }, reply);
        await gathering.join(body.length);
        // From here on it is worked on.
        services.budget.spent();
      }
      return route.handle({ request, reply, query, accept }, services);
    },
  });
}

/**
 * The media type to answer in: of those offered the one that the `Accept` header prefers (RFC 9110, 12.5.1).
 * Throws an HttpProblem with the list when it takes none of them.
 */
function answerType(accept: string | undefined, offered: readonly string[]): string {
  if (accept !== undefined && offered.includes(accept)) return accept;
  const type = new Negotiator({ headers: { accept } }).mediaType([...offered]);
  if (type !== undefined) return type;
  throw new HttpProblem("not_acceptable", { detail: `This route answers with ${offered.join(", ")}.` });
}

function mediaType(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Ids that tell the requests of one process apart, and processes from one another. */
function requestIds(): () => string {
  const process = randomBytes(6).toString("hex");
  let count = 0;
  return () => `${process}-${(++count).toString(36)}`;
}
