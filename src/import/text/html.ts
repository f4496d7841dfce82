import { type Line, LONGEST_LINE, plain } from "./text-lines.js";

/** Tags whose content is not text of the page. */
const SILENT = new Set(["script", "style", "noscript", "template", "svg", "head", "title", "select"]);

/** Tags that leave the text in the same line. */
const INLINE = new Set(
  "a abbr b bdi bdo cite code data dd em font i ins kbd label mark q s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

/** Tags between things that stand side by side. */
const SAME_LINE = new Set(["/dt", "dd", "td", "/td", "th", "/th"]);

/** Characters by name, as far as papers have them. Names are compared in lower case. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  rsquo: "'",
  lsquo: "'",
  ndash: "-",
  mdash: "-",
  minus: "-",
  hellip: "...",
  dollar: "$",
  colon: ":",
};

/** Whether a text is a page of HTML. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]{0,200}>\s*(?:<!doctype html|<html))/i.test(
    text.slice(0, 2000),
  );
}

/** No page that is read has more tags: a history of ten thousand rows has so many. */
export const MOST_TAGS = 200_000;

/**
 * The lines of a page of HTML as a person sees them: the cells of a row, and a term with its definition, are one line.
 * Scripts and styles are left out, and nothing of the page is ever run. The number of a line is the one in the file.
 * `isCut` says that the page has more tags than are read.
 */
export function linesOfHtml(html: string): { lines: Line[]; isCut: boolean } {
  const lower = html.toLowerCase();
  const lines = new HtmlLines();
  let at = 0;
  for (let tags = 0; at < html.length; tags++) {
    if (tags > MOST_TAGS) return { lines: lines.done(), isCut: true };
    const open = html.indexOf("<", at);
    const textEnd = open < 0 ? html.length : open;
    lines.add(html.slice(at, textEnd));
    if (open < 0) break;
    const comment = html.startsWith("<!--", open);
    const close = html.indexOf(comment ? "-->" : ">", open);
    if (close < 0) break;
    let end = close + (comment ? 3 : 1);
    const name = comment ? "" : (/^<(\/?[a-z][a-z\d]{0,20})/.exec(lower.slice(open, open + 24))?.[1] ?? "");
    if (SILENT.has(name) && html[close - 1] !== "/") {
      const finish = lower.indexOf(`</${name}`, end);
      end = finish < 0 ? html.length : finish;
    }
    lines.tag(name);
    lines.skip(html.slice(open, end));
    at = end;
  }
  return { lines: lines.done(), isCut: false };
}

/** Collects text until something ends the line. */
class HtmlLines {
  readonly #lines: Line[] = [];
  #text: string[] = [];
  /** Characters of the present text. */
  #length = 0;
  /** Line of the file that is read, and that in which the present text began. */
  #at = 1;
  #began = 1;
  #blank = true;
  #preformatted = false;

  add(raw: string): void {
    for (const [index, part] of raw.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) {
        this.#at++;
        if (this.#preformatted) this.#end();
        else this.#put(" ");
      }
      if (part.trim() === "") continue;
      if (this.#blank) this.#began = this.#at;
      this.#blank = false;
      this.#put(decodeEntities(part.slice(0, LONGEST_LINE)));
    }
  }

  /** Adds to the line, which is read up to its greatest length. */
  #put(text: string): void {
    if (this.#length > LONGEST_LINE) return;
    this.#length += text.length;
    this.#text.push(text);
  }

  tag(name: string): void {
    const bare = name.replace("/", "");
    if (bare === "pre" || bare === "textarea") this.#preformatted = !name.startsWith("/");
    if (SAME_LINE.has(name)) this.#put(" ");
    else if (bare !== "" && !INLINE.has(bare)) this.#end();
  }

  /** Counts the lines of what holds no text. */
  skip(raw: string): void {
    this.#at += raw.split(/\r\n|\r|\n/).length - 1;
  }

  done(): Line[] {
    this.#end();
    return this.#lines;
  }

  #end(): void {
    const text = plain(this.#text.join(""));
    if (text !== "") this.#lines.push({ line: this.#began, text });
    this.#text = [];
    this.#length = 0;
    this.#blank = true;
  }
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});?/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
