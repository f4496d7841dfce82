/**
 * How fast a form is filled: this program against pdf-lib and @libpdf/core, on one blank, with the same values, in
 * one process. What each of them wrote is read with pdf-lib and must be the same.
 *
 *   npm run bench:fill
 *
 * The blank is the official one of 2023 or the newest in FORM8606_OFFICIAL_DIR, else a worksheet of this program.
 */
import { existsSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { officialForm, yearsWithOfficialForm } from "../../dist/data/official-forms.js";
import { fill, write } from "../../dist/pdf/fill/fill.js";
import { compileTemplate } from "../../dist/pdf/template/compile.js";
import { boxesOf, worksheetFieldMap } from "../../dist/pdf/template/slots.js";

const blank = findBlank();
const compiledIn = performance.now();
const compiled = await compileTemplate(blank.bytes, blank.fields, blank.year);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const template = compiled.value;
const compileTime = performance.now() - compiledIn;
const values = someValues(template);

console.log(
  `${blank.name}, ${template.boxes.length} boxes, all filled; Node ${process.version}, ${cpus().length} cores`,
);
console.log(`load ${loadavg()[0].toFixed(2)}; the blank was compiled in ${compileTime.toFixed(0)} ms\n`);

// Ours first, so that its peak memory has nothing of the others in it.
const results = [];
for (const shape of ["fillable", "flattened"]) {
  const options = { shape, money: "dollars" };
  const bytes = unwrap(fill(template, values, options));
  const copy = measure(() => bytes.slice(), 20_000);
  results.push({
    shape,
    bytes,
    copy,
    write: measure(() => unwrap(write(template, values, options)), 20_000),
    checked: measure(() => unwrap(fill(template, values, options)), 20_000),
  });
}
const ourMemory = process.resourceUsage().maxRSS / 1024;

const { PDFDocument, PDFCheckBox, PDFTextField, ParseSpeeds } = await import("pdf-lib");
const { PDF } = await import("@libpdf/core");
const texts = boxTexts();

/** pdf-lib written well: each field found once by its name, no pauses for a user interface. */
async function withPdfLib(useObjectStreams) {
  const doc = await PDFDocument.load(blank.bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  const form = doc.getForm();
  for (const field of form.getFields()) {
    const text = texts.get(field.getName());
    if (field instanceof PDFCheckBox) field.check();
    else if (text !== undefined) field.setText(text);
  }
  return doc.save({ objectsPerTick: Number.POSITIVE_INFINITY, useObjectStreams });
}

async function withLibPdf() {
  const pdf = await PDF.load(blank.bytes);
  pdf
    .getForm()
    .fill(Object.fromEntries([...texts].map(([name, text]) => [name, text === "checked" ? true : text])));
  return pdf.save({ incremental: true });
}

console.warn = () => {}; // pdf-lib says for each form that it removes XFA
const pdfLib = await measureAsync(() => withPdfLib(false), 60);
const pdfLibPacked = await measureAsync(() => withPdfLib(true), 40);
const libPdf = await measureAsync(withLibPdf, 150);

const reference = await boxesRead(pdfLib.result);
const readings = [
  ["this program, fillable", results[0].bytes],
  ["pdf-lib with object streams", pdfLibPacked.result],
  ["@libpdf/core", libPdf.result],
];
for (const [name, bytes] of readings) {
  const read = await boxesRead(bytes);
  if (JSON.stringify(read) !== JSON.stringify(reference))
    throw new Error(`${name} reads differently from pdf-lib`);
}
if (Object.values(reference).filter((text) => text !== "").length !== texts.size)
  throw new Error("boxes are missing");

const rows = [
  ["pdf-lib", pdfLib, pdfLib.result.length],
  ["pdf-lib, object streams", pdfLibPacked, pdfLibPacked.result.length],
  ["@libpdf/core, incremental", libPdf, libPdf.result.length],
  ...results.flatMap(({ shape, bytes, copy, write: alone, checked }) => [
    [`this program, ${shape}`, alone, bytes.length],
    [`  and read back`, checked, bytes.length],
    [`  copying its bytes`, copy, bytes.length],
  ]),
];
console.log(`${"".padEnd(28)}  median ms    p99 ms   a second        KB`);
for (const [name, { median, p99 }, size] of rows) {
  const numbers = [
    median.toFixed(4).padStart(9),
    p99.toFixed(4).padStart(8),
    (1000 / median).toFixed(0).padStart(9),
  ];
  console.log(`${name.padEnd(28)}  ${numbers.join("  ")}  ${(size / 1024).toFixed(1).padStart(8)}`);
}

const [fillable, flattened] = results;
const bestPdfLib = Math.min(pdfLib.median, pdfLibPacked.median);
console.log("\nall boxes of the fillable forms read alike");
const goals = [
  ["times faster than pdf-lib, fillable", bestPdfLib / fillable.write.median, 250, "least"],
  ["times faster than @libpdf/core, fillable", libPdf.median / fillable.write.median, 40, "least"],
  ["times the cost of a copy, fillable", fillable.write.median / fillable.copy.median, 10, "most"],
  ["KB, fillable", fillable.bytes.length / 1024, 70, "most"],
  ["KB, flattened", flattened.bytes.length / 1024, 36, "most"],
  ["checked forms a second, fillable", 1000 / fillable.checked.median, 7000, "least"],
  ["checked forms a second, flattened", 1000 / flattened.checked.median, 20_000, "least"],
  ["ms p99, checked, fillable", fillable.checked.p99, 0.5, "most"],
  ["ms p99, checked, flattened", flattened.checked.p99, 0.5, "most"],
];
for (const [name, value, goal, bound] of goals) {
  const reached = bound === "least" ? value >= goal : value <= goal;
  console.log(
    `${reached ? "reached" : "MISSED "}  ${value.toPrecision(4).padStart(8)} ${name} (at ${bound} ${goal})`,
  );
}
console.log(
  `\npeak memory: ${ourMemory.toFixed(0)} MB after ours, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB in all`,
);

function findBlank() {
  const directory = process.env.FORM8606_OFFICIAL_DIR;
  const years = yearsWithOfficialForm().sort((a, b) => Number(b === 2023) - Number(a === 2023) || b - a);
  for (const year of directory === undefined ? [] : years) {
    const file = join(directory, `f8606--${year}.pdf`);
    const { fields } = officialForm(year);
    if (existsSync(file))
      return { name: `official form of ${year}`, year, fields, bytes: readFileSync(file) };
  }
  const file = new URL("../../templates/worksheet-2023.pdf", import.meta.url);
  return { name: "worksheet of 2023", year: 2023, fields: "worksheet", bytes: readFileSync(file) };
}

function someValues({ slots }) {
  const short = { ssn: "987-65-4321", preparer_ptin: "P00000000", preparer_firm_ein: "00-0000000" };
  const all = {};
  let number = 0;
  for (const [slot, { kind }] of slots) {
    number++;
    if (kind === "check") all[slot] = { checked: true };
    else if (slot === "10") all[slot] = { ratio: "0.06542" };
    else if (/^\d/.test(slot)) all[slot] = { cents: (6500 + number * 37) * 100 };
    else all[slot] = { text: short[slot] ?? `Text of ${slot.replaceAll("_", " ")}`.slice(0, 18) };
  }
  return all;
}

/** What goes into each field, by its name, as the other libraries take it. */
function boxTexts() {
  const map =
    blank.fields === "worksheet"
      ? worksheetFieldMap(template.boxes.map((box) => ({ name: box.field, check: box.kind === "check" })))
      : blank.fields;
  const all = new Map();
  for (const [slot, fields] of Object.entries(map)) {
    const value = values[slot];
    for (const { box, field, check } of boxesOf(slot, fields)) {
      if (check) all.set(field, "checked");
      else if ("text" in value) all.set(field, value.text);
      else if ("ratio" in value) all.set(field, box.endsWith("integer") ? "0" : value.ratio.slice(2));
      else if (!box.endsWith(".cents")) all.set(field, (value.cents / 100).toLocaleString("en-US"));
    }
  }
  return all;
}

async function boxesRead(bytes) {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  const read = {};
  for (const field of doc.getForm().getFields()) {
    if (field instanceof PDFCheckBox) read[field.getName()] = field.isChecked() ? "checked" : "";
    else if (field instanceof PDFTextField) read[field.getName()] = field.getText() ?? "";
  }
  return Object.fromEntries(Object.entries(read).sort());
}

/** Times of single runs in milliseconds, after a warm-up. */
function measure(run, count) {
  for (let index = 0; index < count / 4; index++) run();
  const times = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    run();
    times[index] = performance.now() - start;
  }
  return summary(times);
}

async function measureAsync(run, count) {
  for (let index = 0; index < count / 4; index++) await run();
  const times = new Float64Array(count);
  let result;
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    result = await run();
    times[index] = performance.now() - start;
  }
  return { ...summary(times), result };
}

function summary(times) {
  times.sort();
  return { median: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] };
}

function unwrap(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
