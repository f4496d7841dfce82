import { deflateSync } from "node:zlib";
import type { Plugin } from "vite";
import type { Asset } from "./assets.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";

/**
 * Unpacks the program and runs it. It is inserted as text, so that the policy still names its hash: not one other
 * script may run.
 */
const LOADER = `(async () => {
const packed = atob(document.getElementById("packed-program").textContent);
const bytes = new Uint8Array(packed.length);
for (let at = 0; at < bytes.length; at++) bytes[at] = packed.charCodeAt(at);
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
const script = document.createElement("script");
script.id = "program";
script.textContent = await new Response(stream).text();
document.body.append(script);
})().catch(() => {
document.getElementById("page").textContent = "This browser is too old for this page. Open it in a current version of Chrome, Edge, Firefox or Safari.";
});`;

/** Puts everything into the one HTML file: styles, the script (deflated), and the assets as text that nothing parses. */
export function singleFile(assets: readonly Asset[], fileName: string): Plugin {
  return {
    name: "single-file",
    enforce: "post",
    generateBundle: {
      // After the bundler has put the last names in.
      order: "post",
      handler(_options, bundle) {
        const items = Object.values(bundle);
        const html = items.find((item) => item.fileName.endsWith(".html"));
        const chunks = items.flatMap((item) => (item.type === "chunk" && item.isEntry ? [item] : []));
        const [script] = chunks;
        if (html?.type !== "asset" || script === undefined || chunks.length !== 1)
          throw new Error(`The single file takes one script; there are ${chunks.length}`);
        const styles = items.flatMap((item) =>
          item.type === "asset" && item.fileName.endsWith(".css") ? [String(item.source)] : [],
        );
        const policy = contentSecurityPolicy("'none'", [LOADER, script.code]);
        const blocks = [
          block("packed-program", deflateSync(script.code, { level: 9 })),
          ...assets.map(({ name, bytes }) => block(`asset:${name}`, bytes)),
        ];
        const page = String(html.source)
          .replace(/<script type="module"[^>]*><\/script>\s*/, "")
          .replace(/<link rel="stylesheet"[^>]*>\s*/g, "")
          .replace("<!-- policy -->", () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
          .replace("</head>", () => `<style>${styles.join("\n")}</style>\n</head>`)
          .replace("</body>", () => `${blocks.join("\n")}\n<script>${LOADER}</script>\n</body>`);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: "asset", fileName, source: page });
      },
    },
  };
}

/** Bytes as text inside the page that the browser neither shows nor runs. */
function block(id: string, bytes: Uint8Array): string {
  return `<script type="text/plain" id="${id}">${Buffer.from(bytes).toString("base64")}</script>`;
}
