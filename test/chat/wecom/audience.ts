import type { Audience, Sent } from '../../../src/chat/wecom/render/rendered';
import { recordName, ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { type Language, say } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import type { Speak } from '../../../src/ports/translator';
import { everybody, start } from '../../kit/tickets';
import { problemsInCard, problemsInMarkdown, problemsInText } from './limits';

const names = new Map<string, string>(everybody.map(({ id, name }) => [id, name]));

const translator = createTranslator();

/** A reader in Shanghai, in the real sentences. */
export const voice = (language: Language): Speak =>
  translator.speakTo({ language, zone: 'Asia/Shanghai', now: start, nameOf: (id) => names.get(id) ?? id });

/** Who reads in the tests: pages of desk.example.com, about IT-1042 unless told otherwise. */
export function audience(language: Language, tag = '【IT-1042】'): Audience {
  const number = /\d+/.exec(tag)?.[0];
  const speak = voice(language);
  const page = (path: string): string => `https://desk.example.com/pages/wecom/${path}`;
  return {
    speak,
    tag,
    about: number === undefined ? undefined : ticketRef(ticketId(Number(number))),
    accountOf: () => undefined,
    deskName: speak(say('slack.deskTitle')),
    links: {
      form: ({ action, about, value }) =>
        page(
          `form/${action}${about === undefined ? '' : `/${recordName(about)}`}${value ? `?value=${encodeURIComponent(value)}` : ''}`,
        ),
      ticket: (about) => page(about === undefined ? 'jobs' : `job/${recordName(about)}`),
      tickets: () => page('jobs'),
    },
  };
}

/** Everything WeCom would refuse, cut or clip of what is sent. */
export function problemsIn(sent: readonly Sent[]): readonly string[] {
  return sent.flatMap((one): readonly string[] => {
    if (one.kind === 'text') return problemsInText(one.text);
    if (one.kind === 'markdown') return problemsInMarkdown(one.text);
    return one.kind === 'card' ? problemsInCard({ ...one.card, ...(one.updatable && { task_id: 'IT-1042@1' }) }) : [];
  });
}
