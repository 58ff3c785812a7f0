import { promiseAnswer } from '../../src/commands/ticket/progress';
import { waitFor } from '../../src/commands/ticket/work';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { createTranslator } from '../../src/i18n/create-translator';
import { answerCard } from '../../src/views/answer-card';
import { callbackCard } from '../../src/views/callback-card';
import type { Card } from '../../src/views/card';
import { engineersCard } from '../../src/views/engineers-card';
import { requesterCard } from '../../src/views/requester-card';
import { announced } from '../kit/announced';
import { ticketViewOf } from '../kit/ticket-views';
import {
  act,
  aTicket,
  at,
  chen,
  closedForZhou,
  context,
  everybody,
  happened,
  li,
  liHasIt,
  resolvedByLi,
  tom,
  wang,
  zhou,
} from '../kit/tickets';

const names = new Map<string, string>(everybody.map(({ id, name }) => [id, name]));

const speakIn = (language: 'en' | 'zh-CN') =>
  createTranslator().speakTo({
    language,
    zone: 'Asia/Shanghai',
    now: at('09:30'),
    nameOf: (id) => names.get(id) ?? id,
  });

/** What a card says, line by line. */
function read(card: Card, language: 'en' | 'zh-CN' = 'en'): readonly string[] {
  const speak = speakIn(language);
  const said = card.parts.flatMap((part) => {
    if (part.kind === 'text') return [speak(part.text)];
    return part.kind === 'facts' ? part.rows.map(({ label, value }) => `${speak(label)}: ${speak(value)}`) : [];
  });
  return [speak(card.title), ...said];
}

const seen = (ticket: Ticket) => ticketViewOf(ticket, context(at('09:30')));
const low = happened(closedForZhou(), {
  type: 'rated',
  by: zhou.id,
  at: at('09:25'),
  stars: 2,
  reasons: ['slow-fix', 'came-back'],
  comment: '',
  callbackDue: at('18:00'),
});

test('whoever is asked whether it is fixed, or how it was, reads what it was about and who worked on it', () => {
  expect(read(answerCard(seen(resolvedByLi())))).toContain('“打印机卡纸”, handled by 李娜');
  expect(read(answerCard(seen(closedForZhou())))).toContain('“打印机卡纸”, handled by 李娜');
  expect(read(answerCard(seen(aTicket({ state: 'closed' }))))).toContain('“打印机卡纸”');
});

test('a lead who calls back reads whose work was rated, and all reasons in one line', () => {
  const lines = read(callbackCard(seen(low), chen.id), 'zh-CN');
  expect(lines).toContain('工程师: 李娜');
  expect(lines).toContain('不满意原因: 处理时间长、问题反复出现');
  expect(lines.filter((line) => line.startsWith('不满意原因'))).toHaveLength(1);
  // Also once it came back and somebody else has it.
  const { resolution: _, ...back } = { ...low, owner: wang.id };
  expect(read(callbackCard(seen(back), chen.id), 'zh-CN')).toContain('工程师: 李娜');
});

test('engineers read how many photos there are, and nothing twice', () => {
  const photo = { id: 'F1', name: 'a.png', mime: 'image/png', size: 1, platform: 'slack' } as never;
  expect(read(engineersCard(seen(aTicket({ files: [photo, photo] }))))).toContain('Photos and files: 2');
  const bare = read(engineersCard(seen(aTicket())));
  expect(bare.join('\n')).not.toContain('Photos');
  expect(bare.filter((line) => line.includes('打印机卡纸'))).toHaveLength(1);
  expect(read(engineersCard(seen(aTicket({ description: '打印机卡纸，三楼' }))))).toContain('打印机卡纸，三楼');
});

test('what is urgent says so on the requester’s card too, as long as it is open', () => {
  const title = (ticket: Ticket) => read(requesterCard(seen(ticket)), 'zh-CN')[0];
  expect(title(liHasIt({ urgent: true }))).toBe('【紧急】IT-1001 打印机卡纸');
  for (const calm of [liHasIt(), closedForZhou({ urgent: true })]) expect(title(calm)).toBe('IT-1001 打印机卡纸');
});

