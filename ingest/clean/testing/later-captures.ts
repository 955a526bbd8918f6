/**
 * Captures written after the first rules held, to try them on other habits; marked as in `english-captures.ts`.
 */
export const LATER_CAPTURES: Readonly<Record<string, string>> = {
  'consumer desk': `◆ Tarn Foods recalls oat drink after bottles burst
✂ Save for later
◆ By Joan Whitby, Consumer Editor
◆ Friday, 6 March 2026
Tarn Foods has recalled 48,000 bottles of its oat drink after 31 of them burst on shelves. Nobody was badly hurt.
The bottles carry the dates 2 to 9 May on the neck. Shops give the money back without a receipt.
✂ PROMOTED STORIES
✂ This Chair Is Taking Over Home Offices
✂ Doctors Stun With New Knee Trick
A valve at the plant in Holm let in air during filling, the company said. It was replaced on Thursday.
How to return a bottle
Bring it cold and wrapped in a towel. Do not open it at home.
✂ Stay up to date with the latest from Consumer Desk
✂ Enter email
✂ By signing up you agree to our Terms and Privacy Notice.
✂ Topics: Food | Recalls | Tarn
✂ View comments
✂ Next up
✂ Tarn Council Bans Glass at Summer Fair`,

  'digest with a note on itself': `◆ Second ring road gets green light
Summary
The regional assembly approved the second ring road around Tarn on a 44-41 vote. Work starts in 2028.
Details
The road is 27 kilometres long, with three tunnels under the Alder hills. It costs 1.3 billion euros, of which tolls are to bring back a third.
Residents of Birch won noise walls on both sides. A petition against the route had gathered 19,000 signatures.
Key figures
- Length: 27 km
- Tunnels: 3
- Cost: €1.3 billion
- Opening: 2034
✂ About this summary
✂ This summary was generated automatically from several sources and may contain mistakes. Rate its quality below.
✂ Get alerts for stories like this
✂ Create a free account`,

  'Korean university news': `◆ 해람대 연구팀, 폐그물로 만든 건축 단열재 개발
◆ 박지우 기자 | jiwoo@example.com
◆ 입력 : 2026-03-05 11:20:31
✂ 크게보기
해람대 연구팀이 버려진 어망으로 건축 단열재를 만들었다. 기존 스티로폼보다 열을 18% 덜 통과시킨다.
연구팀은 그물을 잘게 부숴 거품을 내는 방법을 썼다. 1㎡를 만드는 데 그물 4kg이 든다.
▲ 연구팀이 만든 단열재 시제품. 해람대 제공
책임자인 정하윤 교수는 “해마다 버려지는 그물의 절반을 쓸 수 있다”고 말했다. 상용화는 2028년이 목표다.
✂ [저작권자ⓒ 해람매일. 무단전재-재배포 금지]
✂ 박지우 기자의 기사 더보기
✂ 오늘의 추천뉴스
✂ 해람 앞바다 돌고래 떼 출현
✂ 어시장 새벽 경매 유튜브 중계
✂ 네이버에서 해람매일을 구독하세요
✂ 이 기사를 추천합니다 0
✂ 비밀번호를 입력하세요
✂ 등록`,

  'Korean agency site': `✂ 뉴스홈 | 최신기사
◆ 해람공항, 6월부터 야간 화물기 운항
◆ 송고시간 2026-03-08 07:00
✂ 요약beta
✂ 폰트 1단계
(해람=가람통신) 차은서 기자 = 해람공항이 6월부터 밤 11시부터 새벽 5시까지 화물기를 받는다. 하루 4편이다.
공항공사는 소음 피해를 입는 720가구에 방음창을 달아 준다. 비용 61억 원은 항공사들이 낸다.
주민 협의체는 3개월 시험 운항 뒤 다시 논의하기로 했다. 시험 운항 결과는 9월에 공개된다.
✂ eunseo@example.com
✂ 제보는 카톡 garam
✂ <저작권자(c) 가람통신, 무단 전재-재배포, AI 학습 및 활용 금지>
✂ 2026/03/08 07:00 송고
✂ 댓글쓰기
✂ 많이 본 뉴스
✂ 화물 물동량 3년째 증가
✂ 공항 주차장 두 배로`,

  'release notes': `◆ Weekly note: what we shipped
Release 4.2 is out. It reads scanned invoices, and it finds the total on nine of ten.
Users of release 4.1 should update before April. The old format stops working on 1 May.
- Faster start: 0.8 seconds instead of 2.1
- New export to CSV
- Fixed: login page froze on tablets
To try it, open Settings, choose Updates and follow the steps. You need an administrator account.
Questions go to the forum. We answer within a day.
✂ Powered by Scribe
✂ Share
✂ Tweet
✂ 12 likes
✂ Older posts`,
};
