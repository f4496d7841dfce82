import { createHash } from "node:crypto";
import { errorCodes } from "../../errors.js";
import type { Route } from "../route.js";
import { components, schemaOf } from "./components.js";

/** How pages of the server look. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--ink:#1c2733;--quiet:#5a6875;--line:#d5dce3;--ground:#fff;--code:#f3f5f8}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9ee;--quiet:#9aa8b5;--line:#36424d;--ground:#14191e;--code:#1d242b}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 5rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
h1,h2,h3{line-height:1.25}h2{margin-top:3rem;border-bottom:1px solid var(--line);padding-bottom:.4rem}
code,pre{font:14px/1.5 ui-monospace,monospace;background:var(--code);border-radius:4px}code{padding:.1em .3em}
pre{padding:.9rem;overflow:auto}table{border-collapse:collapse;width:100%;margin:.6rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--quiet);font-weight:600}.quiet{color:var(--quiet)}summary{cursor:pointer}`;

/** What the page may do: use its own style, and nothing else. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(PAGE_STYLE).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The page for people: every route with its query, bodies and examples, every error and every schema. */
export function page(routes: readonly Route[], version: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>form8606 API</title><style>${PAGE_STYLE}</style></head>
<body><h1>form8606 API</h1>
<p>Version ${text(version)}. Computes, reviews and fills IRS Form 8606 from a ledger of one person's IRAs. The server stores nothing you send. For programs, there is <a href="/openapi.json">openapi.json</a>.</p>
<nav><ul>${routes.map(({ id, method, path, summary }) => `<li><a href="#${id}"><code>${method} ${path}</code></a> ${text(summary)}</li>`).join("")}<li><a href="#errors">Errors</a></li><li><a href="#schemas">Schemas</a></li></ul></nav>
<main>${routes.map(section).join("\n")}
<h2 id="errors">Errors</h2><p>Errors are <code>application/problem+json</code> (RFC 9457). <code>code</code> is stable; <code>errors</code> lists every problem with its place.</p>
${table(
  ["Code", "Status", "Meaning"],
  Object.entries(errorCodes).map(([code, { status, title }]) => [
    `<code id="${code}">${code}</code>`,
    String(status),
    text(title),
  ]),
)}
<h2 id="schemas">Schemas</h2>
${Object.entries(components())
  .map(
    ([id, schema]) =>
      `<details id="schema-${id}"><summary><code>${id}</code></summary><pre>${json(schema)}</pre></details>`,
  )
  .join("\n")}
</main></body></html>
`;
}

function section({ id, method, path, summary, description, query, body, answers }: Route): string {
  const keys = query && "shape" in query ? Object.entries(query.shape as Record<string, never>) : [];
  const rows = keys.map(([key, schema]) => {
    const { type, description: about, enum: values } = schemaOf(schema);
    return [
      `<code>${key}</code>`,
      text((values as unknown[] | undefined)?.join(", ") ?? String(type)),
      text(String(about)),
    ];
  });
  const examples = Object.entries(Object.values(body ?? {})[0]?.examples ?? {});
  return `<section><h2 id="${id}"><code>${method} ${path}</code></h2><h3>${text(summary)}</h3><p>${text(description)}</p>
${rows.length > 0 ? table(["Query", "Values", "Meaning"], rows) : ""}
${body ? `<p><span class="quiet">Request</span> ${list(Object.keys(body))}</p>` : ""}<p><span class="quiet">Response</span> ${list(Object.keys(answers))}</p>
${examples.map(([name, value]) => `<details><summary>Example <code>${text(name)}</code></summary><pre>${typeof value === "string" ? text(value) : json(value)}</pre></details>`).join("\n")}</section>`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `<${tag}>${cell}</${tag}>`).join("");
  return `<table><thead><tr>${cells("th", headings)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("")}</tbody></table>`;
}

function list(types: readonly string[]): string {
  return types.map((type) => `<code>${text(type)}</code>`).join(", ");
}

function json(value: unknown): string {
  return text(JSON.stringify(value, null, 2));
}

/** Text as HTML; what stands between backquotes is set as code. */
function text(plain: string): string {
  return plain
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/`([^`]+)`/g, "<code>$1</code>");
}
