import { expect, test } from 'vitest';
import { detectLanguage } from './language.ts';

test.each([
  ['en', 'The harbour office opened a third quay on Monday, and freight is expected to grow.'],
  ['en', 'What is the budget for the new quay?'],
  ['en', 'The ministry (국방부) said that it had signed the agreement with the company.'],
  ['ko', '항만청은 월요일 세 번째 부두를 열었다.'],
  ['ko', 'SK Telecom이 공개한 A.X K1은 무엇인가?'],
  ['ko', 'Naver Cloud의 HyperCLOVA X OMNI 모델'],
  [null, 'Die Hafenbehörde hat am Montag einen dritten Kai eröffnet, und der Verkehr soll in zwei Jahren wachsen.'],
  [null, 'Le bureau du port a ouvert un troisième quai lundi, et le trafic devrait augmenter.'],
  [null, 'La oficina del puerto abrió un tercer muelle el lunes y se espera que el tráfico crezca.'],
  [null, 'O porto abriu um terceiro cais na segunda-feira e o tráfego deve crescer.'],
  [null, 'De haven opende maandag een derde kade en het verkeer zal in twee jaar groeien.'],
  [null, '港務局は月曜日に三番目の埠頭を開いた。'],
  [null, 'Портовая служба открыла третий причал.'],
  [null, '2026-05-14 · 519'],
  [null, ''],
])('%s: %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});
