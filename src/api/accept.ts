import { HttpProblem } from "./http-problem.js";

/**
 * The media type to answer in: of those offered the one that the `Accept` header prefers (RFC 9110, 12.5.1), the
 * first offered where it prefers none. Throws an HttpProblem with the list when it takes none of them.
 */
export function agree(accept: string | undefined, offered: readonly string[]): string {
  if (accept === undefined || accept === "*/*") return offered[0] ?? "";
  const ranges = accept.split(",").slice(0, MOST_RANGES).map(readRange);
  let best = "";
  let bestQuality = 0;
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > bestQuality) {
      best = type;
      bestQuality = quality;
    }
  }
  if (best !== "") return best;
  throw new HttpProblem("not_acceptable", { detail: `This route answers with ${offered.join(", ")}.` });
}

const MOST_RANGES = 32;

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, quality: value >= 0 && value <= 1 ? value : 0 };
}

/** The quality of the most specific range that covers a type; zero when none does. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [kind] = type.split("/");
  for (const covering of [type, `${kind}/*`, "*/*"]) {
    const range = ranges.find((each) => each.type === covering);
    if (range) return range.quality;
  }
  return 0;
}
