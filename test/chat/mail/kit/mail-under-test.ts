import { createInbound } from '../../../../src/chat/create-inbound';
import { createMail } from '../../../../src/chat/mail/index';
import { personId } from '../../../../src/domain/people/person';
import type { RecordRef } from '../../../../src/domain/record/record-ref';
import { refuse } from '../../../../src/domain/refusal';
import { seconds } from '../../../../src/domain/time/instant';
import { typed } from '../../../../src/domain/words';
import type { Enquiries, MoreWords, WrittenQuestion } from '../../../../src/ports/enquiries';
import type { Delivery, Platform } from '../../../../src/ports/platform';
import { asMessage } from '../../../../src/views/card';
import type { DeskAtHand } from '../../../kit/desk-at-hand';
import type { Imap } from '../../../kit/dovecot';
import type { Smtp } from '../../../kit/smtp';
import { desk } from '../../../kit/tickets';
import { voiceIn } from '../../slack/kit/voices';

/** A kind of record that takes whatever is asked, and remembers it. */
export class ScriptedEnquiries implements Enquiries {
  readonly asked: WrittenQuestion[] = [];
  readonly added: MoreWords[] = [];
  refuses = false;
  /** What the next question meets instead of an answer. */
  fails: Error | undefined;

  async take(question: WrittenQuestion): ReturnType<Enquiries['take']> {
    const { fails } = this;
    this.fails = undefined;
    if (fails !== undefined) throw fails;
    const speak = voiceIn('en');
    if (this.refuses) return { refused: refuse('refusal.notActive'), speak };
    const known = this.asked.findIndex(({ key }) => key === question.key);
    if (known < 0) this.asked.push(question);
    const id = (known < 0 ? this.asked.length : known + 1) + 6;
    return { taken: { kind: 'ticket', id } as RecordRef, number: `IT-E${id}`, speak };
  }

  async add(words: MoreWords): ReturnType<Enquiries['add']> {
    this.added.push(words);
    return { taken: words.about, number: `IT-E${words.about.id}`, speak: voiceIn('en') };
  }

  look = async (): Promise<undefined> => undefined;
}

/** One process of the desk that reads and sends mail. */
export interface MailUnderTest {
  readonly platform: Platform;
  readonly counted: string[];
}

/** Waits until something is so: at most ten seconds. */
export async function until(isSo: () => unknown): Promise<void> {
  for (let turn = 0; turn < 400 && !(await isSo()); turn += 1) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** The adapter over a real store and real servers; `nth`: which of the desk's processes. */
export function mailUnderTest(
  hand: DeskAtHand,
  servers: { readonly imap: Imap; readonly smtp: Smtp },
  { enquiries, nth = 0, authServer }: { enquiries: Enquiries; nth?: number; authServer?: string },
): MailUnderTest {
  const counted: string[] = [];
  const deps = hand.inboundDeps({ ...hand.stores[nth] });
  const line = { host: '127.0.0.1', tls: 'none' } as const;
  const { imap, smtp } = servers;
  const platform = createMail({
    ...deps,
    ...(hand.stores[nth] as NonNullable<DeskAtHand['stores'][number]>),
    desk,
    enquiries,
    inbound: createInbound(deps),
    worker: `worker-${nth}`,
    count: (_, result) => counted.push(result),
    wall: { now: () => Date.now() as never },
    fetchFile: async () => Buffer.from('a file'),
    config: {
      ...{ address: imap.user, user: imap.user, password: imap.password, folder: 'INBOX' },
      imap: { ...line, port: imap.port },
      smtp: { ...line, port: smtp.port },
      domains: ['example.com'],
      ...(authServer !== undefined && { authServer }),
    },
    waits: { retry: seconds(0.1), longest: seconds(0.5), lease: seconds(60), look: seconds(2) },
  });
  return { platform, counted };
}

let deliveries = 0;
/** Something to be said to Wang Fang. */
export const letter = (more: Partial<Delivery> = {}): Delivery => {
  deliveries += 1;
  return {
    outboxId: `01OUT${deliveries}`,
    reason: 'reply',
    to: { kind: 'person', person: personId('mail:wang.fang@example.com') },
    person: {
      id: personId('mail:wang.fang@example.com'),
      name: '王芳',
      language: 'en',
      zone: 'Asia/Shanghai',
      roles: [],
      skills: [],
      active: true,
      identities: { mail: 'wang.fang@example.com' },
    },
    content: asMessage({ text: typed('Choose “both sides” in the dialog.') }),
    speak: voiceIn('en'),
    accountOf: () => undefined,
    readerOf: () => undefined,
    speakIn: () => voiceIn('en'),
    here: () => true,
    ...more,
  };
};
