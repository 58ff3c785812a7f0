import { renderField as slackField } from '../../src/chat/slack/render-field';
import { renderCard } from '../../src/chat/wecom/render/render-card';
import { reportForm } from '../../src/views/forms/report-form';
import { intakeCard } from '../../src/views/intake-card';
import { audience, voice } from '../chat/wecom/audience';
import { aTicket, desk, li } from '../kit/tickets';

test('a title too long for a button shows that it was shortened, and a short one stands whole', () => {
  const titleShown = (title: string) =>
    JSON.stringify(intakeCard({ desk, draft: 'd', said: 'x', tickets: [aTicket({ title })] }));
  expect(titleShown('Outlook cannot connect since this morning')).toContain('"title":"Outlook cannot conn…"');
  expect(titleShown('打印机卡纸')).toContain('"title":"打印机卡纸"');
});

test.each(['en', 'zh-CN'] as const)(
  'whoever chooses how urgent it is reads what urgent leads to, in %s',
  (language) => {
    const speak = voice(language);
    const urgency = reportForm({ desk, by: li, devices: [], answers: {} }).fields.find(
      (field) => field.kind === 'choice' && field.name === 'urgency',
    );
    if (urgency?.kind !== 'choice' || urgency.hint === undefined) throw new Error('nothing is said');
    expect(speak(urgency.hint)).toBe(
      {
        en: 'Urgent means you cannot work now: whoever is on duty is called at once, also out of hours.',
        'zh-CN': '“紧急”指现在没法工作：马上通知值班人员，下班时间也一样。',
      }[language],
    );
    expect(JSON.stringify(slackField(urgency, speak))).toContain(
      `"hint":{"type":"plain_text","text":"${speak(urgency.hint)}`,
    );
    const card = intakeCard({ desk, draft: 'd', said: '打印机卡纸', tickets: [] });
    const sent = JSON.stringify(renderCard(card, audience(language, '')));
    const calls = { en: 'calls whoever is on duty at once', 'zh-CN': '会马上通知值班人员' }[language];
    expect(sent.split(calls)).toHaveLength(2);
  },
);
