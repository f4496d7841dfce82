import { createHash } from "node:crypto";

/**
 * What the page may do, as the browser enforces it. `connect` is `'none'` in the single file, so that nothing can be
 * sent; the app may talk to the server that it came from, on the same machine.
 *
 * @param scripts the inline scripts that may run; none may when the scripts are files
 */
export function contentSecurityPolicy(connect: "'none'" | "'self'", scripts: readonly string[]): string {
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const own = connect === "'self'" ? ["'self'"] : [];
  const rules: Record<string, readonly string[]> = {
    "default-src": ["'none'"],
    "script-src": [...own, ...hashes, ...(own.length + hashes.length === 0 ? ["'none'"] : [])],
    "style-src": [...own, "'unsafe-inline'"],
    "img-src": [...own, "data:", "blob:"],
    "font-src": [...own, "data:"],
    "worker-src": [...own, "blob:"],
    "connect-src": [connect],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  return Object.entries(rules)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}
