import type { ActionInput } from '../../../src/commands/record/action';
import type { DecisionContext } from '../../../src/domain/record/decision-context';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { evolve } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import type { TicketTimer } from '../../../src/domain/ticket/timer';
import { decideTimer, timersFor } from '../../../src/domain/ticket/timer-rules';
import type { Instant } from '../../../src/domain/time/instant';
import type { Announcement } from '../../../src/views/announcement';
import { announced } from '../../kit/announced';
import { verdictOn } from '../../kit/judged';
import { act, at, chen, context, desk, happened, li, resolvedByLi, wang, zhou } from '../../kit/tickets';

const words = '还是很慢，没有好';
const does = (ticket: Ticket, action: string, asked: ActionInput, now: DecisionContext): TicketEvent => {
  const event = verdictOn(action, ticket, asked, now);
  if (isRefusal(event) || isInvalid(event)) throw new Error(JSON.stringify(event));
  return event;
};
const writes = (ticket: Ticket, text: string, moment: Instant): TicketEvent =>
  does(ticket, 'add-information', act(zhou, { text, files: [] }), context(moment));
const answers = (ticket: Ticket, action: string, by = zhou, moment = at('09:40')): TicketEvent =>
  does(ticket, action, act(by), context(moment));

/** Resolved at 09:13 on Tuesday; twenty minutes later she writes. */
const written = writes(resolvedByLi(), words, at('09:33'));
const doubted = evolve(resolvedByLi(), written);
const due = (ticket: Ticket, kind: TicketTimer['kind'], moment = at('09:40')): readonly Instant[] =>
  timersFor(ticket, desk, moment).flatMap((timer) => (timer.kind === kind ? [timer.due] : []));
const toldTo = (said: readonly Announcement[], person: string): readonly string[] =>
  said.flatMap(({ to, content }) => (to.kind === 'person' && to.person === person ? [JSON.stringify(content)] : []));

test('what a requester writes to a resolved ticket reaches its owner in person, and she is asked what it means (1.1)', () => {
  const said = announced(resolvedByLi(), written);
  expect(toldTo(said, li.id)).toEqual([expect.stringContaining(words)]);
  const question = toldTo(said, zhou.id).find((one) => one.includes('doubtTitle')) ?? '';
  for (const action of ['still-broken', 'confirm', 'just-remark']) expect(question).toContain(`"action":"${action}"`);
  expect(said.find(({ slot }) => slot?.includes(':doubt:'))).toMatchObject({ surfaces: true });
  expect(toldTo(said, wang.id)).toEqual([]);
  const more = writes(doubted, '而且越来越慢', at('09:35'));
  expect(toldTo(announced(doubted, more), li.id)).toHaveLength(1);
  expect(toldTo(announced(doubted, more), zhou.id).join()).not.toContain('doubtTitle');
});

test('to the leads where its owner is there no more (1.1)', () => {
  const gone = context(at('09:33'), {
    people: new Map([...context().people].map(([id, one]) => [id, id === li.id ? { ...one, active: false } : one])),
  });
  const said = announced(
    resolvedByLi(),
    does(resolvedByLi(), 'add-information', act(zhou, { text: words }), gone),
    gone,
  );
  expect(toldTo(said, chen.id)).toEqual([expect.stringContaining(words)]);
  expect(toldTo(said, li.id)).toEqual([]);
});

test('"still not fixed" goes on with her words, all of them (1.1)', () => {
  const more = evolve(doubted, writes(doubted, '而且越来越慢', at('09:35')));
  const back = evolve(more, answers(more, 'still-broken'));
  expect(back).toMatchObject({ state: 'claimed', reopening: { text: `${words}\n而且越来越慢`, by: zhou.id } });
  expect(back).not.toHaveProperty('doubt');
});

test('words stop the clock of silence; it starts anew with her answer (1.1)', () => {
  expect(due(resolvedByLi(), 'close-silent')).toEqual([at('2026-11-27T18:00')]);
  expect(due(doubted, 'close-silent')).toEqual([]);
  const settled = evolve(doubted, answers(doubted, 'just-remark', zhou, at('2026-11-26T10:00')));
  expect(settled).not.toHaveProperty('doubt');
  expect(due(settled, 'close-silent')).toEqual([at('2026-12-01T18:00')]);
  expect(evolve(doubted, answers(doubted, 'confirm'))).toMatchObject({ state: 'closed', closedBy: 'confirmed' });
});

test.each(['谢谢', '好的', 'thanks!'])('%s says nothing against it: the clock goes on (1.1)', (text) => {
  const after = evolve(resolvedByLi(), writes(resolvedByLi(), text, at('09:33')));
  expect(after).not.toHaveProperty('doubt');
  expect(due(after, 'close-silent')).toEqual([at('2026-11-27T18:00')]);
});

test('she never answers: she is asked once more, then the leads hear of it again and again, and it never closes (1.1)', () => {
  let ticket = doubted;
  const heard: string[] = [];
  let moment = at('09:40');
  for (let nth = 0; nth < 4; nth += 1) {
    const timer = timersFor(ticket, desk, moment).find(({ kind }) => kind === 'doubt-remind');
    if (timer === undefined) throw new Error('nobody is reminded');
    moment = timer.due;
    const event = decideTimer(ticket, timer, context(moment)) as TicketEvent;
    const said = announced(ticket, event);
    const to = [zhou, li, chen, wang].filter(({ id }) => toldTo(said, id).some((one) => one.includes('doubt')));
    heard.push(`${new Date(moment + 8 * 3_600_000).toISOString().slice(5, 16)} ${to.map(({ name }) => name).join()}`);
    ticket = evolve(ticket, event);
    expect(due(ticket, 'close-silent', moment)).toEqual([]);
  }
  expect(heard).toEqual([
    '11-25T09:00 周婷',
    '11-26T09:00 李娜,陈浩',
    '12-01T09:00 李娜,陈浩',
    '12-04T09:00 李娜,陈浩',
  ]);
  // Whoever was told may answer for her, once they have asked; nobody else.
  expect(evolve(ticket, answers(ticket, 'still-broken', chen, moment))).toMatchObject({ state: 'claimed' });
  expect(evolve(ticket, answers(ticket, 'just-remark', li, moment))).not.toHaveProperty('doubt');
  expect(isRefusal(verdictOn('still-broken', ticket, act(wang), context(moment)))).toBe(true);
});

test('once it is answered, every card that asked says so (1.1)', () => {
  const asked = happened(doubted, { type: 'doubt-reminded', by: zhou.id, at: at('09:35'), to: 'requester' });
  const slots = announced(asked, answers(asked, 'just-remark')).flatMap(({ slot, content }) =>
    slot?.includes(':doubt:') && content.kind === 'message' ? [slot] : [],
  );
  expect(slots).toEqual([at('09:33'), at('09:35')].map((which) => `1001:doubt:${zhou.id}:${which}`));
});

test('nobody is asked to rate a ticket while it is unclear whether it is fixed (1.1)', () => {
  expect(due(resolvedByLi(), 'rating-remind')).toHaveLength(1);
  expect(due(doubted, 'rating-remind')).toEqual([]);
});
