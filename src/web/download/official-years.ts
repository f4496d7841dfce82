import { signal } from "@preact/signals";

/** The years for which the page has the IRS's own form. */
export const officialYears = signal<readonly number[]>([]);

/** The files of forms that go with Form 8606 that the page has, by their names at the IRS. */
export const officialCompanions = signal<readonly string[]>([]);
