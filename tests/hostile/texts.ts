const LEDGER = "owner: { name: Jordan A Rivera }\n";
const JSON_LEDGER = '"owner":{"name":"Jordan A Rivera"}';
const many = (count: number, make: (at: number) => string, between = "\n") =>
  Array.from({ length: count }, (_, at) => make(at)).join(between);

const TRANSCRIPT = "Wage and Income Transcript\nTax Period Requested: December, 2022\n";
const HISTORY = "Run Date,Action,Amount ($)\n";

/** Ledgers that cost far more to read than their size, by the name of their file. */
export const hostileLedgers: Readonly<Record<string, () => string | Uint8Array>> = {
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
  "merges.yaml": () =>
    `a0: &a0 {x: 1}\n${many(99, (at) => `a${at + 1}: &a${at + 1} {<<: [${`*a${at},`.repeat(30)}], y${at}: 1}`)}\n`,
  "merges-of-themselves.yaml": () => `a: &a\n  <<: *a\n${many(9000, (at) => `b${at}: {<<: {c: 1}}`)}\n`,
  "long-anchor.yaml": () => `a: &${"n".repeat(400_000)} 1\n`,
  "wide-at-64.yaml": () => `a: ${"[".repeat(62)}${"1,".repeat(200_000)}${"]".repeat(62)}\n`,
  "keys-of-flow.yaml": () => `${many(20_000, (at) => `? {a: ${at}}\n: 1`)}\n`,
  "plain-lines.yaml": () => `a: b\n${"  c\n".repeat(120_000)}`,
  "quoted-lines.yaml": () => `a: "${" \n".repeat(240_000)}"`,
  "quoted-tabs.yaml": () => `a: '${"\t\n \t".repeat(120_000)}'`,
  "far-indented.yaml": () => `a: |9\n${" ".repeat(400_000)}b\n`,
  "directives.yaml": () => `${"%TAG !e! tag:example.com,2000:\n".repeat(15_000)}---\na: 1\n`,
  "tag-of-a-mile.yaml": () => `a: !<${"x".repeat(450_000)}> 1\n`,
  "commas-of-one-amount.yaml": () => `a: {amount: 1${",000".repeat(39_000)}}`,
  "brackets-that-close.yaml": () => `[${",".repeat(100_000)}${"]".repeat(100_000)}`,
  "anchors-of-nothing.yaml": () => "&a ".repeat(160_000),
  "entries-of-one-key.yaml": () => `${LEDGER}entries:\n${"  - kind: contribution\n".repeat(18_500)}`,
  "entries-of-braces.yaml": () => `${LEDGER}entries: [${"{},".repeat(19_000)}]\n`,
  "entries-within-the-budget.yaml": () =>
    `${LEDGER}entries:\n${many(5000, (at) => `  - { date: ${2005 + (at % 20)}-03-0${1 + (at % 9)}, kind: contribution, amount: ${1 + at} }`)}\n`,
  "huge-numbers.yaml": () =>
    `${LEDGER}entries:\n  - { date: 2020-01-01, kind: contribution, amount: ${"9".repeat(400_000)} }\n`,
  "huge-powers.yaml": () =>
    `${LEDGER}entries:\n${many(6000, (at) => `  - { date: 2020-01-01, kind: contribution, amount: 1e${at}99999 }`)}\n`,
  "numbers-of-other-bases.yaml": () =>
    `${LEDGER}entries:\n  - { amount: 0x${"f".repeat(200_000)}, tax: 0o${"7".repeat(200_000)} }\n`,
  "confusables.yaml": () => many(10_000, (at) => `\u0435ntrie\u0455\u200b${at}: 1`),
  "marks.yaml": () => `owner: { name: "A${"\u0301".repeat(200_000)} B" }\nentries: []\n`,
  "turned-around.yaml": () => `owner: { name: "${"\u202e\u2066".repeat(100_000)} B" }\nentries: []\n`,
  "nothing.yaml": () => `owner: ${"\0".repeat(400_000)}\n`,
  "marks-of-order.yaml": () => "\ufeff".repeat(400_000),
  "utf-16.yaml": () => Buffer.from(`\ufeff${LEDGER}${"a: 1\n".repeat(40_000)}`, "utf16le"),
  "utf-16-without-mark.json": () => Buffer.from(`{${JSON_LEDGER}}`.repeat(50_000), "utf16le"),
  "latin-1.yaml": () => Buffer.from(`owner: { name: "Jos\xe9 ${"\xe9".repeat(400_000)}" }\n`, "latin1"),
  "mixed-breaks.yaml": () => `${LEDGER}entries: []\r\n${"\r\n\n\r".repeat(100_000)}`,
  "breaks-of-macs.yaml": () => `${LEDGER}${"# a\r".repeat(100_000)}`,
  "other-breaks.yaml": () => `${LEDGER}${"# a\u2028\u2029\x85\f".repeat(50_000)}`,
  "years-of-no-time.json": () =>
    `{${JSON_LEDGER},"years":{${many(16_000, (at) => `"${at}":{"deducted":0}`, ",")}}}`,
  "years-from-the-flood.json": () =>
    `{${JSON_LEDGER},"opening":{"year":-999999999,"basis":0},"years":{"999999999":{"year_end_value":1}},"entries":[]}`,
  "entries-to-the-end-of-time.json": () =>
    `{${JSON_LEDGER},"entries":[${many(9000, (at) => `{"date":"${String(1000 + at).padStart(4, "0")}-03-01","kind":"contribution","amount":1}`, ",")}]}`,
  "half-letters.json": () => `{${JSON_LEDGER},"note":"${"\\ud800".repeat(500_000)}"}`,
  "names-of-objects.json": () =>
    `{${JSON_LEDGER},"constructor":{"prototype":{"a":1}},"toString":1,"hasOwnProperty":2,"entries":[{"__proto__":null,"constructor":1}]}`,
  "blanks.json": () => `{${JSON_LEDGER},${" \n\t".repeat(3_000_000)}"entries":[]}`,
  "comments.json": () => `{${JSON_LEDGER},${"// a\n".repeat(1_500_000)}"entries":[]}`,
  "objects-at-64.json": () => `[${many(900, () => `${'{"a":'.repeat(60)}1${"}".repeat(60)}`, ",")}]`,
  "all-lines.json": () =>
    `{${JSON_LEDGER},"opening":{"year":2004,"basis":0},"years":{${many(20, (at) => `"${2005 + at}":{"year_end_value":1000000,"deducted":0}`, ",")}},"entries":[${many(9000, (at) => `{"date":"${2005 + (at % 20)}-0${1 + (at % 9)}-1${at % 10}","kind":"${at % 3 === 0 ? "contribution" : at % 3 === 1 ? "distribution" : "conversion"}","amount":${1 + (at % 7)}}`, ",")}]}`,
};

