import type { Route } from "./route.js";
import { batch } from "./routes/batch.js";
import { openapi } from "./routes/description.js";
import { docs } from "./routes/docs.js";
import { exportRoutes } from "./routes/exports.js";
import { forms } from "./routes/forms.js";
import { front } from "./routes/front.js";
import { healthz, readyz } from "./routes/health.js";
import { importPapers } from "./routes/import.js";
import { lines } from "./routes/lines.js";
import { packages } from "./routes/packages.js";
import { review } from "./routes/review.js";
import { years } from "./routes/years.js";

/** Every route of the API, in the order of its description. */
export const routes: readonly Route[] = [
  lines,
  forms,
  review,
  packages,
  batch,
  importPapers,
  ...exportRoutes,
  years,
  healthz,
  readyz,
  front,
  openapi,
  docs,
];
