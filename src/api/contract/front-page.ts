import type { Route } from "../route.js";
import { PAGE_STYLE } from "./page.js";

/** What the front page says: what this server is, how it is asked, and where the rest is written. */
export function frontPage(routes: readonly Route[], version: string): string {
  const guarded = routes.filter(({ open }) => !open);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>form8606 server</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>form8606</h1>
<p>This server computes, reviews and fills IRS Form 8606 from a ledger of one person's IRAs. Other programs send it ledgers or papers. It keeps nothing of what they send.</p>
<p class="quiet">Version ${version}. This is not tax advice.</p>
<h2>For people</h2>
<p>To enter your own papers in a browser, run <code>form8606 open</code> on your computer. Nothing leaves it.</p>
<h2>For programs</h2>
<ul><li><a href="/docs">Documentation</a>: every route, error and schema, with examples</li><li><a href="/openapi.json">openapi.json</a>: the same for programs</li></ul>
<p>Try it with a ledger in a file:</p>
<pre>curl -H 'content-type: application/json' --data @ledger.json http://127.0.0.1:8606/v1/lines</pre>
<ul>${guarded.map(({ id, method, path, summary }) => `<li><a href="/docs#${id}"><code>${method} ${path}</code></a> ${summary}</li>`).join("")}</ul>
</main></body></html>
`;
}
