/** What the furniture of web pages is made of: general words, English and Korean, each weighed by how seldom articles use it so. */

/** A kind of furniture. Its text is the reason given for leaving a block out. */
export const REASONS = {
  prompt: 'asks the reader to subscribe, sign in, share or comment',
  privacy: 'cookie or privacy notice',
  legal: 'copyright or legal notice',
  links: 'list of links to other pages',
  advert: 'advertisement',
  navigation: 'navigation of the site',
  promotion: 'promotes an offer of the site',
  byline: 'credit or address of the writer or photographer',
  meta: 'remarks of the site about the story itself',
  repeated: 'repeats the headline',
  empty: 'a label with nothing under it',
  shared: 'repeated in other documents of the same source',
} as const;
export type Kind = keyof typeof REASONS;

export interface Signal {
  readonly kind: Kind;
  /** 1 is a hint, 2 is telling in a short block, 3 is enough anywhere. */
  readonly weight: number;
}

/** Every signal a block gives off. Each pattern counts once, however often it occurs. */
export function signalsOf(text: string): Signal[] {
  const lower = text.slice(0, READ).normalize('NFKC').toLowerCase().replaceAll('’', "'");
  return RULES.filter(([, , pattern]) => pattern.test(lower)).map(([kind, weight]) => ({ kind, weight }));
}

/** Whether a short text is a label over links to other pages: `Related articles`, `관련기사`. */
export function isLinksLabel(text: string): boolean {
  return text.length < 120 && LINKS_LABEL.test(text.normalize('NFKC').toLowerCase().replaceAll('’', "'"));
}

/** Whether a label only sorts or tags the story: `Topics`, `People mentioned`, `키워드`. */
export function isTagLabel(text: string): boolean {
  return text.length < 120 && TAG_LABEL.test(text.normalize('NFKC').toLowerCase());
}

/** Whether a heading announces that the site rates or explains its own story. */
export function isMetaLabel(text: string): boolean {
  return text.length < 120 && META_LABEL.test(text.normalize('NFKC').toLowerCase());
}

/** Code units of a block that are read: longer ones are told by their length already. */
const READ = 3000;

