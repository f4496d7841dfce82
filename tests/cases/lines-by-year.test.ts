import { expect, test } from "vitest";
import { linesByYear } from "./covering.js";

test("docs/law/lines-by-year.md is what the cases give", async () => {
  await expect(linesByYear()).toMatchFileSnapshot("../../docs/law/lines-by-year.md");
});
