/** Bytes that belong to the page: inside the single file as text that nothing parses, beside the app as files. */
export async function readAsset(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const block = document.getElementById(`asset:${name}`);
  if (block !== null) return fromBase64(block.textContent ?? "");
  if (isSingleFile()) return null;
  const response = await fetch(new URL(`assets/${name}`, document.baseURI));
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** Where the browser itself finds such bytes. */
export function assetAddress(name: string, type: string): string {
  const block = document.getElementById(`asset:${name}`);
  return block === null ? `assets/${name}` : `data:${type};base64,${block.textContent}`;
}

/** Whether this page is the one file with everything inside, which may not ask for anything. */
export function isSingleFile(): boolean {
  return document.querySelector('script[id^="asset:"]') !== null;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
