import { describe, expect, it } from "vitest";
import { AMENDED } from "../../../src/correction/marking.js";
import { FileError } from "../../../src/node/files/file-error.js";
import { CompiledTemplates } from "../../../src/node/templates/template-cache.js";
import { unwrap } from "../../correction/examples.js";

describe("templates of this machine", () => {
  it("are compiled once, and given at once after that", async () => {
    const templates = new CompiledTemplates();
    const first = await templates.find(2023, "worksheet", null);
    expect(unwrap(first)).toMatchObject({ kind: "worksheet", template: { taxYear: 2023 } });
    expect(templates.find(2023, "worksheet", null)).toBe(first);
  });

  it("are told apart by their year", async () => {
    const templates = new CompiledTemplates();
    const years = [2012, 2018, 2024];
    const found = await Promise.all(years.map((year) => templates.find(year, "worksheet", null)));
    expect(found.map((each) => unwrap(each).template.taxYear)).toEqual(years);
  });

  it("are the same with a stamp and without where the drawing has a place for a notice", async () => {
    const templates = new CompiledTemplates();
    const stamped = await templates.find(2015, "worksheet", AMENDED);
    expect(templates.find(2015, "worksheet", null)).toBe(stamped);
  });

  it("are looked for again when there was none", async () => {
    const templates = new CompiledTemplates();
    for (let time = 0; time < 2; time++)
      await expect(templates.find(2023, { file: "not/there.pdf" }, null)).rejects.toThrow(FileError);
  });
});
