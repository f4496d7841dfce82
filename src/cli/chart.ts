import { dirname } from "node:path";
import { chartSvg } from "../chart/chart-svg.js";
import { chartTitle } from "../chart/draw-chart.js";
import { chartOf, type LedgerChart } from "../chart/ledger-chart.js";
import type { Result } from "../errors.js";
import type { Ledger } from "../index.js";
import { FileError } from "../node/files/file-error.js";
import { prepareOutput } from "../node/files/prepare-output.js";
import { writeFiles } from "../node/files/write-files.js";
import { fontsWhenNeeded } from "../node/fonts.js";
import { fontsForNames, pageFonts } from "../packages/page-fonts.js";
import { writeChart } from "../packages/pages/chart-page.js";
import { fillPacket } from "../pdf/fill/packet.js";
import { plainPages } from "../pdf/pages/plain-pages.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { ChartOptions } from "./options.js";
import { estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

/** `form8606 chart`: a picture of a ledger over its years, as SVG, or as a page with a table of the same amounts. */
export async function chart(file: string, options: ChartOptions, terminal: Terminal): Promise<number> {
  const format = /\.(svg|pdf)$/i.exec(options.out)?.[1]?.toLowerCase();
  if (format === undefined) throw new FileError("--out", "its name must end with .svg or .pdf");
  prepareOutput(dirname(options.out));
  const [computed] = readLedgers([file], terminal, { asOf: options.asOf }) ?? [];
  if (computed === undefined) return REFUSED;
  const drawn = chartOf(computed.ledger);
  const made =
    drawn.ok && format === "svg"
      ? ({ ok: true, value: chartSvg(drawn.value) } as const)
      : drawn.ok
        ? await chartPdf(drawn.value, computed.ledger)
        : drawn;
  if (!made.ok) {
    for (const problem of made.problems)
      terminal.complain(problemLine(problem, { file: computed.file, several: false }));
    return REFUSED;
  }
  const written = [{ path: options.out, bytes: made.value }];
  for (const warning of writeFiles(written, { force: options.force === true }))
    terminal.complain(escapeControl(warning));
  terminal.print(`Wrote ${escapeControl(options.out)}.`);
  for (const line of estimateLines(computed, terminal.width)) terminal.print(line);
  return DONE;
}

async function chartPdf(drawn: LedgerChart, ledger: Ledger): Promise<Result<Uint8Array>> {
  const pages = plainPages(await pageFonts(), (writer) => writeChart(writer, drawn), {
    footer: `For the file, not for mailing: ${ledger.owner.name}`,
    fallback: fontsForNames(ledger, fontsWhenNeeded),
  });
  if (!pages.ok) return pages;
  return fillPacket([{ pages: pages.value }], {
    shape: "fillable",
    money: "dollars",
    title: chartTitle(drawn),
  });
}
