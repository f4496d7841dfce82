/** The programs that an entry sheet can be made for; `forms/targets/` has a file for each. */
export const TARGET_IDS = [
  "turbotax",
  "freetaxusa",
  "hrblock",
  "taxact",
  "fffa",
  "drake",
  "proseries",
  "lacerte",
  "paper",
] as const;
export type TargetId = (typeof TARGET_IDS)[number];
