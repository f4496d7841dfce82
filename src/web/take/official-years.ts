import { signal } from "@preact/signals";

/** The tax years whose official form was given to the page. */
export const officialYears = signal<readonly number[]>([]);
