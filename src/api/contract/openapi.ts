import { z } from "zod";
import { type ErrorCode, errorCodes } from "../../errors.js";
import type { Media } from "../ledger-route.js";
import { PROBLEM_JSON } from "../problem-document.js";
import type { Route } from "../route.js";
import { components, schemaOf } from "./components.js";
import * as replies from "./replies.js";

/** Errors that any route can have, those that only guarded ones have, and those of a route with a body. */
const EVERYWHERE: ErrorCode[] = ["invalid_request", "not_acceptable", "headers_too_large", "internal"];
const GUARDED: ErrorCode[] = ["unauthorized", "too_many_requests", "overloaded"];
const WITH_QUERY: ErrorCode[] = ["invalid_query"];
const WITH_BODY: ErrorCode[] = [
  "invalid_syntax",
  "request_timeout",
  "body_too_large",
  "unsupported_media_type",
  "too_many_values",
  "invalid_ledger",
];

/** The description of the API (OpenAPI 3.1), made of its routes and their schemas. */
export function describe(routes: readonly Route[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "form8606",
      version,
      description:
        "Computes, reviews and fills IRS Form 8606 from a ledger of one person's IRAs. The server stores nothing you send. Changes within v1 only add: new routes, optional keys, and new codes for findings.",
    },
    servers: [{ url: "/" }],
    security: [{}, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "Required unless the server listens only on this machine.",
        },
      },
      schemas: components(),
    },
  };
}

function operation(route: Route) {
  const { id, summary, description, open, query, body, answers } = route;
  return {
    operationId: id,
    summary,
    description,
    ...(open && { security: [] }),
    ...(query instanceof z.ZodObject && { parameters: parameters(query) }),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: { "200": { description: "Done.", content: content(answers) }, ...refusals(codesOf(route)) },
  };
}

function codesOf({ open, query, body, refuses }: Route): ErrorCode[] {
  return [
    ...EVERYWHERE,
    ...(open ? [] : GUARDED),
    ...(query ? WITH_QUERY : []),
    ...(body ? WITH_BODY : []),
    ...refuses,
  ];
}

function parameters(query: z.ZodObject) {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema as z.ZodType);
    return { name, in: "query", required: false, description, schema: rest };
  });
}

function content(media: Readonly<Record<string, Media>>) {
  return Object.fromEntries(
    Object.entries(media).map(([type, { schema, examples }]) => [
      type,
      {
        schema: schemaOf(schema),
        ...(examples && {
          examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
        }),
      },
    ]),
  );
}

/** By status: the codes that are answered with it. */
function refusals(codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, all]) => [
        status,
        {
          description: all.map((code) => `\`${code}\`: ${errorCodes[code].title}.`).join(" "),
          content: { [PROBLEM_JSON]: { schema: schemaOf(replies.problem) } },
        },
      ]),
  );
}
