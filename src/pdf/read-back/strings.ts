/** What a text string stands for: UTF-16BE with its mark, otherwise ASCII as this program writes it. */
export function textString(codes: string): string {
  if (codes.charCodeAt(0) !== 0xfe || codes.charCodeAt(1) !== 0xff) return codes;
  let text = "";
  for (let at = 2; at < codes.length; at += 2) {
    text += String.fromCharCode(codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1));
  }
  return text;
}

/** Codes 0x80 to 0x9f of WinAnsiEncoding (ISO 32000-1, D.2), where it is not Latin-1. */
const WIN_ANSI_80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** What codes stand for in the standard fonts. */
export function winAnsiText(codes: string): string {
  for (let at = 0; at < codes.length; at++) {
    if (codes.charCodeAt(at) > 0x7e) {
      return [...codes]
        .map((char) => {
          const code = char.charCodeAt(0);
          return code >= 0x80 && code <= 0x9f ? WIN_ANSI_80.charAt(code - 0x80) : char;
        })
        .join("");
    }
  }
  return codes;
}
