import type { Person } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { decideTimer } from '../../src/domain/ticket/timer-rules';
import { createTranslator } from '../../src/i18n/create-translator';
import { answerCard } from '../../src/views/answer-card';
import { whatNext } from '../../src/views/requester-card';
import { announcementsFor, ticketViewOf } from '../kit/ticket-views';
import { aTicket, at, chen, closedForZhou, context, everybody, happened, li, sun, zhou } from '../kit/tickets';

const names = new Map<string, string>(everybody.map(({ id, name }) => [id, name]));
const speakIn = (language: 'en' | 'zh-CN', now = at('09:10')) =>
  createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now, nameOf: (id) => names.get(id) ?? id });
const zh = speakIn('zh-CN');
const nobodyOnDuty = { primary: null, backup: null };
const without = (...gone: readonly Person['roles'][number][]): DecisionContext['people'] =>
  new Map(
    everybody.map((person) => [
      person.id,
      { ...person, active: !gone.some((role) => person.roles.includes(role)) || person.roles.includes('engineer') },
    ]),
  );
const nextOf = (ticket: Ticket, moment: string, changes: Partial<DecisionContext> = {}) =>
  zh(whatNext(ticketViewOf(ticket, context(at(moment), { duty: nobodyOnDuty, ...changes }))));

describe('where no shift covers the moment, the requester is told so, and who was called instead (4.3)', () => {
  test('in operating time', () => {
    const said = nextOf(aTicket(), '09:10');
    expect(said).toContain('目前无人值班，已通知陈浩');
    expect(said).toContain('09:12');
    expect(said).not.toContain('服务台 当前值班');
  });

  test('an urgent ticket of the night', () => {
    const night = aTicket({ urgent: true, regime: 'outside', reportedAt: at('22:00') });
    expect(nextOf(night, '22:00')).toContain('目前无人值班，已通知陈浩');
  });

  test('a normal ticket of the night is told who is called when it becomes urgent', () => {
    const night = aTicket({ regime: 'outside', reportedAt: at('22:00') });
    const said = nextOf(night, '22:00');
    expect(said).toContain('在此之前无人值班');
    expect(said).toContain('马上通知陈浩');
    expect(said).not.toContain('值班工程师');
  });

  test('whom it names is whom the ladder then calls, whoever has left', () => {
    for (const people of [without(), without('lead'), without('lead', 'manager')]) {
      const ticket = aTicket();
      const now = context(at('09:10'), { duty: nobodyOnDuty, people });
      const called: string[] = [];
      for (let step = 0; step < 5 && called.length === 0; step += 1) {
        const timer = { kind: 'rescue', key: `rescue:${step}`, about: String(step), due: at('09:10') } as const;
        const event = decideTimer({ ...ticket, rescueSteps: step }, timer, now);
        if (event?.type === 'rescue-step-taken') called.push(...event.told);
      }
      const said = zh(whatNext(ticketViewOf(ticket, now)));
      expect(called.every((id) => said.includes(names.get(id) ?? '?'))).toBe(true);
      expect(said).toContain(called.length > 0 ? '已通知' : '也没有其他人可通知');
    }
  });

  test('with somebody on duty it is as ever', () => {
    expect(nextOf(aTicket(), '09:10', { duty: { primary: li.id, backup: null } })).toContain('李娜');
  });
});

describe('nothing is promised in nobody’s name (4.2)', () => {
  const low = {
    type: 'rated',
    by: zhou.id,
    at: at('09:30'),
    stars: 1,
    reasons: [],
    comment: '',
    callbackDue: at('18:00'),
  } as const;
  const rated = happened(closedForZhou(), low);
  const sorry = (people: DecisionContext['people']) =>
    answerCard(ticketViewOf(rated, context(at('09:31'), { people })))
      .parts.flatMap((part) => (part.kind === 'text' ? [zh(part.text)] : []))
      .join();
  const asked = (people: DecisionContext['people']) =>
    announcementsFor(low, ticketViewOf(rated, context(at('09:31'), { people })))
      .filter(({ reason }) => reason === 'callback')
      .flatMap(({ to }) => (to.kind === 'person' ? [to.person] : []));

  test('a call-back is the lead’s, or that of the manager who stands in and is named, or nobody’s', () => {
    expect(sorry(without())).toContain('组长会在');
    expect(asked(without())).toEqual([chen.id]);
    expect(sorry(without('lead'))).toMatch(/孙悦.*会在 18:00 前联系您/);
    expect(asked(without('lead'))).toContain(sun.id);
    const nobody = sorry(without('lead', 'manager'));
    expect(nobody).toContain('您的意见已记录');
    expect(nobody).not.toMatch(/联系您|组长/);
    expect(asked(without('lead', 'manager'))).toEqual([]);
  });
});
