/** Compares labels of lines as the form has them: 2 before 10, 15a before 15b. For `sort`. */
export function inFormOrder(a: string, b: string): number {
  const byNumber = Number.parseInt(a, 10) - Number.parseInt(b, 10);
  if (byNumber !== 0) return byNumber;
  return a < b ? -1 : a > b ? 1 : 0;
}