/** Lists of clients that cost far more to read than their size, by the name of their file. */
export const hostileLists: Readonly<Record<string, () => string | Uint8Array>> = {
  "wide.csv": () => `${many(1_000_000, (at) => `c${at}`, ",")}\n1,2\n`,
  "wide-of-one-name.csv": () => `client,${"date,".repeat(300_000)}\n1,2\n`,
  "quote-without-end.csv": () =>
    `client,name,date,kind,amount\n"${"1,A B,2020-01-01,contribution,1\n".repeat(200_000)}`,
  "quotes-without-end.csv": () =>
    `client,name,date,kind,amount\n${'1,"A B,2020-01-01,"contribution,1\n'.repeat(20_000)}`,
  "quotes-without-end-50000-times.csv": () =>
    `client,name,date,kind,amount\n${'1,"A B,2020-01-01,"contribution,1\n'.repeat(50_000)}`,
  "quotes-in-quotes.csv": () => `client,name,date,kind,amount\n${'"1","A "B" "C" D",,"",1\n'.repeat(50_000)}`,
  "rows-of-any-length.csv": () =>
    `client,name,ssn\n${many(50_000, (at) => `${at},Ana B${at}${",".repeat(at % 9)}`)}`,
  "wrong-numbers.csv": () => `name,ssn\n${many(50_000, (at) => `Ana B${at},12-34`)}`,
  "couples-of-one-name.csv": () => `name,spouse name\n${"Ana Ruiz,Ben Ruiz\n".repeat(8000)}`,
  "spouses-in-a-row.csv": () => `name,spouse name\n${many(20_000, (at) => `Ana B${at},Ana B${at + 1}`)}`,
  "one-client.csv": () =>
    `client,name,date,kind,amount\n${many(20_000, () => "1,A B,2020-01-01,contribution,1")}\n`,
  "breaks.csv": () => `client,name,date,kind,amount\n${"\r\n\r".repeat(1_000_000)}`,
  "blank-rows.csv": () =>
    `client,name,date,kind,amount\n${",,,,\n".repeat(1_000_000)}1,A B,2020-01-01,contribution,1\n`,
  "nothing.csv": () => Buffer.alloc(8 << 20),
  "utf-16.csv": () =>
    Buffer.from(
      `\ufeffclient,name,date,kind,amount\r\n${"1,A B,2020-01-01,contribution,1\r\n".repeat(20_000)}`,
      "utf16le",
    ),
  "long-line.jsonl": () => `{"owner":{"name":"${"x".repeat(12 << 20)}"}}\n`,
  "no-objects.jsonl": () => "[]\n".repeat(500),
  "deep.jsonl": () => `${"[".repeat(3_000_000)}\n`.repeat(3),
  "blanks.jsonl": () => " \n".repeat(1_000_000),
};

