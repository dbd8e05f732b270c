import { foldText, holdsWord } from './block.ts'

// What spam in Korean blogs sells. No word holds a comment by itself: people write of loans and casinos too.

/** Said by hardly anybody who does not sell it. */
const STRONG = `먹튀검증 먹튀없 안전놀이터 메이저놀이터 메이저사이트 토토사이트 카지노사이트 온라인카지노 에볼루션카지노
  바카라사이트 슬롯사이트 사설토토 꽁머니 가입머니 첫충 매충 롤링*루징 가입코드 추천인코드 총판 도메인변경 무사고
  현금화 무직자대출 무직자·신불자 신불자 신용불량자 당일대출 비대면대출 내구제 개인돈 작업대출 유심매입 무서류 저금리*신청 대환대출
  당일입금 당일승인 당일지급 코인리딩 주식리딩방 급등주 종목추천 무료추천 해외선물 선물리딩 대여계좌 자동매매 상한가 공모주선배정 원금보장 원금회복 손실복구
  수익인증 상장정보 재테크단톡 단톡방 선착순 출장안마 출장마사지 출장샵 건마 홈타이 비아그라구매 정품비아그라 시알리스 레비트라 성인용품 처방전없이
  룸알바 유흥알바 애인대행 조건만남 밤문화 매니저*대기 후불제 고수익 재택알바 통장대여 리뷰알바 문자알바 부업 환수 당첨되 체험단 놀러오세요 답방 무료상담 안내문자
  viagra cialis backlink guestpost payday essaywriting writemyessay onlinecasino casinobonus replica spellcaster
  hotgirls iptv cbdoil ketogummies cryptorobot guaranteedprofit visitmywebsite checkoutmyblog freefollowers followersandlikes
  plagiarismfree loanoffer onlinebonus googlefirstpage rankyouon trader казино займ ставки диплом 赌场 彩金 代开 微信 成人视频`

/** Said by people as well. */
const WEAK = `카지노 바카라 토토 슬롯 파워볼 홀덤 룰렛 블랙잭 먹튀 사이트 대출 급전 소액결제 수수료 입금 지급 보장 수익 코인 주식 비트코인 리딩
  이벤트 쿠폰 무료 할인 최저가 상담 문의 입장 가입 추천 환전 출금 정품 당일 예약 알바 투잡 오피 비아그라 안마 텔레 카톡 검색하 클릭 프로필 연락
  방문해 참고하세요 1인샵 반송 수수료 업소 casino bonus loan crypto bitcoin profit cheap discount essay seo trial rolex whatsapp visit myblog купить`

const folded = (list: string): readonly string[] =>
  list
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.split('*').map(foldText).join('*'))

const WORDS = { strong: folded(STRONG), weak: folded(WEAK) }

/** The words of a text that sell something, as they are stored here. `text` is folded. */
export const sellingWords = (text: string): { readonly strong: string[]; readonly weak: string[] } => ({
  strong: WORDS.strong.filter((word) => holdsWord(text, word)),
  weak: WORDS.weak.filter((word) => holdsWord(text, word)),
})