const LINKS_LABEL =
  /^[\s▶►■◆▲☞<[(*-]*(?:also (?:see|in|on)\b[^.:]{0,30}|(?:promoted|sponsored|partner|also|more|further|recommended|suggested|related|see also|must|most|top|latest|trending|popular|recent|other|next|previous|similar|don't miss|read)\b[\s-]*(?:also|next|more|now|read(?:ing)?|viewed|popular|shared|commented|links?|news|stor(?:y|ies)|articles?|posts?|content|coverage|topics?|reports?|headlines|videos?|on this(?: topic| story| subject)?|from(?: [\p{L}\d .&']{1,30})?|in(?: [\p{L}\d .&']{1,20})?|for you|stories you may like)?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|what (?:to read next|(?:others|people|readers|we)(?: are|'re) reading)|up next|in case you missed it|icymi|related|recommended|trending(?: now)?|editors?'?s? (?:picks?|choice)|keep reading|continue reading|from (?:around )?the web|관련\s?(?:기사|뉴스|글|콘텐츠|포스트|보도|영상|링크)|(?:많이|함께|같이) (?:본|보면|읽은|볼) ?(?:[가-힣 ]{0,8})?(?:뉴스|기사|글)?|(?:주요|인기|추천|최신|최근|실시간|핫|오늘의|이 ?시각|다른|이전|다음)\s?(?:인기 ?|주요 ?)?(?:기사|뉴스|글|콘텐츠|포스트|이슈|토픽)|이\s?기사(?:와|도|를|의)[가-힣 ]{0,14}|더\s?보기|랭킹\s?뉴스|[가-힣 ]{1,12}의? ?다른 ?(?:기사|글|소식))(?:\s*(?:보기|더보기|목록))?[\s:>\])*]*$/u;

const TAG_LABEL =
  /^(?:(?:\p{L}+ ){1,3}(?:(?:mentioned|featured|covered|tagged|named)(?: (?:here|in .{1,30}))?|in (?:this|the) (?:article|story|post|news|report|piece))|(?:filed )?(?:under|tags?|tagged(?: with)?|topics?|categor(?:y|ies)|keywords?|hashtags?|sections?)|in this (?:article|story)|share(?: this)?(?: \w+)?|comments?(?: \(?\d+\)?)?|관련\s?(?:종목|태그|기업|인물|키워드)|키워드|태그|해시태그|카테고리|분류|댓글(?: ?\d+)?|공유(?:하기)?)[\s:]*$/u;

const META_LABEL =
  /\b(?:scor(?:e|es|ed|ing)|rat(?:ing|ings|ed)|ranking|relevance|importance|impact score|confidence|credibility|bias|methodology|how (?:we|this)|about (?:this|the) (?:article|story|summary|author|site|publication|data)|why (?:you|we|this score)|(?:ai|auto)[- ](?:generated|summary)|editorial (?:note|standards|policy))\b|평점|점수 ?(?:근거|산정)|평가 (?:근거|기준)|선정 (?:이유|기준)|기사 ?(?:정보|평가|추천)|(?:이|본) 기사는|자동 ?(?:생성|요약)/;

/** Kind, weight, pattern over lower-cased NFKC text. */
const RULES: readonly (readonly [Kind, number, RegExp])[] = [
  ['prompt', 2, /\b(?:subscribe|sign ?up|sign ?in|log ?in|create (?:an|your) (?:free )?account|register(?: now| here| for free| today))\b/],
  ['prompt', 1.5, /\bnewsletters?\b|\binbox\b|\bsubscriber[- ]only\b|\bpush notifications?\b|\bpaywall\b|\bmailing list\b/],
  ['prompt', 3, /\bjoin (?:the|our) (?:conversation|discussion|community|debate|newsletter|mailing|channel)|\b(?:leave|post|write|add) a (?:comment|reply)|\bloading (?:comments|more|\.\.\.)|\bbe the first to (?:comment|know|hear)|\b(?:no|show|hide|view|read|load)(?: all| \d+)? comments\b|\bcomments (?:are closed|policy|section)\b|\bwhat do you think\?|\blet us know\b/],
  ['prompt', 2.5, /\b(?:follow|find|join) us\b|\blike us on\b|\bfollow (?:\S+ ){1,4}on (?:twitter|x|facebook|instagram|linkedin|google|youtube|threads|telegram|bluesky)\b|\bshare (?:this|on|via|the) ?(?:article|story|post|page|news|twitter|facebook|linkedin|x|email|link)?\b|\b(?:email|print|save|bookmark|copy|gift|listen to|watch)(?: this)? (?:article|story|page|link)\b|\bcopy link\b/],
  ['prompt', 2, /\b(?:click|tap) (?:here|to|on|the)\b|\bdownload (?:our|the) app\b|\b(?:contact|write to|e-?mail|reach) us\b|\bsend (?:us )?(?:tips|feedback)\b|\bgot a (?:tip|story)\b|\breport (?:an error|a typo|this)\b|\bunsubscribe\b|\bsupport (?:our|independent|local|quality|free) (?:journalism|work|reporting|newsroom)\b|\bwas this (?:\S+ )?(?:helpful|useful)\b|\b(?:still|any|more) (?:have )?questions\?|\brate this\b|\bdonate (?:now|today)\b|\badd (?:us|\S+) as a preferred\b/],
  ['prompt', 1.5, /\bbecome a (?:member|supporter|subscriber|patron)\b|\bfrom [€$£]\d+ (?:a|per) month\b/],
  ['prompt', 2.5, /(?:구독|로그인|회원\s?가입|팔로우|좋아요|알림\s?(?:신청|설정|받기)|친구\s?추가|앱\s?다운로드|다운로드 ?하세요)(?:하기|하세요|을? ?눌러|을? ?해|해 ?주세요|하시면|\s*\d*\s*$|\s*[:|·/]|\s+(?:회원|구독|로그인))/],
  ['prompt', 2, /(?:구독자 ?수|기자 ?구독|언론사 ?(?:홈|구독|편집)|기사 ?추천|후속 ?기사|기사가 마음|만족하(?:십|셨|시나)|도움이 되(?:셨|었나|나요)|기사\s?제보|제보(?:하기|해|는|를 기다)|카카오톡\s?:?\s?(?:검색|채널|@)|뉴스레터|푸시\s?알림|채널\s?(?:추가|구독))/],
  ['prompt', 2.5, /^(?:댓글|공유|스크랩|인쇄|프린트|공감|추천|글자\s?(?:크기|크게|작게)|본문\s?(?:글씨|듣기)|url\s?복사|기사\s?(?:공유|저장|듣기|스크랩)|링크\s?복사|페이스북|트위터|카카오(?:톡|스토리)?|네이버\s?(?:블로그|밴드)|밴드|x|이메일)(?:하기|\s|\d|[|·/,()]|$)/],
  ['prompt', 2.5, /^구독$|(?:글자|글씨)\s?크기|댓글(?:을|이|은|쓰기| ?\d+|\s?작성|\s?등록|\s?달기)|첫\s?(?:번째\s?)?댓글|의견을 (?:남겨|들려)|이 기사(?:를|가|에) (?:추천|좋|어떠|공유|반응)/],
  ['privacy', 1.5, /\bcookies?\b/],
  ['privacy', 1.5, /\b(?:accept|reject|manage|allow|use[sd]?|using|our) (?:all )?(?:cookies|preferences|consent)\b|\bcookie (?:policy|settings|preferences|notice)\b|쿠키(?:를|\s?(?:정책|설정|사용|동의))/],
  ['privacy', 1.5, /\bprivacy (?:policy|notice|statement|settings|choices)\b|개인정보\s?(?:처리|취급|보호)\s?방침|\bdo not sell\b|\bgdpr\b|\bccpa\b/],
  ['privacy', 1, /\bthird[- ]party (?:tools|cookies|partners|services|scripts|technolog)|\bpersonali[sz]e\b|\byour (?:visit|experience|browser|browsing|consent|device|preferences|privacy|data)\b|\brelevant ad(?:vert)?s\b|\bby continuing\b|\bour (?:content|site|website|services|partners|traffic)\b|\benable javascript\b|\bad ?blocker\b/],
  ['legal', 3, /©|\(c\) ?(?:19|20)\d\d|\ball rights reserved\b|무단\s?(?:전재|복제|배포|전제|사용|수집|이용)|재배포\s?금지|저작권자|전재\s?및\s?재배포|ai\s?학습\s?(?:및|이용|활용)\s?(?:활용\s?)?금지/],
  ['legal', 1.5, /\bcopyright(?:ed|s)?\b|저작권|\bcopyrights\b/],
  ['legal', 1.5, /\bterms (?:of|and) (?:use|service|conditions)\b|\bterms & conditions\b|이용\s?약관|\blegal (?:notices?|information|disclaimer|statement)\b|청소년\s?보호\s?(?:정책|책임자)|\bdisclaimer\b|\btrademarks?\b[^.]*\b(?:owner|property|respective|registered)\b/],
  ['legal', 1.5, /\b(?:views|opinions) (?:and opinions )?(?:expressed|are those)\b|\bresponsible for (?:its|the|their) contents?\b/],
  ['legal', 1.5, /\b(?:not|no) (?:be )?(?:responsible|liable|liability|responsibility)\b|\bexternal (?:web)?sites?\b|\b(?:may|must) not be (?:published|reproduced|copied|redistributed|republished|broadcast)|\bwithout (?:the )?(?:prior |express |written )+(?:permission|consent)\b|\bdo(?:es)? not (?:constitute|necessarily reflect|represent)\b/],
  ['legal', 1.5, /\b(?:originally|first) (?:sourced|published|appeared|posted)\b|\b(?:republished|syndicated|reprinted) (?:on|in|from|with|under)\b|\binvestment advice\b|\binformational purposes\b|\bfor reprint/],
  ['legal', 2.5, /(?:사업자\s?등록\s?번호|등록번호|발행인|편집인|통신판매업(?:신고)?|대표\s?전화|제호)\s?[:：]/],
  ['advert', 3, /^[\s[(]*(?:advertisements?|advertorial|sponsored(?: content| by [^.]{1,40}| links?)?|promoted(?: content)?|ad|ads by \S+|story continues below.*|article continues (?:below|after).*|continue reading below.*|광고|\[?ad\]?|스폰서(?: 링크)?|partner content|paid (?:content|post))[\s\])]*$/],
  ['links', 4, /^[\s▶►■◆▲☞<[(*-]*(?:read (?:more|also|next|the full (?:story|article))|also read|see also|related(?: (?:stor(?:y|ies)|articles?|news|reading|coverage|posts?))?|more (?:on this|from \S+)|recommended(?: reading)?|watch|listen|don't miss|관련\s?(?:기사|뉴스|글|영상)|함께 (?:보면|읽으면)[가-힣 ]*|더 ?읽기|바로 ?가기|원문(?: 보기)?|기사 원문)\s*[:|>\]▶)-]\s*\S/],
  ['links', 2.5, /^(?:read|learn|see|view|show|find out|discover|explore|load|browse|back to|go to|continue) (?:more|all|less|top|home|the full|reading|full)\b[^.]{0,40}$|^(?:next|previous) (?:article|post|story|page)\b|^[^.]{0,20}(?:더\s?보기|자세히\s?보기|바로\s?가기|전체\s?보기|목록으로|원문 보기)\s*[>»▶]*$/],
  ['navigation', 2.5, /^(?:home|menu|search|about(?: us)?|contact(?: us)?|careers?|site ?map|help|faq|skip to (?:main )?content|save for later|powered by \S.{0,30}|(?:사진 ?)?(?:크게|확대) ?보기|요약 ?beta|폰트 ?\d*\s?단계|text size|font size|음성(?:으로)? ?듣기|요약봇|ai ?요약|번역 ?설정|하단 ?영역|매체 ?정보|toggle (?:navigation|menu|the table of contents)|back to top|top|main menu|navigation|breadcrumbs?|archives?|login|account|my account|advertise(?: with us)?|press|jobs|rss|feedback|print|email|share|tweet|facebook|twitter|linkedin|whatsapp|instagram|youtube|telegram|reddit|pinterest|copy|close|open|loading\.*|reply|report|like|save|follow|listen|watch|play|pause|mute|홈|메뉴|검색|전체\s?메뉴|로그인|회원가입|고객센터|회사\s?소개|사이트맵|본문\s?바로가기|닫기|맨\s?위로|top으로|목록|이전|다음|이전\s?글|다음\s?글|신문구독|pdf|모바일\s?버전|pc\s?버전)$/],
  ['navigation', 1.5, /^(?=.{1,300}$)(?:\p{L}[\p{L}&']+(?: [\p{L}&']+){0,3} ?[|>›»/·•] ?){2,8}\p{L}[\p{L}&']+(?: [\p{L}&']+){0,3}$/u],
  ['navigation', 1.5, /^\p{L}$/u],
  ['promotion', 2, /\b(?:try|start|get|begin|claim|unlock)\b[^.]{0,30}\b(?:free|trial|access|premium|discount|offer)\b|\bfree (?:trial|access|demo|webinar|download|e-?book|course|account|problems|sample)s?\b|\b(?:limited[- ]time|special|exclusive) (?:offer|deal|discount|access|content)\b|\b\d{1,2}% off\b|무료\s?(?:체험|상담|가입|다운로드|이용|신청|강의|구독)|지금\s?(?:바로\s?)?(?:신청|가입|구독|확인|시작|구매)|할인\s?(?:쿠폰|혜택|이벤트)/],
  ['promotion', 1.5, /^(?:try|practice|practise|start|get|buy|order|book|shop|discover|explore|learn|master|prepare|upgrade|boost|grow|save|win|earn|join|enrol?l|attend|download|access|unlock|hire|compare|request|schedule) (?!up |away |back |the (?:first|second))[^.]{3,80}$/],
  ['promotion', 1, /\b(?:you|your|you're|you'll)\b/],
  ['promotion', 1, /\b\d[\d,]*\+ /],
  ['meta', 1, /\b(?:this|our|the) (?:article|story|post|piece|report|summary|content|page)\b|\b(?:regional|solid|important|significant|notable|minor|major|strong|niche|industry|incremental) (?:story|news|coverage|update)\b|\b(?:relevan(?:t|ce)|interest(?:ing)?|useful|valuable) (?:to|for) (?:\S+ ){0,3}(?:readers|practitioners|professionals|investors|engineers|developers|audiences?)\b|(?:이|본) (?:기사|글|콘텐츠|요약|게시물)(?:는|은|의)/],
  ['meta', 1.5, /언론사에서|섹션으로 (?:분류|이동)/],
  ['meta', 2, /\b(?:generated|written|produced|summari[sz]ed|translated|edited) (?:by|with|using) (?:an? )?(?:ai|artificial intelligence|chatgpt|machine)\b|\b\d+ min(?:ute)?s? read\b|\breading time\b|\bestimated read|\blast updated\b[^.]{0,40}$|\beditor'?s note\b|(?:ai|인공지능)(?:가|로|를 (?:활용|이용)해)? (?:작성|요약|번역|생성)(?:한|된|했|됐)|자동\s?생성/],
  ['meta', 1.5, /^(?:relevance|impact|importance|quality|overall|news)?\s?(?:score|rating)\s*:?\s*\d+(?:\.\d+)?\s*(?:\/\s*\d+|%)?$/],
  ['byline', 2.5, /^[<[(]?(?:[가-힣]{2,4}\s?(?:기자|특파원)?[\s/|=·]*|(?:e-?mail|contact|이메일|문의)\s*:\s*)?[(<[]?[\w.+-]+@[\w-]+\.[\w.-]+[)>\]]?$/],
  ['byline', 2, /^(?:전화|팩스|문의|tel(?:ephone)?|phone|fax)\s*[.:]\s*[+\d(]/],
  ['byline', 2.5, /^[<[(](?:사진|그래픽|영상|자료|출처|photo|image|credit)[^.]{0,60}[>\])]$/],
  ['byline', 2, /^[([/]?(?:photo(?:graph)?s?(?: by| credit| courtesy)?|image(?: credit| source| courtesy)?s?|credit|사진\s?제공|사진|그래픽|영상\s?(?:취재|편집))\s*[:=|/]\s*[^.]{1,60}$/],
  ['meta', 1.5, /^(?:by|written by|about the author|source|updated|published|posted|views?|조회수?|입력|수정|승인|등록|기사입력|최종\s?수정|송고)\s*[:=|]\s*[^.]{1,60}$/],
];
