/** What was read from the boxes of a form: text by the box's name; a checked box has its on-state. Empty boxes are left out. */
export type ReadBoxes = Map<string, string>;
