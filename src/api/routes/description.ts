import { z } from "zod";
import { route } from "../route.js";

/** `GET /openapi.json`: the description of the API for programs. */
export const openapi = route({
  method: "GET",
  path: "/openapi.json",
  id: "describe",
  summary: "This description for programs",
  description: "The description of the API (OpenAPI 3.1).",
  open: true,
  answers: { "application/json": { schema: z.looseObject({}) } },
  refuses: [],
  handle: (_ask, { description }) => description,
});
