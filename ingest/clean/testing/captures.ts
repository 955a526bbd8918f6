/**
 * Captures as readers paste them from web pages, all invented. A line that begins with `✂` is furniture and one with `◆`
 * is title or byline (both marks are taken off before the text is read); every other line is article text.
 */
export const CAPTURES: Readonly<Record<string, string>> = {
  'business site with a summary': `◆ Lumen Harbour to Run Port Cranes by Software
✂ Firms in this article
Why you should care
The contract gives Lumen Harbour its first public customer and lets the port retire forty manual cranes before the end of the decade.
Main points
- •Lumen Harbour signs ten-year contract with the port of Eastwick
- •First twelve cranes go live in spring 2027
- •Dock union agrees to retraining in place of layoffs
- •Contract is worth 84 million euros
Analysis
The port of Eastwick handled 2.1 million containers last year and has been looking for ways to move more of them at night, when labour is scarce and tariffs are low. Lumen Harbour's software plans each lift from camera images and hands control to a person when the load sways.
Investors had doubted that a company with 90 employees could serve a public body. The contract settles part of that question, though payment depends on the number of lifts completed without a stop.
✂ Lumen Harbour to run port cranes by software
✂ Comments
✂ Have something to say? Join the discussion
✂ Loading more comments...`,

  'wire story with an ad and prompts': `✂ Skip to main content
✂ Home
✂ World
✂ Business
✂ Sign in
✂ Subscribe
◆ Eastwick council approves tidal barrier after 14-hour debate
◆ By Maria Olsen
◆ March 3, 2026
✂ Share this article
EASTWICK, March 3 (Northwire) - The city council of Eastwick voted 31 to 18 on Tuesday to build a tidal barrier across the mouth of the Wend, ending an argument that had lasted eleven years.
✂ Advertisement
"We owe this to people who have been flooded three times in a decade," said Mayor Helen Dray. "Doing nothing is the most expensive option we have."
Construction is to begin in 2027 and to cost 640 million euros, of which the state pays half.
✂ Read more: Eastwick's last flood, one year on
Opponents said the barrier would silt up the marina. A second reading is not required.
✂ Sign up for our daily newsletter and get the top stories in your inbox every morning.
The vote was delayed twice when protesters entered the gallery.
✂ Related articles
✂ Ten Cities That Learned to Live With Water
✂ What a Barrier Can and Cannot Do
✂ Mayor Dray Faces Recall Petition
✂ Follow us on Facebook, X and Instagram
✂ © 2026 Northwire Media Ltd. All rights reserved.
✂ Terms of Use
✂ Privacy Policy
✂ Cookie Settings`,

  'press release, hard wrapped': `✂ Investors and Newsroom
◆ Halden Robotics Opens Second Plant in Moravia to Build Hospital Porters
◆ Via Halden Robotics
◆ June 9, 2026

· The plant will employ 320 people and build 4,000 hospital robots a
year from the spring of 2028
· Half of the site's power comes from its own roof

Halden Robotics announced today that it has opened its second plant, in
Moravia, where it will build the H-12 hospital porter. The company chose
the site for its railway siding and for a technical school two kilometres
away.

The H-12 carries trays, linen and samples between wards, and has been in
use in eleven hospitals since 2024. "Nurses told us that they walk nine
kilometres in a shift," said Petra Vale, who heads the programme. "Most of
that is carrying."

Production of the smaller H-8 stays in Ostrava.

✂ This release was first published on the website of Halden Robotics, which is
✂ responsible for its content. Newsdesk24 accepts no liability for external sites.

✂ Stay informed

✂ Subscribe to our mailing list for releases from your industry, free of charge.

✂ We use cookies to personalise content and ads and to analyse our traffic. By
✂ continuing to use this site you consent to our use of cookies.`,

  'aggregator with a rating': `◆ Ferry operators turn to batteries on short routes
Three ferry operators on the Wend estuary ordered battery vessels this spring, and two more are expected to follow before the autumn timetable.
Costs
A battery ferry costs about 40 percent more than a diesel one, according to the Estuary Transport Board, and saves a third of the running costs. The board expects prices to meet in 2031.
Charging
Chargers at both ends of the Eastwick line deliver 2 megawatts. The harbour needed a new transformer, which took nine months to arrive.
✂ Impact Rating
✂ A notable regional story on how ferry operators move to batteries, with good figures from the transport board. Of interest to professionals in maritime transport; limited relevance elsewhere.
✂ Prepare for your next interview with real cases
✂ 800+ case studies from 40 companies, graded as you work.
✂ Start your free trial`,

  'blog': `◆ What we learned from moving a library across town
✂ 7 min read
◆ Written by Tom Ferrer
✂ Follow
✂ Share
When the old reading room closed we had eleven weeks to move 96,000 books. This is what went wrong, and what we would do again.
Count shelves, not books
We spent a fortnight counting books. It would have been enough to measure shelves: a metre holds about 31 books of our kind, and the estimate was off by less than two percent.
Label crates on two sides
Crates get stacked against walls. If you can read the label from one side only, somebody will turn the whole stack to find it.
Ask for help early
Forty volunteers came on the first day. You will be tempted to send the children home; let them carry the atlases together.
✂ Enjoyed this post? Subscribe to get new posts by email.
✂ Leave a comment
✂ You may also like
✂ A Short History of the Reading Room
✂ How to Catalogue Maps Without Losing Your Mind
✂ Previous post
✂ Next post`,

  'analysis with read-also list in the middle': `TLDR: The Wend water board will meter every household by 2029, starting with the three districts that lost most water to leaks last year.
The Wend water board has decided to meter all 212,000 households in its area, a step it had put off since 2015. Metering begins in the districts of Alder, Birch and Quay, where a quarter of the water that leaves the works never arrives.
Each meter reports once an hour by radio. The board says that it can find a leak within a day instead of a month, and it expects to save four million cubic metres a year.
✂ Also see:
✂ - Water Board Fined Over Spill in Alder Creek
✂ - Why Your Next Meter Will Talk to the Street Lamp
✂ - Five Towns That Stopped Reading Meters
Households pay nothing for the meter. The tariff changes in 2030, when a basic amount per person becomes free and everything above it costs a third more.`,

  'magazine with tags and author': `◆ The slow return of the night train
Night trains were given up for dead in 2014. Twelve years later eleven of them leave Vienna every evening, and the waiting list for private compartments is four months long.
What changed was less romance than arithmetic. Track charges at night fell by half in six countries, and a used sleeping car that cost 900,000 euros in 2016 now cannot be had at any price.
“We refurbish cars from 1987,” says Anna Berg, who runs the workshop in Graz. “The frames are better than anything you could order today.”
✂ Tags: trains, Europe, travel
✂ Image credit: Graz workshop
✂ About the author
✂ Anna Lindt is a staff writer at Slow Lines. Follow her on X at @annalindt.
✂ Email: anna.lindt@example.com
✂ Most read
✂ 1. The Ferry That Would Not Sink
✂ 2. A Bridge Too Cheap
✂ 3. Inside the Last Signal Box
✂ Advertise with us | About | Contact | Jobs
✂ Copyright © Slow Lines 2026`,

  'Korean daily': `✂ 본문 바로가기
✂ 전체메뉴
✂ 로그인
✂ 회원가입
◆ 해람시, 무인 셔틀버스 12대 도입…내년 봄 운행
◆ 입력 2026.03.11 09:30
◆ 김하늘 기자
✂ 글자크기
✂ 공유하기
✂ 인쇄
해람시가 내년 봄부터 무인 셔틀버스 12대를 운행한다. 시는 11일 시청에서 운행사와 협약을 맺고 노선 세 곳을 공개했다.
셔틀은 시청과 해람역, 바다공원을 잇는 8.4km 구간을 15분 간격으로 다닌다. 요금은 첫해 무료이며, 이듬해부터 1200원을 받는다.
✂ 광고
박서준 교통과장은 "안전 요원이 첫 6개월 동안 함께 탄다"며 "사고가 나면 즉시 운행을 멈춘다"고 말했다.
시민단체는 휠체어 승강 설비가 4대에만 있다고 지적했다. 시는 나머지 8대에도 연말까지 설비를 달겠다고 밝혔다.
✂ ▶ 관련기사: 해람역 환승센터 첫 삽
✂ 김하늘 기자 haneul@example.com
✂ 저작권자 © 해람일보, 무단전재 및 재배포 금지
✂ 좋아요 12
✂ 댓글 3
✂ 많이 본 뉴스
✂ 1 해람역 환승센터 첫 삽
✂ 2 바다공원 야간 개장
✂ 3 시의회 예산안 통과
✂ 구독하기`,

  'Korean agency': `◆ 북항 등대 100년 만에 새 단장
(해람=가람통신) 이도윤 기자 = 해람시 북항 등대가 세워진 지 100년 만에 새 단장을 마치고 14일 불을 밝혔다.
등대는 1926년 세워져 네 차례 수리를 거쳤다. 이번 공사에는 국비 32억 원이 들었고, 빛이 닿는 거리는 35km로 늘었다.
항만청은 등대 안에 전시실을 열어 매주 토요일 시민에게 공개한다. 관람은 하루 60명으로 제한한다.
관람 신청은 항만청 누리집에서 받는다. 첫 관람일은 21일이다.
✂ doyun@example.com
✂ <저작권자(c) 가람통신, 무단 전재-재배포, AI 학습 및 활용 금지>
✂ 제보는 카카오톡 가람제보
✂ 이 기사를 공유해 주세요
✂ 페이스북
✂ 트위터
✂ URL 복사`,

  'Korean trade site': `✂ 홈 > 산업 > 에너지
◆ 가람에너지, 해상풍력 3단계 착공
◆ 승인 2026.04.02 14:20
가람에너지가 해람 앞바다 해상풍력 3단계 공사를 시작했다고 2일 밝혔다. 3단계에는 8MW급 터빈 25기가 들어선다.
핵심 내용
- 총사업비 1조 1000억 원, 2029년 준공
- 연간 발전량 620GWh, 약 17만 가구 사용량
- 어민 보상 협의 마무리
회사는 1·2단계에서 터빈 40기를 운영하고 있다. 가동률은 지난해 평균 93.1%였다.
최민아 본부장은 “3단계가 끝나면 해람시 전력 수요의 절반을 맡게 된다”고 말했다. 그는 “주민 참여형 채권도 올해 안에 발행하겠다”고 덧붙였다.
✂ 관련 뉴스
✂ 해상풍력 특별법 국회 통과
✂ 해저케이블 공장 증설 경쟁
✂ 터빈 국산화율 70% 넘어
✂ 뉴스레터를 구독하시면 매일 아침 주요 기사를 받아보실 수 있습니다.
✂ 회사소개
✂ 개인정보처리방침
✂ 청소년보호정책
✂ 제호: 에너지해람 | 등록번호: 해람 아00123 | 발행인: 정유진
✂ Copyright © 에너지해람. All rights reserved.`,

  'Korean blog': `◆ 이사하는 도서관에서 배운 것
오래된 열람실이 문을 닫게 되어 우리는 11주 안에 책 9만 6천 권을 옮겨야 했다.
책이 아니라 서가를 세어라
우리는 2주 동안 책을 셌다. 서가의 길이만 재도 충분했다. 1미터에 평균 31권이 들어가고, 오차는 2퍼센트가 안 됐다.
상자에는 두 면에 이름표를
상자는 벽에 붙여 쌓인다. 한쪽에만 이름표가 있으면 누군가 더미 전체를 돌려야 한다.
✂ 이 글이 도움이 되셨다면 좋아요와 구독을 눌러 주세요!
✂ 댓글을 남겨주세요
✂ 이 글과 함께 보면 좋은 글
✂ 열람실의 짧은 역사
✂ 지도를 분류하는 법
✂ 이전 글
✂ 다음 글
✂ 공감`,

  'rule book': `◆ Rules for Visitors
1. Visitors sign in at the gate and carry the badge where it can be seen.
2. A visitor who stays longer than two hours is accompanied by a member of staff.
3. Cookies and other food are not taken into the archive.
4. To register a vehicle, send the form to the front desk one day before.
Log in to the visitor system
Staff log in to the visitor system with their own account and enter name, firm and reason. Accounts are not shared.
Exceptions
The head of security may waive rule 2 for holders of a permanent pass.
Follow the signs to the exit when you leave.`,

  'Korean rule book': `◆ 방문자 규정
1. 방문자는 정문에서 이름을 적고 출입증을 단다.
2. 두 시간 넘게 머무는 방문자는 직원이 동행한다.
3. 차량은 하루 전에 안내실에 등록한다.
로그인 절차
직원은 자기 계정으로 방문 시스템에 로그인하고 방문자의 이름과 소속, 사유를 적는다. 계정은 나누어 쓰지 않는다.
예외
보안과장은 상시 출입증을 가진 사람에게 제2조를 적용하지 않을 수 있다.
규정에 대한 문의는 총무과에서 받는다.`,

  'article about cookies and subscriptions': `◆ Regulator fines Brisk Media over cookie banners
The data regulator fined Brisk Media 2.4 million euros on Monday for cookie banners that offered no way to refuse. It is the largest fine of its kind this year.
Readers who wanted to reject all cookies had to click through four pages, the regulator said. Most gave up and accepted.
Brisk Media, which has 600,000 subscribers to its newsletters, said it would appeal. "We changed the banner in January," a spokesman said.
How readers unsubscribe
The ruling also covers subscriptions. Publishers must let readers cancel with as few steps as they needed to sign up, and may not ask for a reason.
Copyright was not at issue. A separate case on comments written by readers is due in May.`,
};

