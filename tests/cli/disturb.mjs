import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";

/**
 * Loaded before the program: disturbs it at its call number DISTURB_AT that looks at the disk or changes it. Without DISTURB_AT
 * the number of these calls is written to the file COUNT_IN. DISTURB_HOW is one of
 *
 * - `kill`: the process is killed, half way through a write
 * - `read-only`: nothing can be written any more into the folders DISTURB_FOLDERS
 * - `folder`: DISTURB_PLACE is moved away, and a link to DISTURB_VICTIM put in its place
 * - `file`, `hard`: DISTURB_PLACE is moved away, and a link to a file in DISTURB_VICTIM, or another name of it, put in its place
 * - `set`: so is each temporary folder of the program in DISTURB_FOLDERS
 */
const { DISTURB_AT, DISTURB_HOW, DISTURB_PLACE = "", DISTURB_VICTIM = "", COUNT_IN } = process.env;
const folders = (process.env.DISTURB_FOLDERS ?? "").split("\n");
const real = { ...fs };
let calls = 0;

const CHANGING =
  "mkdirSync openSync writeFileSync fsyncSync linkSync symlinkSync renameSync unlinkSync rmSync rmdirSync";
const LOOKING = "lstatSync statSync readdirSync";

for (const name of `${CHANGING}${DISTURB_HOW === "kill" ? "" : ` ${LOOKING}`}`.split(" ")) {
  const original = fs[name];
  fs[name] = (...args) => {
    calls += 1;
    if (calls === Number(DISTURB_AT)) disturb(name, args);
    return original(...args);
  };
}
syncBuiltinESMExports();
if (COUNT_IN) process.on("exit", () => real.writeFileSync(COUNT_IN, String(calls)));

function disturb(name, args) {
  if (DISTURB_HOW === "kill") {
    if (name === "writeFileSync") real.writeFileSync(args[0], args[1].slice(0, args[1].length / 2));
    process.kill(process.pid, "SIGKILL");
  } else if (DISTURB_HOW === "read-only") {
    for (const folder of folders) if (real.existsSync(folder)) real.chmodSync(folder, 0o500);
  } else if (DISTURB_HOW === "set") {
    for (const folder of folders)
      for (const set of setsIn(folder)) plant(join(folder, set), symbolic(DISTURB_VICTIM));
  } else if (DISTURB_HOW === "folder") {
    plant(DISTURB_PLACE, symbolic(DISTURB_VICTIM));
  } else {
    const file = join(DISTURB_VICTIM, "file");
    plant(DISTURB_PLACE, DISTURB_HOW === "hard" ? (at) => real.linkSync(file, at) : symbolic(file));
  }
}

function setsIn(folder) {
  if (!real.existsSync(folder)) return [];
  return real.readdirSync(folder).filter((name) => /^\.form8606-(staged|ready|undo)-/.test(name));
}

function symbolic(target) {
  return (at) => real.symlinkSync(target, at);
}

function plant(at, put) {
  if (real.lstatSync(at, { throwIfNoEntry: false })) real.renameSync(at, `${at}.moved`);
  if (real.existsSync(join(at, ".."))) put(at);
}
