import type { PDFDocument } from "pdf-lib";
import type { TextRun } from "./page-text.js";
import type { XfaForm } from "./xfa.js";

type Stated = [where: string, year: string | undefined];

/** The year that every place of the file agrees on. */
export function statedYear(
  doc: PDFDocument,
  runs: TextRun[][],
  xfa: XfaForm | undefined,
  reasons: string[],
): number | null {
  const stated: Stated[] = [];
  const title = doc.getTitle() ?? "";
  const titleYear = /^(\d{4}) Form 8606\b/.exec(title)?.[1];
  if (title !== "") stated.push(["its title", titleYear]);
  const large = (runs[0] ?? []).filter(({ size }) => size >= 18);
  const heading = large.map(({ text }) => text.trim()).join("");
  stated.push(["the heading of page 1", /8606(\d{4})$/.exec(heading)?.[1]]);
  runs.forEach((page, index) => {
    const text = page.map((run) => run.text).join("");
    const years = [...text.matchAll(/Form\s*8606\s*\((\d{4})\)/g)].map(({ 1: year }) => year);
    stated.push([`page ${index + 1}`, new Set(years).size === 1 ? years[0] : undefined]);
  });
  if (xfa !== undefined) stated.push(...yearsOfXfa(xfa));
  const isForm = heading.startsWith("8606") || titleYear !== undefined;
  const missing = stated.filter(([, year]) => year === undefined).map(([where]) => where);
  if (!isForm || runs.length !== 2) reasons.push("it is not a Form 8606 of two pages");
  else if (missing.length > 0) reasons.push(`no year, or more than one, is on ${missing.join(", ")}`);
  const years = new Set(stated.flatMap(([, year]) => year ?? []));
  if (years.size > 1 && reasons.length === 0) {
    reasons.push(
      `it states different years: ${stated.map(([where, year]) => `${year} on ${where}`).join(", ")}`,
    );
  }
  return years.size === 1 ? Number([...years][0]) : null;
}

/** What the XFA form says of the year, which it need not; when what is spoken names several years, that says nothing. */
function yearsOfXfa({ title, fields }: XfaForm): Stated[] {
  const own = /^(\d{4}) Form 8606\b/.exec(title)?.[1];
  const spoken = new Set(
    [...fields.values()].flatMap(({ description }) => /(\d{4}) Form 8606/.exec(description)?.[1] ?? []),
  );
  const [year] = spoken;
  return [
    ...(own === undefined ? [] : [["its XFA form", own] satisfies Stated]),
    ...(spoken.size === 1 ? [["what is spoken for its fields", year] satisfies Stated] : []),
  ];
}
