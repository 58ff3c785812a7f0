import { createInbound } from '../../../../src/chat/create-inbound';
import type { MailConfig } from '../../../../src/chat/mail/config';
import { createMail } from '../../../../src/chat/mail/index';
import { type LimitNames, usualLimits } from '../../../../src/domain/flow/budget';
import { personId } from '../../../../src/domain/people/person';
import { seconds } from '../../../../src/domain/time/instant';
import { typed } from '../../../../src/domain/words';
import type { Enquiries } from '../../../../src/ports/enquiries';
import type { Delivery, Platform } from '../../../../src/ports/platform';
import { asMessage } from '../../../../src/views/card';
import type { DeskAtHand } from '../../../kit/desk-at-hand';
import type { Imap } from '../../../kit/dovecot';
import { patience } from '../../../kit/patience';
import type { Smtp } from '../../../kit/smtp';
import { desk } from '../../../kit/tickets';
import { voiceIn } from '../../slack/kit/voices';

/** One process of the desk that reads and sends mail. */
export interface MailUnderTest {
  readonly platform: Platform;
  readonly counted: string[];
  /** What whoever runs the desk was told. */
  readonly told: string[];
}

/** Waits until something is so, or too long. */
export async function until(isSo: () => unknown): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo()) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** What a test says of the adapter. */
export interface MailSettings {
  readonly enquiries: Enquiries;
  readonly nth?: number;
  readonly authServer?: string;
  readonly limits?: Partial<LimitNames>;
  /** How its servers are reached: in clear unless told. */
  readonly reached?: Partial<Pick<MailConfig, 'auth' | 'ca'>> & { readonly tls?: MailConfig['imap']['tls'] };
}

/** The adapter over a real store and real servers; `nth`: which of the desk's processes. */
export function mailUnderTest(
  hand: DeskAtHand,
  servers: { readonly imap: Imap; readonly smtp: Smtp },
  { enquiries, nth = 0, authServer, limits, reached = {} }: MailSettings,
): MailUnderTest {
  const [counted, told]: [string[], string[]] = [[], []];
  const deps = hand.inboundDeps({ ...hand.stores[nth] });
  const { tls = 'none', ...shown } = reached;
  const line = { host: tls === 'none' ? '127.0.0.1' : 'localhost', tls } as const;
  const { imap, smtp } = servers;
  const platform = createMail({
    ...deps,
    ...(hand.stores[nth] as NonNullable<DeskAtHand['stores'][number]>),
    desk: { ...desk, limits: { ...usualLimits, ...limits } },
    enquiries,
    inbound: createInbound(deps),
    worker: `worker-${nth}`,
    count: (_, result) => counted.push(result),
    tellNothingComes: async (from, why) => void told.push(`${from}: ${why}`),
    wall: { now: () => Date.now() as never },
    fetchFile: async () => Buffer.from('a file'),
    config: {
      ...{ address: imap.user, user: imap.user, auth: { password: imap.password }, folder: 'INBOX' },
      ...shown,
      imap: { ...line, port: imap.port },
      smtp: { ...line, port: smtp.port },
      domains: ['example.com'],
      ...(authServer !== undefined && { authServer }),
    },
    waits: { retry: seconds(0.1), longest: seconds(0.5), lease: seconds(60), look: seconds(2), tell: seconds(0.5) },
  });
  return { platform, counted, told };
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
