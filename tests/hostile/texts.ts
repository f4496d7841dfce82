const LEDGER = "owner: { name: Jordan A Rivera }\n";
const JSON_LEDGER = '"owner":{"name":"Jordan A Rivera"}';
const many = (count: number, make: (at: number) => string, between = "\n") =>
  Array.from({ length: count }, (_, at) => make(at)).join(between);

const TRANSCRIPT = "Wage and Income Transcript\nTax Period Requested: December, 2022\n";
const HISTORY = "Run Date,Action,Amount ($)\n";

/** Ledgers that cost far more to read than their size, by the name of their file. */
export const hostileLedgers: Readonly<Record<string, () => string>> = {
  "one-long-key.json": () => `{"${"k".repeat(248_000)}":1}`,
  "one-long-key.yaml": () => `"${"k".repeat(248_000)}": 1\n`,
  "values-under-a-long-key.json": () => `{"${"k".repeat(248_000)}":[${many(50_000, () => "1", ",")}]}`,
  "values-under-a-long-key.yaml": () => `? ${"k".repeat(28_000)}\n: [${many(20_000, () => "1", ",")}]\n`,
  "many-long-keys.json": () => `{${many(10_000, (at) => `"${"k".repeat(90)}${at}":1`, ",")}}`,
  "keys-near-many.yaml": () => many(10_000, (at) => `${"entriess".repeat(12)}${at}: 1`),
  "long-words.json": () =>
    `{${JSON_LEDGER},"entries":[${many(300, () => `{"kind":"${"x".repeat(30_000)}"}`, ",")}]}`,
  "wrong-amounts.json": () =>
    `{${JSON_LEDGER},"entries":[${many(60_000, () => '{"kind":"contribution","date":"2020-01-01","for":2020,"amount":1.234,"note":"a note that makes it long"}', ",")}]}`,
  "wrong-amounts-of-10-mb.json": () =>
    `{${JSON_LEDGER},"entries":[${many(300_000, () => '{"kind":"contribution","amount":1e5}', ",")}]}`,
  "wrong-amounts.yaml": () =>
    `${LEDGER}entries:\n${many(9000, () => "  - { date: 2020-01-01, kind: contribution, for: 2020, amount: 1.234 }")}\n`,
  "entries-of-nothing.json": () => `{${JSON_LEDGER},"entries":[${many(150_000, () => "{}", ",")}]}`,
  "entries-alike.json": () =>
    `{${JSON_LEDGER},"entries":[${many(20_000, () => '{"kind":"contribution","date":"2020-01-01","for":2020,"amount":1}', ",")}]}`,
  "brackets.json": () => "[".repeat(5_000_000),
  "brackets-in-brackets.json": () => `${'{"a":['.repeat(200_000)}${"]}".repeat(200_000)}`,
  "same-key.json": () => `{${many(100_000, () => '"a":1', ",")}}`,
  "long-number.json": () => `{"a":${"1".repeat(5_000_000)}}`,
  "long-string.json": () => `{${JSON_LEDGER},"note":"${"x".repeat(5_000_000)}"}`,
  "escapes.json": () => `{"a":"${"\\u0041".repeat(1_000_000)}"}`,
  "no-json.json": () => `{${'"a":'.repeat(1_000_000)}`,
  "prototypes.json": () => `{${many(50_000, () => '"__proto__":{"a":1}', ",")}}`,
  "aliases.yaml": () => `a: &a [${many(4000, () => "1", ",")}]\n${many(99, (at) => `b${at}: *a`)}\n`,
  "aliases-of-400-kb.yaml": () =>
    `a: &a\n${many(20_000, (at) => `  - {b: ${at}, c: 1}`)}\n${many(99, (at) => `b${at}: *a`)}\n`,
  "aliases-of-aliases.yaml": () =>
    `a0: &a0 [1,1,1,1,1,1,1,1,1]\n${many(30, (at) => `a${at + 1}: &a${at + 1} [*a${at},*a${at},*a${at},*a${at}]`)}\n`,
  "aliases-of-themselves.yaml": () => "a: &a\n  b: *a\n",
  "anchors.yaml": () => many(20_000, (at) => `a${at}: &a${at} 1`),
  "brackets.yaml": () => "[".repeat(200_000),
  "brackets-with-keys.yaml": () => "{a: ".repeat(100_000),
  "indented.yaml": () => many(1000, (at) => `${" ".repeat(at)}a:`),
  "dashes.yaml": () => `${"- ".repeat(200_000)}a`,
  "blank-lines.yaml": () => `a:\n${"\n".repeat(900_000)}b: 1\n`,
  "comments.yaml": () => "# a\n".repeat(200_000),
  "colons.yaml": () => "a: b: ".repeat(100_000),
  "quotes.yaml": () => `a: "${"\\x41".repeat(200_000)}`,
  "question-marks.yaml": () => "? ".repeat(300_000),
  "folded.yaml": () => `a: >\n${"  b\n".repeat(200_000)}`,
  "documents.yaml": () => "---\na: 1\n".repeat(50_000),
  "tags.yaml": () => many(50_000, (at) => `a${at}: !!int 1`),
  "ten-mb.yaml": () => "a: 1\n".repeat(2_000_000),
};

