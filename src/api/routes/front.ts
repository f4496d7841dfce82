import { z } from "zod";
import { PAGE_POLICY } from "../contract/page.js";
import { route } from "../route.js";

/** `GET /`: what this server is, for a person who opens its address. */
export const front = route({
  method: "GET",
  path: "/",
  id: "front",
  summary: "What this server is",
  description: "A short page for people, with links to the documentation. It loads nothing from anywhere.",
  open: true,
  answers: { "text/html": { schema: z.string() } },
  refuses: [],
  handle: ({ reply }, { front }) => {
    reply.header("content-security-policy", PAGE_POLICY);
    return front;
  },
});
