/** Mean of the F1 of both classes, in [0, 1]; a class that is neither there nor predicted counts 0. */
export function macroF1(cases: readonly { readonly label: 0 | 1; readonly predicted: 0 | 1 }[]): number {
  const f1 = (value: 0 | 1): number => {
    const right = cases.filter(({ label, predicted }) => label === value && predicted === value).length;
    const named = cases.filter(({ label }) => label === value).length + cases.filter(({ predicted }) => predicted === value).length;
    return named === 0 ? 0 : (2 * right) / named;
  };
  return (f1(0) + f1(1)) / 2;
}