/** Papers that cost far more to read than their size, by the name of their file. */
export const hostilePapers: Readonly<Record<string, () => string>> = {
  "line-breaks.csv": () => `${HISTORY}${"\n".repeat(5_000_000)}`,
  "line-breaks-with-commas.csv": () => `${HISTORY}${",\n".repeat(2_400_000)}`,
  "line-breaks-of-windows.csv": () => `${HISTORY}${"\r\n".repeat(2_400_000)}`,
  "blanks.csv": () => `${HISTORY}${" ".repeat(5_000_000)}`,
  "quotes.csv": () => `${HISTORY}${'"'.repeat(4_900_000)}`,
  "quote-without-end.csv": () => `${HISTORY}"${"x,".repeat(2_400_000)}`,
  "columns.csv": () => `Run Date,Action,Amount ($)${",x".repeat(1_500_000)}\n${"1,".repeat(500_000)}`,
  "accounts.csv": () =>
    `Run Date,Account,Account Number,Action,Amount ($)\n${many(49_000, (at) => `01/02/2023,IRA,${100_000 + at},CASH CONTRIBUTION CURRENT YEAR,1`)}`,
  "texts.csv": () => `${HISTORY}${many(49_000, (at) => `01/02/2023,ZZ ${at},1`)}`,
  "days.csv": () =>
    `${HISTORY}${many(49_000, (at) => `01/02/20${10 + (at % 13)},CASH CONTRIBUTION CURRENT YEAR,${at}`)}`,
  "forms.txt": () =>
    `${TRANSCRIPT}${"Form 5498 IRA\nTrustee/Issuer:\nEXAM\nIRA Contributions: $1.00\n".repeat(12_000)}`,
  "labels.txt": () => `${TRANSCRIPT}Form 5498 IRA\n${many(49_000, (at) => `Label ${at}: $1.00`)}`,
  "long-line.txt": () => `${TRANSCRIPT}Form 5498 IRA\n${"x ".repeat(2_000_000)}`,
  "dots.txt": () => `2023 Form 5498\n${".".repeat(2_000_000)}x${".".repeat(2_000_000)}`,
  "blanks.txt": () => `Form 5498${" ".repeat(4_000_000)}2023`,
  "no-break-spaces.txt": () => `Form 5498${"\u00a0".repeat(2_000_000)}2023`,
  "codes.txt": () => `Account Transcript\nTax Period: Dec. 31, 2022\n${"150\n".repeat(1_000_000)}`,
  "amended.txt": () =>
    `Account Transcript\nTax Period: Dec. 31, 2022\n${"977 Amended 01-01-2023 $1.00\n".repeat(100_000)}`,
  "transcripts.txt": () =>
    "Wage and Income Transcript\nTax Period Requested: December, 2022\nTax Period Requested: December, 2021\n".repeat(
      40_000,
    ),
  "columns.txt": () => `1 Gross distribution  ${"1 Gross distribution  ".repeat(150_000)}`,
  "rows.txt": () =>
    `Form 1099-R\n${"1 Gross distribution   2a Taxable amount\n$ 1.00   $ 2.00\n".repeat(60_000)}`,
  "nothing.txt": () => "\0".repeat(5_000_000),
  "tags.html": () => `<html>${"<b>".repeat(1_500_000)}`,
  "open-tags.html": () => `<html>${"<".repeat(4_000_000)}`,
  "scripts.html": () => `<html>${"<script>".repeat(500_000)}`,
  "comments.html": () => `<html>${"<!--".repeat(1_000_000)}`,
  "entities.html": () => `<html>${"&#x41;".repeat(800_000)}`,
  "entities-and-breaks.html": () => `<html>${"&#x41;&#x42;<br>".repeat(300_000)}`,
  "cells.html": () => `<html><table>${"<td>1</td>".repeat(450_000)}`,
  "entities.ofx": () =>
    `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${"x".repeat(50_000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><?OFX?><OFX><TAX1099R_V100><GROSSDIST>${"&b;".repeat(100_000)}</GROSSDIST></TAX1099R_V100></OFX>`,
  "tags.ofx": () => `<OFX>${"<A>".repeat(1_000_000)}`,
  "leaves.ofx": () => `<OFX><TAX5498_V100>${"<IRACONTRIB>1.00\n".repeat(200_000)}</TAX5498_V100></OFX>`,
  "attributes.ofx": () => `<?xml version="1.0"?><?OFX?><OFX ${"a='1' ".repeat(500_000)}></OFX>`,
  "records.qif": () => `!Type:Invst\n${"D1/2'23\nT1.00\n^\n".repeat(300_000)}`,
  "fields.qif": () => `!Type:Invst\n${"D1/2'23\n".repeat(500_000)}`,
  "forms-of-fdx.json": () =>
    `{"forms":[${many(60_000, () => '{"tax1099R":{"taxYear":2023,"grossDistribution":1}}', ",")}]}`,
  "brackets-of-fdx.json": () => `{"forms":${"[".repeat(2_000_000)}`,
  "rows-of-schwab.json": () =>
    `{"BrokerageTransactions":[${many(45_000, () => '{"Date":"01/02/2023","Action":"Journal","Amount":"$1.00"}', ",")}]}`,
};
