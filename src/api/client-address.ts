import { isIP } from "node:net";
import { normalizeIP } from "@fastify/rate-limit";
import type { FastifyRequest } from "fastify";

/**
 * The client of a request: an IPv4 address, or a whole IPv6 network. A proxy may name it with a port; where it names
 * nothing that is an address, the proxy itself counts as the client.
 */
export function clientOf({ ip, socket }: Pick<FastifyRequest, "ip" | "socket">): string {
  return networkOf(addressOf(ip) ?? socket.remoteAddress);
}

/** The network of an address; a connection that is already gone has none. */
export function networkOf(address: string | undefined): string {
  const plain = addressOf(address);
  return plain === undefined ? "gone" : normalizeIP(plain);
}

/** An address without its port, brackets and zone; undefined when it is none. */
function addressOf(text: string | undefined): string | undefined {
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(text ?? "")?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(text ?? "")?.[1];
  const plain = (inBrackets ?? withPort ?? text ?? "").trim().replace(/%.*$/, "");
  return isIP(plain) === 0 ? undefined : plain;
}
