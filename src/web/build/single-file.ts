import type { Plugin } from "vite";
import type { Asset } from "./assets.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";

/** Puts everything into the one HTML file: styles, the script, and the assets as text that nothing parses. */
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
        // Inside a script element these two would end it or change how it is read.
        const code = script.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
        const policy = contentSecurityPolicy("'none'", [code]);
        const blocks = assets.map(
          ({ name, bytes }) =>
            `<script type="text/plain" id="asset:${name}">${Buffer.from(bytes).toString("base64")}</script>`,
        );
        const page = String(html.source)
          .replace(/<script type="module"[^>]*><\/script>\s*/, "")
          .replace(/<link rel="stylesheet"[^>]*>\s*/g, "")
          .replace("<!-- policy -->", () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
          .replace("</head>", () => `<style>${styles.join("\n")}</style>\n</head>`)
          .replace("</body>", () => `${blocks.join("\n")}\n<script id="program">${code}</script>\n</body>`);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: "asset", fileName, source: page });
      },
    },
  };
}
