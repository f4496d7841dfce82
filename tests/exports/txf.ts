/** A record of a TXF file: what it is, which copy, and its value as it is written. */
export interface TxfRecord {
  readonly token: number;
  readonly copy: number;
  readonly value: string | null;
}

/** Reads a TXF file by the specification of version 042. @throws Error where the file does not keep to it */
export function readTxf(file: string): TxfRecord[] {
  if (!/^[\x20-\x7e\r\n]*$/.test(file)) throw new Error("it has characters outside ASCII");
  const [header = "", ...records] = file.split("^\r\n");
  if (!/^V042\r\nA[^\r\n]+\r\nD\d\d\/\d\d\/\d{4}\r\n$/.test(header)) throw new Error("its header is wrong");
  if (records.pop() !== "") throw new Error("its last record does not end");
  return records.map((text) => {
    const match = /^TS\r\nN(\d+)\r\nC(\d+)\r\nL1\r\n(?:([$P][^\r\n]+)\r\n)?$/.exec(text);
    if (match === null) throw new Error(`a record is ${JSON.stringify(text)}`);
    const [, token, copy, value = null] = match;
    if (value?.startsWith("$") && !/^\$-?\d+\.\d\d$/.test(value)) throw new Error(`an amount is ${value}`);
    return { token: Number(token), copy: Number(copy), value };
  });
}
