/** Agreement of a judge with labels, beyond what chance gives. */

/** How often two raters said what, of cases rated right (true) or wrong. */
export interface Agreement {
  readonly cases: number;
  /** Share of the cases on which they say the same; null without a case. */
  readonly agreement: number | null;
  /** Cohen's kappa, in [-1, 1]: 1 full agreement, 0 as by chance. Null without a case, or when chance alone makes them agree always. */
  readonly kappa: number | null;
}

/** Agreement and kappa of pairs of ratings (Cohen 1960, doi:10.1177/001316446002000104). */
export function agreementOf(pairs: readonly (readonly [judge: boolean, label: boolean])[], weights?: Uint16Array): Agreement {
  let [cases, same, judged, labelled] = [0, 0, 0, 0];
  for (const [index, [judge, label]] of pairs.entries()) {
    const weight = weights?.[index] ?? 1;
    cases += weight;
    same += judge === label ? weight : 0;
    judged += judge ? weight : 0;
    labelled += label ? weight : 0;
  }
  if (cases === 0) return { cases, agreement: null, kappa: null };
  const agreement = same / cases;
  const chance = (judged * labelled + (cases - judged) * (cases - labelled)) / cases ** 2;
  return { cases, agreement, kappa: chance === 1 ? null : (agreement - chance) / (1 - chance) };
}
