/** No office encrypts a file to more keys. Each of them may be this one, and trying it takes a millisecond. */
const MOST_RECIPIENTS = 100;
/** The longest part of a file that says who can open it, in bytes. */
const LONGEST_HEADER = 256 * 1024;
/**
 * The work factor of a passphrase, which age itself uses: scrypt fills 256 MB with it, and twice as much with each one more
 * (https://age-encryption.org/v1, "The scrypt recipient type").
 */
const MOST_WORK = 18;

/**
 * Why a file that is encrypted with age is not opened, whatever the key. Only its header is looked at.
 *
 * @param bytes the file, or its beginning
 * @returns what follows the file's name in a sentence; undefined when the file may be opened
 */
export function whyAgeIsRefused(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, LONGEST_HEADER));
  const end = head.indexOf("\n---");
  const stanzas = head.slice(0, Math.max(end, 0)).split("\n-> ").slice(1);
  if (end < 0 || stanzas.length > MOST_RECIPIENTS)
    return `is encrypted to more than ${MOST_RECIPIENTS} keys, or is damaged`;
  const works = stanzas.map((stanza) => /^scrypt \S+ (\d+)/.exec(stanza)?.[1]);
  const work = works.find((each) => Number(each) > MOST_WORK);
  if (work === undefined) return undefined;
  return `needs too much memory to open: its passphrase has work factor ${work.slice(0, 9)}, and the most is ${MOST_WORK}. Decrypt it with the program that made it, and encrypt it again with age -p`;
}
