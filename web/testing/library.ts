import { article } from './fixtures.ts';

/** Long enough that its cited sentence lies below the fold of any window. */
export const harbour = article(
  'a1b2c3d4e5f60718',
  { title: 'Lighthouse board approves new foghorn for Port Merrin', source: 'Coastal Gazette', url: 'https://gazette.example/foghorn', publishedAt: '2026-03-12', author: 'L. Tamm' },
  [
    'PORT MERRIN. The lighthouse board met for the fourth time this year, and for the first time in its new hall above the fish market.',
    '# What was decided',
    'Members heard from the harbour master, two pilots, and a resident who has kept a log of every foggy night since 1998. The discussion lasted well into the evening.',
    ...Array.from({ length: 14 }, (_, index) => `Item ${index + 3} of the agenda concerned the upkeep of buoy ${index + 21}, its lamp, its chain and its paint, and was passed on to the works committee without a vote.`),
    'The board then turned to the foghorn. It approved a new foghorn at a cost of 48,500 crowns. Delivery is expected before the autumn storms.',
    '# Next steps',
    '- A contract is to be signed in April.',
    '- The old horn goes to the town museum.',
    'The next meeting is open to the public.',
  ],
);

export const harbourRival = article(
  'b2c3d4e5f6071829',
  { title: 'Foghorn bill tops 50,000', source: 'Merrin Weekly', publishedAt: '2026-03' },
  ['The new foghorn will cost more than 50,000 crowns, an official said. He did not wish to be named.', 'Fog closed the port on 31 days last year.'],
);

export const korean = article(
  'c3d4e5f60718293a',
  { title: '등대위원회, 새 무적 도입 승인', source: '해안일보', url: 'http://haean.example/article/3', publishedAt: '2026-03-13', language: 'ko' },
  [
    '등대위원회는 12일 정기 회의를 열고 항만 안전 대책을 논의했다.',
    ...Array.from({ length: 12 }, (_, index) => `${index + 1}번 안건은 부표 정비에 관한 것으로, 위원들은 별도의 표결 없이 담당 부서에 검토를 맡기기로 했다. 예산은 다음 회의에서 다시 다룬다.`),
    '위원회는 이어 안개 경보 설비를 다뤘다. 새 무적은 4만 8500크로네에 도입된다. 설치는 가을 폭풍 전에 끝날 예정이다.',
    '다음 회의는 시민에게 공개된다.',
  ],
);

export const LIBRARY = [harbour, harbourRival, korean];

export const COST = 'It approved a new foghorn at a cost of 48,500 crowns.';
export const RIVAL_COST = 'The new foghorn will cost more than 50,000 crowns, an official said.';
export const KOREAN_COST = '새 무적은 4만 8500크로네에 도입된다.';
