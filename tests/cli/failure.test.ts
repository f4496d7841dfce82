import { expect, it } from "vitest";
import { run } from "../../src/cli/run.js";
import { plainStyle } from "../../src/cli/terminal.js";

it("a failure of the program ends with status 1 and tells nothing of the ledger", async () => {
  const complaints: string[] = [];
  const status = await run(["check", "docs/examples/clean-backdoor.yaml"], "1.2.3", {
    print: () => {
      throw new TypeError("cannot read 7000 of Jordan A Rivera\n    at 900-00-1234 (/src/secret.ts:1:2)");
    },
    complain: (text) => complaints.push(text),
    style: plainStyle,
    width: 80,
    interactive: false,
  });
  const text = complaints.join("\n");
  expect(status).toBe(1);
  expect(text).toMatch(/^form8606 failed: TypeError\. .*fault of the program/);
  expect(text).toMatch(/at src\/cli\/check\.ts:\d+:\d+/);
  expect(text).not.toMatch(/Jordan|Rivera|7000|1234/);
});
