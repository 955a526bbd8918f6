/** Units and scales that stand beside numbers in English and Korean, folded to one canonical name each. */

/** Canonical unit → its writings. English ones in the singular; a plural `s` is taken off before the look-up. */
const UNITS: Readonly<Record<string, string>> = {
  percent: '%|％|percent|per cent|퍼센트|프로|pct',
  percent_points: '%p|%포인트|percentage point|퍼센트포인트|퍼센트 포인트',
  krw: '원|won|krw|₩|￦|원화',
  usd: '달러|미국 달러|미 달러|dollar|us dollar|u.s. dollar|usd|$|us$|불',
  eur: '유로|euro|eur|€',
  jpy: '엔|yen|jpy|엔화',
  cny: '위안|위안화|yuan|renminbi|cny|rmb',
  gbp: '파운드|pound|pound sterling|gbp|£',
  cents: '센트|cent',
  people: '명|인|사람|명의|people|person|employee|worker|soldier|troop|student|resident|citizen|user|member|patient|household member|staff|이용자',
  seconds: '초|초간|second|sec',
  minutes: '분|분간|minute|min',
  hours: '시간|hour|hr',
  days: '일|일간|날|day|영업일|근무일|working day|business day|calendar day',
  weeks: '주|주일|주간|week',
  months: '개월|달|개월간|month',
  years: '년|년간|해|개년|year|yr',
  years_old: '세|살|year old|years old|year-old|years-old|years of age',
  km: 'km|㎞|킬로미터|kilometer|kilometre',
  m: 'm|미터|meter|metre',
  cm: 'cm|㎝|센티미터|센티|centimeter|centimetre',
  mm: 'mm|㎜|밀리미터|밀리|millimeter|millimetre',
  nm: 'nm|나노미터|나노|nanometer|nanometre',
  miles: '마일|mile',
  feet: '피트|foot|feet|ft',
  inches: '인치|inch|inche',
  km_per_hour: 'km/h|kph',
  mph: 'mph',
  kg: 'kg|㎏|킬로그램|킬로|kilogram|kilo',
  g: 'g|그램|gram',
  mg: 'mg|㎎|밀리그램|milligram',
  tons: '톤|ton|tonne',
  litres: 'l|ℓ|리터|liter|litre',
  barrels: '배럴|barrel',
  square_metres: '㎡|m2|m²|제곱미터|평방미터|square meter|square metre|sqm',
  square_km: '㎢|km2|km²|제곱킬로미터|평방킬로미터|square kilometer|square kilometre',
  hectares: 'ha|헥타르|hectare',
  acres: '에이커|acre',
  pyeong: '평|pyeong',
  celsius: '℃|°c|degree celsius|degrees celsius|섭씨|도씨',
  degrees: '도|°|degree',
  bytes: 'byte|바이트',
  kb: 'kb|킬로바이트|kilobyte',
  mb: 'mb|메가바이트|megabyte',
  gb: 'gb|기가바이트|기가|gigabyte',
  tb: 'tb|테라바이트|테라|terabyte',
  pb: 'pb|페타바이트|petabyte',
  mhz: 'mhz|㎒|메가헤르츠|megahertz',
  ghz: 'ghz|㎓|기가헤르츠|gigahertz',
  kbps: 'kbps',
  mbps: 'mbps',
  gbps: 'gbps',
  watts: 'w|와트|watt',
  kw: 'kw|㎾|킬로와트|kilowatt',
  mw: 'mw|㎿|메가와트|megawatt',
  gw: 'gw|기가와트|gigawatt',
  kwh: 'kwh|킬로와트시|kilowatt hour',
  volts: 'v|볼트|volt',
  times: '번|회|차례|배|time|fold',
  points: '점|포인트|point',
  floors: '층|floor|story|storey|stories',
  parameters: '파라미터|매개변수|parameter',
  gpus: 'gpu',
  rooms: '실|room',
  items: '개|건|가지|대|권|마리|장|곳|개소|개사|개국|척|벌|채|통|편|종|쪽|페이지|문항|과목|자루|그루|켤레|쌍|item|unit|page',
};

/** Powers of ten by their English name or attached letter. */
export const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2, thousand: 1e3, k: 1e3, million: 1e6, mn: 1e6, mln: 1e6, m: 1e6, billion: 1e9, bn: 1e9, b: 1e9, trillion: 1e12, tn: 1e12, trn: 1e12, t: 1e12,
};

/** Korean places: the small ones stack below each large one. */
export const SMALL_PLACES: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1_000 };
export const LARGE_PLACES: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12, 경: 1e16 };

const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(UNITS).flatMap(([unit, writings]) => writings.split(/[|]|(?<=%) /).map((writing) => [writing, unit] as const)),
);

const MONEY = new Set(['krw', 'usd', 'eur', 'jpy', 'cny', 'gbp', 'cents']);

/** The canonical name of a unit as written, whatever its case and number, or null. */
export function canonicalUnit(written: string): string | null {
  const lower = written.toLowerCase().replace(/\s+/g, ' ').trim();
  return CANONICAL.get(lower) ?? CANONICAL.get(lower.replace(/(?<=\p{L}{2})s$/u, '')) ?? null;
}

/** Whether a canonical unit is a currency. */
export function isCurrency(unit: string): boolean {
  return MONEY.has(unit);
}

/** Regular-expression alternatives for every writing of every unit whose script is asked for, longest first. */
export function unitPattern(script: 'korean' | 'latin'): string {
  return [...CANONICAL.keys()]
    .filter((writing) => /[가-힣]/.test(writing) === (script === 'korean') && !/^[$₩￦€£]|\$$/.test(writing))
    .sort((a, b) => b.length - a.length)
    .map((writing) => writing.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\s-]') + (/[a-z]{3}$/.test(writing) ? 's?' : ''))
    .join('|');
}