/** Captures kept for measuring: written before the rules were tried on them, and not used to mend the rules. */
export const HELD_BACK: Readonly<Record<string, string>> = {
  'local paper': `✂ MENU
✂ News
✂ Sport
✂ Obituaries
✂ Log in
◆ Old cinema to reopen as climbing hall
◆ Eastwick Gazette | 12 January 2026 | By Owen Pryce
The Regal cinema on Mill Street, empty since 2011, is to reopen as a climbing hall in September. The owners showed plans to neighbours on Saturday.
Walls of up to 17 metres will fill the former stage. The foyer, with its plaster ceiling of 1931, becomes a café.
✂ Story continues below
"It is the only room in town tall enough," said architect Nia Roberts.
Parking worries several neighbours. The council will count cars for a month before it decides.
✂ Got a story? Email our newsdesk at news@example.com
✂ More from Eastwick
✂ Mill Street Closed for Gas Works
✂ Bakery Wins National Prize for Rye Loaf
✂ Comments (14)
✂ Log in to leave a comment
✂ Our websites use cookies. Manage preferences
✂ ©2026 Gazette Group plc`,

  'technology newsletter site': `◆ Chip maker Corvel delays its 2-nanometre line by a year
◆ January 22, 2026 at 8:05 AM
✂ Listen to this article
✂ Save
Corvel will not start its 2-nanometre line before the end of 2027, a year later than planned, the company told investors on Thursday.
In brief
- Yield stands at 38 percent, against a target of 60
- Two customers have moved orders to rivals
- Spending for 2026 is cut from 9 to 6.5 billion dollars
Chief executive Ruth Adeyemi blamed a lack of engineers. "We can buy machines. We cannot buy people who have run them for ten years," she said.
Shares fell 11 percent in New York.
✂ Recommended for you
✂ Inside the Clean Room That Ate a Valley
✂ Corvel's Rivals Smell Blood
✂ Get unlimited access for $1 a month. Cancel anytime.
✂ Already a subscriber? Sign in
✂ This article was summarised with AI and checked by an editor.`,

  'think tank': `✂ Home » Research » Energy
◆ Small reactors will not arrive in time
◆ Published: 14 November 2025
Small reactors are often named as the answer to the retirement of coal plants. The dates do not fit: the plants close between 2028 and 2033, and the first reactors of the new kind are promised for 2035.
Our estimate rests on 31 projects in nine countries. Of those, four have a licence and one has poured concrete.
What could be done instead
Grid operators could keep six coal units in reserve at a cost of 210 million euros a year. That is less than a tenth of what one reactor costs.
✂ Share on LinkedIn
✂ Share on X
✂ Download PDF
✂ The views expressed are those of the author and do not necessarily reflect those of the institute.
✂ Sign up to our newsletter
✂ Enter your email address
✂ Related publications
✂ Coal in Reserve: A Cost Estimate
✂ Nuclear Licensing in Nine Countries`,

  'Korean broadcaster': `◆ 해람대교 통행료 내년부터 절반으로
◆ 등록 2026-01-19 18:02
✂ 기사 본문 글자 크기 조정
✂ 스크랩
[앵커]
해람대교 통행료가 내년 1월부터 절반으로 내려갑니다. 승용차는 3천 원에서 1천500원이 됩니다.
[기자]
해람시와 운영사는 오늘 통행료 인하에 합의했습니다. 줄어드는 수입은 시가 15년 동안 나누어 갚습니다.
시는 하루 통행량이 4만 대에서 5만 2천 대로 늘 것으로 보고 있습니다.
가람방송 뉴스 오지훈입니다.
✂ [제보하기]
✂ ▷ 전화: 02-000-0000
✂ ▷ 카카오톡: '가람제보' 검색, 채널 추가
✂ ▷ 유튜브에서 가람방송 뉴스를 구독해 주세요!
✂ 이 기사가 좋으셨다면 좋아요
✂ 실시간 인기 뉴스
✂ 오늘의 핫 이슈
✂ 댓글 (25)`,

  'Korean weekly': `◆ 빈집이 마을 호텔이 되기까지
◆ 글 정소라 기자
✂ 구독
해람시 은파동의 빈집 열한 채가 마을 호텔로 바뀌었다. 객실은 골목마다 흩어져 있고, 접수대는 옛 이발소에 있다.
주민 조합이 2023년부터 빈집을 하나씩 빌려 고쳤다. 수리비는 채당 평균 4300만 원이 들었다.
“손님이 골목을 걸어야 가게도 산다”고 조합장 강문식 씨는 말한다. 지난해에는 6200명이 묵었다.
남은 숙제도 있다. 겨울에는 객실의 절반이 빈다.
✂ 사진=정소라 기자
✂ 정기구독 신청 바로가기
✂ 관련기사 더보기
✂ 골목 서점의 열 번째 겨울
✂ 이발소가 접수대가 된 사연
✂ 본 기사의 저작권은 주간해람에 있습니다.
✂ ⓒ 주간해람 무단전재 및 재배포 금지`,

  'Korean government release': `✂ 보도자료
◆ 농촌 드론 배송 시범사업 대상지 5곳 선정
◆ 2026. 2. 5.
해람도는 농촌 드론 배송 시범사업 대상지로 다섯 개 면을 선정했다고 5일 밝혔다.
선정된 곳은 은파면, 솔내면, 달재면, 한울면, 너른면이다. 다섯 곳 모두 가장 가까운 약국까지 12km가 넘는다.
□ 배송 품목은 약과 생활용품이며, 한 번에 3kg까지 싣는다.
□ 사업비는 18억 원이고, 도와 시군이 절반씩 낸다.
도는 6월까지 이착륙장을 만들고 7월에 첫 배송을 시작한다.
✂ 담당 부서의 다른 글
✂ 목록
✂ 이전글
✂ 다음글
✂ 이 페이지에서 제공하는 정보에 만족하십니까?`,
};
