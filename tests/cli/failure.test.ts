import { expect, it } from "vitest";
import { run } from "../../src/cli/run-command-line.js";
import { plainStyle } from "../../src/cli/terminal.js";

/** What is said when the program fails with this error. */
async function failing(error: () => Error): Promise<string> {
  const complaints: string[] = [];
  const status = await run(["check", "docs/examples/clean-backdoor.yaml"], "1.2.3", {
    print: () => {
      throw error();
    },
    complain: (text) => complaints.push(text),
    style: plainStyle,
    width: 80,
    interactive: false,
  });
  expect(status).toBe(1);
  return complaints.join("\n");
}

it("a failure of the program ends with status 1 and tells nothing of the ledger", async () => {
  const text = await failing(
    () => new TypeError("cannot read 7000 of Jordan A Rivera\n    at 900-00-1234 (/src/secret.ts:1:2)"),
  );
  expect(text).toMatch(/^form8606 failed: TypeError\. .*fault of the program/);
  expect(text).toMatch(/at src\/cli\/check\.ts:\d+:\d+/);
  expect(text).not.toMatch(/Jordan|Rivera|7000|1234|secret/);
});

it("a failure has the code of its kind, which tells a damaged installation", async () => {
  const error = () => Object.assign(new Error("/home/rivera/yaml"), { code: "ERR_MODULE_NOT_FOUND" });
  expect(await failing(error)).toMatch(/^form8606 failed: Error ERR_MODULE_NOT_FOUND\. /);
});
