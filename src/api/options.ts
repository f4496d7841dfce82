import type { Writable } from "node:stream";
import type { InstalledTemplates } from "./installed-templates.js";
import type { Limits } from "./limits.js";
import type { Route } from "./route.js";

/** What a server is made of. */
export interface ServerOptions {
  /** The program's version, for the description. */
  readonly version: string;
  /** Accepted bearer tokens; none: no token is asked for. */
  readonly tokens: readonly string[];
  /** Origins whose pages may call the server (CORS); none: no page of another origin may. */
  readonly origins: readonly string[];
  /** Whether the client's address is taken from the headers of a proxy in front. */
  readonly trustProxy: boolean;
  /** Whether only requests for a name of this machine alone are answered, and the address it listens on. */
  readonly ownHost?: string;
  /** Whether /metrics is there. */
  readonly metrics: boolean;
  readonly limits: Limits;
  /** Further routes behind the same guards, to measure against; the description does not tell of them. */
  readonly extraRoutes?: readonly Route[];
  /** The templates that forms are filled in with; those that are installed, read and compiled anew, when left out. */
  readonly templates?: InstalledTemplates;
  /** The code of the threads that read papers; the program's own when left out. */
  readonly readerThread?: URL;
  /** The code of the threads that answer heavy requests; the program's own when left out, and when null no thread does. */
  readonly heavyThread?: URL | null;
  /** Where the log goes; standard output when left out. */
  readonly log?: Writable;
}