/** Papers that cost far more to read than their size, by the name of their file. */
export const hostilePapers: Readonly<Record<string, () => string | Uint8Array>> = {
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
  "quote-in-each-row.csv": () => `${HISTORY}${'01/02/2023,"CASH CONTRIBUTION,1\n'.repeat(100_000)}`,
  "wide-rows.csv": () => `${HISTORY}${`${"1,".repeat(32_000)}\n`.repeat(70)}`,
  "other-signs.csv": () => `${HISTORY}${"01/02/2023;\t;,ZZ\t;1\n".repeat(200_000)}`,
  "breaks-of-macs.csv": () => `${HISTORY.replaceAll("\n", "\r")}${"01/02/2023,ZZ,1\r".repeat(99_000)}`,
  "utf-16.csv": () =>
    Buffer.from(
      `\ufeff${HISTORY}${"01/02/2023,CASH CONTRIBUTION CURRENT YEAR,1\r\n".repeat(50_000)}`,
      "utf16le",
    ),
  "utf-16-without-mark.csv": () => Buffer.from(HISTORY + "01/02/2023,ZZ,1\n".repeat(90_000), "utf16le"),
  "amounts-of-commas.csv": () => `${HISTORY}${many(40, () => `01/02/2023,ZZ,"$${"1,".repeat(30_000)}"`)}\n`,
  "dates-of-digits.csv": () => `${HISTORY}${many(40, () => `${"01/".repeat(20_000)},ZZ,1`)}\n`,
  "actions-of-blanks.csv": () =>
    `${HISTORY}${many(40, () => `01/02/2023,"CASH${" \u00a0".repeat(15_000)}CONTRIBUTION",1`)}\n`,
  "sections-of-statements.csv": () =>
    `Statement,Header,Field Name,Field Value\n${many(48_000, (at) => `Deposits & Withdrawals,${at % 2 ? "Data" : "Header"},USD,2023-01-02,ZZ,1`)}`,
  "account-of-100000-codes.txt": () =>
    `Account Transcript\nTax Period: Dec. 31, 2022\n${many(99_000, (at) => `${150 + (at % 800)} Tax return filed 04-15-2023 $1.00`)}`,
  "years-of-100000.txt": () =>
    many(99_000, (at) => `Account Transcript\nTax Period: Dec. 31, ${1000 + (at % 9000)}`),
  "forms-of-10000-trustees.txt": () =>
    `${TRANSCRIPT}${many(9000, (at) => `Form 1099-R\nPayer:\nEXAM ${at}\nGross distribution: $1.00\nDistribution Code: 7`)}`,
  "label-of-a-mile.txt": () =>
    `${TRANSCRIPT}Form 5498 IRA\n${"IRA Contributions: ".repeat(5000)}$1.00\n`.repeat(40),
  "ligatures.txt": () => `${TRANSCRIPT}${"\ufb03".repeat(90_000)}\n`.repeat(17),
  "marks.txt": () => `${TRANSCRIPT}${"e\u0301\u0327".repeat(30_000)}\n`.repeat(25),
  "other-breaks.txt": () => `${TRANSCRIPT}${"\u2028\u2029\v\f".repeat(400_000)}`,
  "leaders.txt": () =>
    `2023 Form 1099-R\n${many(50_000, (at) => `${1 + (at % 17)} Gross distribution . . . . . . . . . . ${at}.00`)}`,
  "ends-of-records.qif": () => `!Type:Invst\n${"^\n".repeat(2_000_000)}`,
  "accounts.qif": () => `${"!Account\nNIRA\nTInvst\n^\n!Type:Invst\n".repeat(60_000)}`,
  "memos.qif": () => `!Type:Invst\nD1/2'23\nM${"x".repeat(90_000)}\n^\n`.repeat(50),
  "tables-in-tables.html": () => `<html>${"<table><tr><td>".repeat(60_000)}`,
  "spans.html": () =>
    `<html><table>${'<tr><td colspan="999999999" rowspan="999999999">1</td></tr>'.repeat(40_000)}`,
  "attributes.html": () => `<html><td ${'a="'.repeat(1_500_000)}`,
  "attribute-without-end.html": () => `<html>${'<td title="'.repeat(190_000)}`,
  "numbers-of-letters.html": () => `<html>${`&#${"9".repeat(9000)};`.repeat(500)}`,
  "sections.ofx": () => `<OFX><TAX1099R_V100>${"<![CDATA[".repeat(200_000)}`,
  "half-open.ofx": () => `OFXHEADER:100\n<OFX>${"<A<".repeat(24_000)}${"x".repeat(4_000_000)}`,
  "blanks.ofx": () => `OFXHEADER:100${"\n ".repeat(2_400_000)}<OFX>`,
  "deep.ofx": () => `<OFX><TAX1099R_V100>${many(40_000, (at) => `<A${at}>`, "")}`,
  "forms-in-forms-of-fdx.json": () => `{"forms":[${`{"tax1099R":`.repeat(60)}1${"}".repeat(60)}]}`,
  "years-of-fdx.json": () =>
    `{"forms":[${many(20_000, (at) => `{"tax1099R":{"taxYear":${at}e9,"grossDistribution":1e308}}`, ",")}]}`,
  "boxes-of-fdx.json": () =>
    `{"forms":[{"tax1099R":{"taxYear":2023,"distributionCodes":[${'"7",'.repeat(200_000)}"7"]}}]}`,
  "long-amounts-of-schwab.json": () =>
    `{"BrokerageTransactions":[${many(4, () => `{"Date":"01/02/2023","Action":"Journal","Amount":"$${"1,".repeat(500_000)}"}`, ",")}]}`,
};
