import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { networkOf } from "./client-address.js";
import type { Limits } from "./limits.js";

/** A connection, and whether the server is at work for it. */
interface Connection {
  readonly socket: Socket;
  readonly client: string;
  /** Requests that arrived, or are a batch that is arriving, and are not answered yet. */
  working: number;
}

/**
 * Keeps room for new connections: beyond the limit, of one client or in all, the connection that has waited longest for its
 * sender is closed. So connections that are held open, or drip, never shut others out. One that the server is at work for is
 * closed last.
 *
 * @param behindProxy every connection is the proxy's, so one client has no limit of its own
 */
export function limitConnections(
  app: FastifyInstance,
  { connections, connectionsOfClient }: Pick<Limits, "connections" | "connectionsOfClient">,
  behindProxy: boolean,
): void {
  /** The oldest first; one whose request was answered becomes the youngest. */
  const all = new Map<Socket, Connection>();
  const counts = new Map<string, number>();
  const forget = (socket: Socket) => {
    const connection = all.get(socket);
    if (connection === undefined) return;
    all.delete(socket);
    const count = (counts.get(connection.client) ?? 1) - 1;
    if (count === 0) counts.delete(connection.client);
    else counts.set(connection.client, count);
  };
  const makeRoom = (isCandidate: (connection: Connection) => boolean) => {
    let last: Connection | undefined;
    for (const connection of all.values()) {
      if (!isCandidate(connection)) continue;
      last ??= connection;
      if (connection.working > 0) continue;
      last = connection;
      break;
    }
    if (last === undefined) return;
    forget(last.socket);
    last.socket.destroy();
  };
  app.server.on("connection", (socket: Socket) => {
    const client = networkOf(socket.remoteAddress);
    if (!behindProxy && (counts.get(client) ?? 0) >= connectionsOfClient)
      makeRoom((other) => other.client === client);
    if (all.size >= connections) makeRoom(() => true);
    all.set(socket, { socket, client, working: 0 });
    counts.set(client, (counts.get(client) ?? 0) + 1);
    socket.once("close", () => forget(socket));
  });
  const begun = new WeakSet<IncomingMessage>();
  app.addHook("preHandler", ({ raw }, _reply, done) => {
    const connection = all.get(raw.socket);
    if (connection !== undefined) {
      connection.working += 1;
      begun.add(raw);
    }
    done();
  });
  app.addHook("onResponse", ({ raw }, _reply, done) => {
    const connection = all.get(raw.socket);
    if (connection !== undefined && begun.has(raw)) {
      connection.working -= 1;
      all.delete(raw.socket);
      all.set(raw.socket, connection);
    }
    done();
  });
}

/**
 * Closes a connection whose request was answered before all of it arrived, such as one that was refused, unless the rest
 * comes soon: a sender that is told no must not hold the connection by going on slowly.
 *
 * @param longest milliseconds for the rest
 */
export function closeAfterRefusal(app: FastifyInstance, longest: number): void {
  app.addHook("onResponse", ({ raw }, _reply, done) => {
    const { socket } = raw;
    if (!raw.complete) {
      const late = setTimeout(() => socket.destroy(), longest).unref();
      const stop = () => {
        clearTimeout(late);
        raw.off("end", stop);
        socket.off("close", stop);
      };
      raw.once("end", stop);
      socket.once("close", stop);
    }
    done();
  });
}

/**
 * Closes each connection after its answer once the server closes: a batch that began before has told its client that the
 * connection stays open.
 */
export function closeWhenAnswered(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  app.addHook("onResponse", (_request, _reply, done) => {
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
}
