import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  answers,
  at,
  type Command,
  commands,
  DAY,
  done,
  everything,
  form8606,
  late,
  ledger,
  MOMENTS,
  moments,
  node,
  papers,
  type Scene,
  save,
  scene,
  usesCommands,
} from "./writing-commands.js";

usesCommands();

/** A folder of somebody else, with whatever a link could lead this program to. */
function makeVictim(folder: string, wanted: Record<string, string>): string {
  const names = Object.keys(wanted).map((path) => basename(path));
  for (const each of ["", "new", "old"]) {
    mkdirSync(join(folder, each), { recursive: true });
    for (const name of [...names, "file"]) writeFileSync(join(folder, each, name), `the victim's ${name}`);
  }
  writeFileSync(join(folder, "set.json"), "[]");
  return folder;
}

/** All of it, with modes and the number of names of each file. */
function stateOf(folder: string): unknown {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return [everything(folder), paths.map((path) => [path, statSync(join(folder, path)).mode])];
}

/** Where a link can be planted while a command runs, and how. */
function plants(out: string, { wanted }: Scene): { how: string; place: string; folders: string[] }[] {
  const files = Object.keys(wanted).map((path) => join(out, path));
  const inner = [...new Set(files.map((file) => dirname(file)))];
  const folders = [...new Set([dirname(out), out, ...inner])];
  return [
    ...folders.map((place) => ({ how: "folder", place, folders })),
    ...files.slice(0, 3).flatMap((place) => ["file", "hard"].map((how) => ({ how, place, folders }))),
    ...folders.map((place) => ({ how: "set", place, folders })),
  ];
}

/** Takes links away again, and puts back what was moved for them. */
function restore(place: string, victim: string): void {
  for (const name of readdirSync(place)) {
    const path = join(place, name);
    const planted = path.replace(/\.moved$/, "");
    if (isPlanted(planted, victim)) rmSync(planted);
    if (path === planted) continue;
    // The program may have put its own file there meanwhile; nobody but the attacker has its temporary folder.
    if (existsSync(planted) || name.startsWith(".form8606-")) rmSync(path, { recursive: true });
    else renameSync(path, planted);
  }
  for (const entry of readdirSync(place, { withFileTypes: true }))
    if (entry.isDirectory()) restore(join(place, entry.name), victim);
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
const isPlanted = (path: string, victim: string) =>
  isLink(path) || (existsSync(path) && statSync(path).ino === statSync(join(victim, "file")).ino);

/** Runs a command while a link is planted at a moment, and looks at what the link leads to. */
function disturbed(
  { run, start, env }: Command,
  one: Scene,
  folder: string,
  random: (most: number) => number,
): void {
  const place = join(folder, "deep");
  const out = join(place, "place", "out");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  one.put(out);
  const victim = makeVictim(join(folder, "victim"), one.wanted);
  const before = stateOf(victim);
  const all = plants(out, one);
  const plant = all[random(all.length) - 1] as (typeof all)[number];
  const when = random(one.calls);
  const { status, stderr } = node(run(out), {
    DISTURB_AT: String(when),
    DISTURB_HOW: plant.how,
    DISTURB_PLACE: plant.place,
    DISTURB_FOLDERS: plant.folders.join("\n"),
    DISTURB_VICTIM: victim,
  });
  const where = `${plant.how} at ${plant.place}, ${when} of ${one.calls}: ${stderr}`;
  expect([one.status, 2], where).toContain(status);
  // The place comes last, behind answers that only fit the ledger that was moved away; the page is told of another file.
  if (status === 2) expect(stderr, where).toMatch(/^((answers.+\n)*\/.+: .+\.?|The file has changed\.)\n$/);
  restore(place, victim);
  expect(stateOf(victim), where).toEqual(before);
  node(start(out), env);
  const again = node(run(out));
  expect(again.status, `${where}${again.stderr}`).toBe(one.status);
  expect(everything(out), where).toEqual(one.wanted);
}

describe.each(commands("correct --force", "open"))("%s", (name, command) => {
  it(`goes through no link that is planted on its way at ${MOMENTS} random moments`, () => {
    const folder = at(`planted-${name.replaceAll(/\W/g, "-")}`);
    const one = scene(command, folder, { DISTURB_HOW: "folder" });
    const random = moments();
    for (let count = 0; count < MOMENTS; count++) disturbed(command, one, folder, random);
  });
});

describe("links", () => {
  it.each(["draft", "correct"])("%s goes through none on its way", (command) => {
    const folder = at(`link-${command}`);
    mkdirSync(join(folder, "elsewhere"), { recursive: true });
    symlinkSync(join(folder, "elsewhere"), join(folder, "link"));
    const source = command === "draft" ? ledger : late;
    for (const out of [join(folder, "link"), join(folder, "link/deep")]) {
      const { status, stderr } = node(form8606(command, source, "--out", out, ...DAY, "--force"));
      expect([status, stderr]).toEqual([
        2,
        `${out}: ${join(folder, "link")} is a link, and this program never writes through one; give the place it leads to: ${join(folder, "elsewhere")}\n`,
      ]);
    }
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });

  it("draft and correct replace none of their files through one", () => {
    const folder = at("link-member");
    const mine = join(folder, "mine.txt");
    for (const [command, source] of [
      ["draft", ledger],
      ["correct", late],
    ] as const) {
      const out = join(folder, command);
      done(form8606(command, source, "--out", out, ...DAY));
      writeFileSync(mine, "mine");
      const [path = ""] = Object.keys(everything(out));
      rmSync(join(out, path));
      symlinkSync(mine, join(out, path));
      const { status, stderr } = node(form8606(command, source, "--out", out, "--force", ...DAY));
      expect(status, stderr).toBe(0);
      expect(readFileSync(mine, "utf8")).toBe("mine");
    }
  });

  it("import and open refuse a ledger that is one", () => {
    const folder = at("link-ledger");
    mkdirSync(folder);
    const mine = join(folder, "mine.yaml");
    writeFileSync(mine, "as it was\n");
    const link = join(folder, "ledger.yaml");
    symlinkSync(mine, link);
    const imported = form8606("import", ...papers, "--answers", answers, "--out", link, "--force");
    for (const args of [imported, save(link)]) {
      const { status, stderr } = node(args);
      expect(status).not.toBe(0);
      expect(stderr).toContain("is a link, and this program never writes through one");
    }
    expect(readFileSync(mine, "utf8")).toBe("as it was\n");
  });
});
