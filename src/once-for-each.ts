/**
 * A function of something that never changes, computed once for each. Who asks again gets the first result, and nothing is
 * kept longer than what it is of.
 */
export function onceForEach<Of extends object, Result>(compute: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>();
  return (of) => {
    const first = known.get(of) ?? { result: compute(of) };
    known.set(of, first);
    return first.result;
  };
}
