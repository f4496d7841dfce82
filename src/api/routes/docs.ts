import { z } from "zod";
import { PAGE_POLICY } from "../contract/page.js";
import { route } from "../route.js";

/** `GET /docs`: the description of the API for people, one page without anything from elsewhere. */
export const docs = route({
  method: "GET",
  path: "/docs",
  id: "docs",
  summary: "This description as a web page",
  description: "One page with the whole description. It loads nothing from other servers.",
  open: true,
  answers: { "text/html": { schema: z.string() } },
  refuses: [],
  handle: ({ reply }, { page }) => {
    reply.header("content-security-policy", PAGE_POLICY);
    return page;
  },
});
