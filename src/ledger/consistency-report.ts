import type { ErrorCode, Path } from "../errors.js";

/** Takes down what contradicts what, and where it stands. */
export type Report = (path: Path, message: string, code?: ErrorCode) => void;

/** The path of a key of the entry at hand. */
export type At = (key: string) => Path;

/** The message for a year that is later than the date of its entry. */
export const NOT_LATER = "must not be later than the year of `date`";
