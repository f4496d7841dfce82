import { expect, it } from "vitest";
import { clientOf } from "../../src/api/client-address.js";

const socket = { remoteAddress: "10.0.0.1" } as Parameters<typeof clientOf>[0]["socket"];

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:41234", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["[2001:db8:1:2:3::1]:443", "2001:db8:1:2::"],
  ["2001:db8:1:2:9::7", "2001:db8:1:2::"],
  ["fe80::1%eth0", "fe80::"],
  // What is no address counts as the proxy that sent it: a header cannot make up clients.
  ["unknown", "10.0.0.1"],
  ["203.0.113.7, 203.0.113.8", "10.0.0.1"],
  ["203.0.113.7:41234:2", "10.0.0.1"],
  ["_hidden", "10.0.0.1"],
  ["", "10.0.0.1"],
])("a client that a proxy calls %j is %s", (ip, client) => {
  expect(clientOf({ ip, socket })).toMatch(new RegExp(`^${client.replaceAll(".", "\\.")}`));
});

it("a client that is already gone has no address", () => {
  expect(clientOf({ ip: undefined as unknown as string, socket: {} as typeof socket })).toBe("gone");
});
