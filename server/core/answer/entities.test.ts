import { expect, test } from 'vitest';
import { entitiesIn } from './entities.ts';

test.each<[string, readonly string[]]>([
  ['Captain Mara Lind heads the pilot service since 2029.', ['Captain Mara Lind/person']],
  ['On Monday the Ministry of Fisheries met Halcyon Lines in Tallinn.', ['Ministry of Fisheries/organisation', 'Halcyon Lines/organisation', 'Tallinn/place']],
  ['When was the Orca-3 drone bought?', ['Orca-3/other']],
  ['Tides rise. It is so.', []],
  ['두루봉 산악구조대의 대원은 34명이다.', ['두루봉 산악구조대/organisation']],
  ['김명국 장관은 SK텔레콤과 국방부에서 만났다.', ['김명국/person', 'SK텔레콤/organisation', '국방부/organisation']],
  ['조사는 언제 시작되었나요?', []],
])('%s', (text, expected) => {
  expect(entitiesIn(text).map((entity) => `${entity.text}/${entity.kind}`)).toEqual(expected);
});
