import { Composer, CST, type Document, Lexer, Parser } from "yaml";
import { DEEPEST, type TextFault, TOO_DEEP } from "./text-places.js";

/**
 * Signs of YAML in one text: dashes, colons, commas, brackets, braces, question marks. A thousand entries of ten keys
 * have 21,000 of them.
 */
export const MOST_SIGNS = 40_000;
export const TOO_MANY_SIGNS =
  "the text has more than 40,000 dashes, colons, commas and brackets outside of values, and reading stopped here; split it into smaller files";
/** Signs, keys, values, spaces between them, comments and line breaks: people write four or five for each sign. */
export const MOST_TOKENS = 200_000;
export const TOO_MANY_TOKENS =
  "the text has more than 200,000 words, signs, spaces and line breaks, and reading stopped here; split it into smaller files";

/** What a text may have. */
interface YamlBudget {
  readonly signs: number;
  readonly tokens: number;
}
const MOST: YamlBudget = { signs: MOST_SIGNS, tokens: MOST_TOKENS };

export const MOST_ALIASES = 100;
export const TOO_MANY_ALIASES = `more than ${MOST_ALIASES} aliases are not followed`;

/** Ends the library's work where going on would have no end or no sense; never leaves this file. */
class Stop extends Error {
  constructor(readonly fault: TextFault) {
    super(fault.message);
  }
}

type Parsed =
  | { readonly document: Document.Parsed; readonly fault?: undefined }
  | { readonly document?: undefined; readonly fault: TextFault };

/**
 * Parses YAML within a budget. It is spent token by token, before the library makes anything of them, and the first error
 * ends the work: the library would make one for each of a hundred thousand commas.
 *
 * @param most other bounds than those of ledgers, for tests
 * @returns the document, or its first error, or what is over the budget
 */
export function parseYaml(text: string, most: YamlBudget = MOST): Parsed {
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  let first: Stop | undefined;
  // The library catches what is thrown, and comes here again with that: the first error counts.
  const onError = (source: Place, code: string, _message: string, isWarning?: boolean) => {
    if (isWarning) return;
    const offset = typeof source === "number" ? source : "offset" in source ? source.offset : source[0];
    first ??= new Stop(syntaxFault(code, offset, text));
    throw first;
  };
  Object.assign(composer, { onError });
  const tokens = new BoundedTokens(text, new Budget(most));
  try {
    const [document] = composer.compose(tokens, true, text.length);
    if (document === undefined) throw new Error("the library makes a document of any text");
    if (tokens.second === undefined) return { document };
    return { fault: syntaxFault("MULTIPLE_DOCS", tokens.second, text) };
  } catch (stop) {
    if (stop instanceof Stop) return { fault: stop.fault };
    throw stop;
  }
}

/** Where the library finds an error. */
type Place = number | readonly [number, number, number?] | { readonly offset: number };

/** The tokens of one document, as long as the budget lasts and nothing is wrong. */
class BoundedTokens {
  /** Where another document starts. */
  second: number | undefined;

  constructor(
    private readonly text: string,
    private readonly budget: Budget,
  ) {}

  *[Symbol.iterator](): Generator<CST.Token> {
    let documents = 0;
    for (const token of this.all()) {
      if (token.type === "document" && ++documents > 1) {
        this.second = token.offset;
        return;
      }
      // The library keeps these two for the end, and would find others before it.
      if (token.type === "error" || (token.type === "doc-end" && documents === 0))
        throw new Stop(syntaxFault("UNEXPECTED_TOKEN", token.offset, this.text));
      yield token;
    }
  }

  private *all(): Generator<CST.Token> {
    const parser = new Parser();
    for (const lexeme of new Lexer().lex(this.text)) {
      this.budget.spend(lexeme);
      yield* parser.next(lexeme);
    }
    yield* parser.end();
  }
}

class Budget {
  private offset = 0;
  private tokens = 0;
  private signs = 0;
  private aliases = 0;
  /** Brackets and braces that are open. */
  private flowDepth = 0;
  /** Dashes, question marks and colons of this line outside of brackets: each may be in the one before. */
  private inLine = 0;
  private isPlain = false;

  constructor(private readonly most: YamlBudget) {}

  spend(lexeme: string): void {
    if (++this.tokens > this.most.tokens) this.stop("too_many_values", TOO_MANY_TOKENS);
    // What follows a mark of a plain or block scalar is its text, whatever it looks like.
    const type = this.isPlain ? "scalar" : CST.tokenType(lexeme);
    this.isPlain = lexeme === CST.SCALAR;
    switch (type) {
      case "newline":
        this.inLine = 0;
        break;
      case "alias":
        if (++this.aliases > MOST_ALIASES) this.stop("invalid_syntax", TOO_MANY_ALIASES);
        break;
      case "flow-map-start":
      case "flow-seq-start":
        this.sign();
        if (++this.flowDepth > 2 * DEEPEST) this.stop("invalid_syntax", TOO_DEEP);
        break;
      case "flow-map-end":
      case "flow-seq-end":
        if (this.flowDepth > 0) this.flowDepth--;
        break;
      case "seq-item-ind":
      case "explicit-key-ind":
      case "map-value-ind":
        this.sign();
        if (this.flowDepth === 0 && ++this.inLine > 2 * DEEPEST) this.stop("invalid_syntax", TOO_DEEP);
        break;
      case "comma":
        this.sign();
    }
    // The library's own marks are no part of the text.
    if (!MARKS.has(lexeme)) this.offset += lexeme.length;
  }

  private sign(): void {
    if (++this.signs > this.most.signs) this.stop("too_many_values", TOO_MANY_SIGNS);
  }

  private stop(code: TextFault["code"], message: string): never {
    throw new Stop({ code, path: [], message, offset: this.offset });
  }
}

const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

function syntaxFault(code: string, offset: number, text: string): TextFault {
  const open = code === "BAD_INDENT" ? lastOpenBracket(text.slice(0, offset)) : undefined;
  const message = open === undefined ? (SYNTAX[code] ?? "is not valid YAML here") : NOT_CLOSED;
  return { code: "invalid_syntax", path: [], message, offset: open ?? offset };
}

/** Where the last bracket or brace opens that the text does not close; quoted text and comments do not count. */
function lastOpenBracket(text: string): number | undefined {
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|(?<!\S)#.*|[[\]{}]/g)) {
    if (found === "{" || found === "[") open.push(index);
    else if (found === "}" || found === "]") open.pop();
  }
  return open.at(-1);
}

const NOT_CLOSED = "this bracket or brace is not closed: write } or ] at its end";

/** By the error codes of the `yaml` package. */
const SYNTAX: Record<string, string> = {
  BAD_ALIAS: "is not an alias that YAML knows",
  BAD_DQ_ESCAPE: "text in double quotes has an escape that YAML does not know",
  BAD_INDENT: "the indentation does not fit, or a bracket or brace is not closed",
  BAD_SCALAR_START: "put quotes around a value that starts with this character",
  BLOCK_AS_IMPLICIT_KEY: "the indentation is wrong, or a value with a colon needs quotes",
  BLOCK_IN_FLOW: "inside brackets and braces, only brackets and braces can follow",
  KEY_OVER_1024_CHARS: "the key is too long",
  MISSING_CHAR: "a quote, comma, colon or space is missing",
  MULTILINE_IMPLICIT_KEY: "a key and its colon must be on one line",
  MULTIPLE_DOCS: "a file has one ledger; a second document starts here",
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: "YAML does not allow tabs for indentation; use spaces",
  UNEXPECTED_TOKEN: "the indentation does not fit, or a sign is out of place",
};
