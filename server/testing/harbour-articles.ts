/** Articles for tests of the whole answer path: made-up places, in English and Korean, one of them in two versions. */
export interface HarbourArticle {
  /** File name without extension. */
  readonly name: string;
  /** Front matter, but for the title. */
  readonly source: string;
  readonly publishedAt: string;
  readonly language: 'en' | 'ko';
  readonly title: string;
  readonly body: string;
}

export const HARBOUR_ARTICLES: readonly HarbourArticle[] = [
  {
    name: 'pilotage',
    source: 'Velmar Harbour Authority',
    publishedAt: '2031-03-04',
    language: 'en',
    title: 'Pilotage at Velmar',
    body: `Every vessel longer than 90 metres takes a pilot on board before it enters the port of Velmar. Captain Odile Marchetti has headed the pilot service since it was founded.

The pilot boat Sandpiper waits at the Grey Buoy, two miles south of the breakwater. In winter it is relieved every six hours because ice forms on its deck.

Masters order a pilot by radio on channel 14. An order that is cancelled less than three hours before arrival costs 275 euros.`,
  },
  {
    name: 'dry-dock',
    source: 'Velmar Harbour Authority',
    publishedAt: '2031-09-18',
    language: 'en',
    title: 'The dry dock reopens',
    body: `The dry dock of Velmar reopened on 12 September 2031 after two years of repairs. The work cost 38 million euros.

New gates were built by the Tarrow shipyard. They close in eleven minutes, where the old ones took forty.

The first ship in the dock was the ferry Halcyon, whose propeller had struck a rock.`,
  },
  {
    name: 'berth-fees-2030',
    source: 'Velmar Harbour Authority',
    publishedAt: '2030-01-10',
    language: 'en',
    title: 'Berth fees 2030',
    body: `A fishing boat pays 18 euros a night for a berth in the inner basin. Yachts pay 45 euros.

Fees are collected by the berth office next to the fish hall.`,
  },
  {
    name: 'berth-fees-2032',
    source: 'Velmar Harbour Authority',
    publishedAt: '2032-01-12',
    language: 'en',
    title: 'Berth fees 2032',
    body: `For a fishing boat the price of a berth in the inner basin has risen to 23 euros per night. Yachts are charged 60 euros.

The berth office has moved to the customs house.`,
  },
  {
    name: 'seed-vault',
    source: 'Ostrel Seed Bank',
    publishedAt: '2030-06-21',
    language: 'en',
    title: 'The vault under Mount Ostrel',
    body: `The Ostrel seed bank keeps 61,000 seed samples in a tunnel under Mount Ostrel. The rooms are held at minus 18 degrees.

Anyone who wants seeds returned applies in writing. An application names:

- the accession number of the sample
- the field in which the seeds will be sown
- the botanist who answers for them

The collection began with barley that Ruben Aldecott brought from the Karsk valley in 1987.`,
  },
  {
    name: 'mountain-rescue-ko',
    source: '두루봉 산악구조대',
    publishedAt: '2031-11-02',
    language: 'ko',
    title: '두루봉 산악구조대 운영 안내',
    body: `두루봉 산악구조대는 대원 34명으로 구성된다. 대장은 한서윤이며 2029년부터 구조대를 이끌고 있다.

구조 헬기는 바람이 초속 15미터를 넘으면 뜨지 않는다. 이때는 대원들이 가래골 대피소에서 걸어서 출동한다.

조난 신고는 전화 7119번으로 받는다. 야간 훈련은 매주 목요일에 실시한다.`,
  },
  {
    name: 'lighthouse-ko',
    source: '벨마르 항만청',
    publishedAt: '2031-05-20',
    language: 'ko',
    title: '회색곶 등대 개방',
    body: `회색곶 등대가 2031년 5월 17일부터 일반에 개방되었다. 등대의 높이는 42미터이다.

관람료는 3천 원이며 초등학생은 무료이다. 등대지기 문태오가 주말마다 안내를 맡는다.

등대 불빛은 안개가 짙을 때 종소리로 대신한다.`,
  },
  {
    name: 'avalanche-dogs',
    source: 'Karsk Rescue Notes',
    publishedAt: '2032-02-08',
    language: 'en',
    title: 'Dogs of the Karsk rescue',
    body: `The rescue service of the Karsk valley trains its avalanche dogs at Lake Immen. Training takes eighteen months.

Each dog works with one handler only. A dog retires at the age of ten.

The service was praised by the miners' union after the slide of Nordhang, in which nobody died.`,
  },
];

/** The article as a Markdown file with front matter. */
export function harbourFile({ title, source, publishedAt, language, body }: HarbourArticle): string {
  return `---\ntitle: ${title}\nsource: ${source}\npublishedAt: ${publishedAt}\nlanguage: ${language}\n---\n\n${body}\n`;
}
