/**
 * What was read from the boxes of a form: the text of each at its place among the template's boxes; a checked box has its
 * on-state, an empty one nothing.
 */
export type ReadBoxes = (string | undefined)[];
