import type { Plugin } from "vite";
import type { Asset } from "./assets.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";

/** Lays the assets beside the app, and tells the browser what the app may do. */
export function appFiles(assets: readonly Asset[]): Plugin {
  return {
    name: "app-files",
    transformIndexHtml: (html) =>
      html.replace(
        "<!-- policy -->",
        `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy("'self'", [])}">`,
      ),
    generateBundle() {
      for (const { name, bytes } of assets)
        this.emitFile({ type: "asset", fileName: `assets/${name}`, source: bytes });
    },
  };
}
