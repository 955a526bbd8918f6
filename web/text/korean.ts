import type { Words } from '../text.ts';

const number = new Intl.NumberFormat('ko');

/** The page in Korean. */
export const korean: Words = {
  language: '언어',
  newConversation: '새 대화',

  health: (articles, collections) => `기사 ${number.format(articles)}건${collections > 1 ? ` · 모음 ${collections}개` : ''}`,
  healthEmpty: '기사 없음',
  healthLoading: '연결 중…',
  healthFailed: '서버에 연결되지 않음',

  welcomeTitle: '기사에 물어보세요.',
  welcome: '답변의 모든 문장 뒤에는 번호가 붙습니다. 번호를 누르면 원문에서 그 문장을 바로 확인할 수 있습니다. 기사에 없는 내용은 답하지 않습니다.',
  emptyIndex: '아직 물어볼 기사가 없습니다. 아래 명령으로 기사를 추가한 뒤 이 페이지를 새로 고치세요.',
  library: '기사',
  libraryMore: (rest) => `외 ${number.format(rest)}건`,
  untitled: '제목 없는 기사',

  question: '질문',
  placeholder: '한국어나 영어로 질문하세요',
  followUp: '이어서 묻거나 새로 질문하세요',
  ask: '질문하기',
  stop: '중지',
  keys: 'Enter 질문 · Shift+Enter 줄바꿈 · / 입력란으로 이동',
  tooLong: (limit) => `질문은 ${number.format(limit)}자까지 쓸 수 있습니다.`,

  searching: '기사를 찾는 중…',
  reading: (passages) => `구절 ${number.format(passages)}개를 읽는 중…`,
  stopped: '답변이 끝나기 전에 중지했습니다.',
  answer: '답변',
  marker: (marker, title) => `출처 ${marker}: ${title}`,
  partly: '출처가 일부만 뒷받침함',
  unsupported: '출처가 뒷받침하지 않음',

  abstained: '기사에 답이 없음',
  nearest: '가장 가까운 구절',
  nearestNote: '질문과 가장 가깝지만 답을 담고 있지는 않습니다.',

  sources: '출처',
  alsoReportedBy: '같은 내용을 보도한 기사',
  conflicts: '출처마다 다름',
  conflictAbout: (about) => `${about}:`,
  degraded: '설정된 모델 없이 만든 답변',
  extractive: '원문 문장을 그대로 인용',
  generated: (model) => `${model} 작성, 출처와 대조함`,
  retrieved: (milliseconds) => `검색 ${number.format(Math.round(milliseconds))}ms`,
  total: (milliseconds) => `답변 ${number.format(Math.round(milliseconds))}ms`,
  copy: '출처와 함께 복사',
  copied: '복사됨',

  close: '닫기',
  loadingArticle: '기사를 여는 중…',
  moved: '인용된 문장이 표시된 위치에 없어 강조하지 않았습니다.',

  retry: '다시 시도',
  failed: '답변을 받지 못했습니다.',
  articleFailed: '기사를 열지 못했습니다.',
  unreachable: '서버에 연결할 수 없습니다. Parapet이 실행 중인지 확인한 뒤 다시 시도하세요.',
  interrupted: '답변이 끝나기 전에 연결이 끊어졌습니다.',
  badReply: (status) => `응답을 이해할 수 없습니다${status === null ? '' : ` (HTTP ${status})`}.`,
  // The server explains itself in English; these lead in front of that, for the failures a reader can meet.
  problems: {
    invalid_request: '질문을 처리할 수 없습니다. 내용을 확인하세요.',
    article_not_found: '이 기사는 더 이상 색인에 없습니다.',
    collection_not_found: '그런 이름의 모음이 없습니다.',
    index_missing: '아직 색인이 없습니다. 먼저 기사를 추가하세요.',
    index_damaged: '색인이 손상되었습니다. 기사를 다시 색인하세요.',
    index_mismatch: '색인이 현재 설정과 맞지 않습니다. 기사를 다시 색인하세요.',
    upstream_unavailable: '연결된 모델이 응답하지 않습니다. 잠시 뒤 다시 시도하세요.',
    overloaded: '요청이 많습니다. 잠시 뒤 다시 시도하세요.',
    shutting_down: '서버가 종료되는 중입니다. 잠시 뒤 다시 시도하세요.',
    payload_too_large: '질문이 너무 깁니다.',
    internal_error: '서버 내부 오류입니다. 다시 시도하거나 아래 요청 번호로 관리자에게 알리세요.',
  },
  requestId: (id) => `요청 번호 ${id}`,
  broken: '화면을 표시하지 못했습니다. 새로 고쳐 주세요.',
  reload: '새로 고침',
};