describe('a time that is promised with one tap (HOT-4)', () => {
  const promised = (quick: string, now: string, due?: ReturnType<typeof at>) => {
    const answers = { quick, text: '结果', ...(due === undefined ? {} : { due }) };
    return promiseAnswer.decide(liHasIt(), act(li, answers), context(at(now)));
  };

  test.each([
    ['30m', '09:30', '10:00'],
    ['1h', '09:30', '10:30'],
    ['today', '09:30', '18:00'],
    ['next-day', '09:30', '2026-11-25T10:00'],
    // Friday.
    ['next-day', '2026-11-27T17:00', '2026-11-30T10:00'],
  ])('%s at %s is %s', (quick, now, due) => {
    expect(promised(quick, now)).toMatchObject({ type: 'promised', due: at(due) });
  });

  test('a time that was written counts before it', () => {
    expect(promised('1h', '09:30', at('11:15'))).toMatchObject({ due: at('11:15') });
  });

  test.each([
    ['today', '19:00', 'refusal.promiseInPast'],
    ['today', '2026-11-29T10:00', 'form.fillIn'],
    ['constructor', '09:30', 'form.fillIn'],
    ['', '09:30', 'form.fillIn'],
  ])('%s at %s is none: %s', (quick, now, said) => {
    expect(promised(quick, now)).toMatchObject({ fields: { due: { say: said } } });
  });
});

describe('what was said stays true', () => {
  const texts = (said: ReturnType<typeof announced>, person: string) =>
    said.flatMap(({ to, content }) =>
      to.kind === 'person' && to.person === person && content.kind === 'message' && content.text
        ? [speakIn('zh-CN')(content.text)]
        : [],
    );

  test('whoever takes a ticket over still reads what they must know', () => {
    const offered = happened(liHasIt(), {
      type: 'handover-offered',
      by: li.id,
      at: at('09:20'),
      to: tom.id,
      note: '备件在前台',
    });
    const accepted = {
      type: 'handover-accepted',
      by: tom.id,
      at: at('09:21'),
      from: li.id,
      offeredAt: at('09:20'),
    } as const;
    expect(texts(announced(offered, accepted), tom.id).join()).toMatch(/现由您负责。李娜 ?的交接说明：备件在前台/);
    const bare = happened(liHasIt(), { type: 'handover-offered', by: li.id, at: at('09:20'), to: tom.id, note: '' });
    expect(texts(announced(bare, accepted), tom.id).join()).not.toContain('交接说明');
  });

  test('after the call-back nobody reads that somebody will call', () => {
    const called = { type: 'called-back', by: chen.id, at: at('10:00'), note: '已致歉' } as const;
    expect(read(answerCard(seen(low))).join()).toContain('will call you back');
    const drawn = announced(low, called).flatMap(({ to, content }) =>
      to.kind === 'person' && to.person === zhou.id && content.kind === 'card' ? [read(content).join()] : [],
    );
    expect(drawn).toHaveLength(1);
    expect(drawn[0]).not.toContain('will call');
    // A ticket that is at work again asks nothing.
    const again = happened(low, { type: 'reopened', by: zhou.id, at: at('09:50'), text: '又卡了' });
    expect(announced(again, called).filter(({ to }) => to.kind === 'person' && to.person === zhou.id)).toEqual([]);
  });

  test('a wait for an agreed time asks for the time, and no other does', () => {
    const waits = (reason: string, until?: ReturnType<typeof at>) =>
      waitFor.decide(
        liHasIt(),
        act(li, { reason, note: '已约', ...(until === undefined ? {} : { until }) }),
        context(at('09:30')),
      );
    expect(waits('scheduled')).toMatchObject({ fields: { until: { say: 'refusal.agreedMissing' } } });
    expect(waits('scheduled', at('15:00'))).toMatchObject({ type: 'waiting-started', agreed: at('15:00') });
    expect(waits('vendor')).toMatchObject({ type: 'waiting-started' });
  });
});
