/** The lines that a preparer looks at first, by the labels they have had since 2017. */
export const SUMMARY_LINES = ["1", "2", "14", "15c", "18", "25c"] as const;

/** Those of them that go on the return's line 4b. */
export const TAXABLE_LINES = ["15c", "18", "25c"] as const;
