import type { WecomConfig } from '../../../../src/chat/wecom/config';
import { createWecom } from '../../../../src/chat/wecom/index';
import { type Duration, type Instant, instant } from '../../../../src/domain/time/instant';
import { createTranslator } from '../../../../src/i18n/create-translator';
import type { GivenFile } from '../../../../src/ports/files';
import type { Platform } from '../../../../src/ports/platform';
import { openStore, type Store } from '../../../../src/store/open-store';
import { countingIds } from '../../../kit/counting-ids';
import { databases, type FreshDatabase } from '../../../kit/databases';
import { desk } from '../../../kit/tickets';
import { ScriptedInbound } from '../../slack/kit/scripted-inbound';
import { KeptLog, MemoryInbox } from '../../slack/kit/slack-desk';
import { ScriptedWecom } from './scripted-wecom';

/** A clock a test moves by hand. */
export class HandClock {
  at: Instant = instant('2026-11-24T09:10:00+08:00');
  readonly now = (): Instant => this.at;
  readonly monotonic = (): Duration => this.at as unknown as Duration;
  pass(length: Duration): void {
    this.at = (this.at + length) as Instant;
  }
}

const config: WecomConfig = {
  corpId: 'wx5823bf96d3bd56c7',
  agentId: 1000002,
  secret: 'secret',
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  apiUrl: 'https://wecom.example',
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  publicUrl: 'https://desk.example',
};

/** The adapter with a scripted desk behind it, a scripted WeCom before it, and the real store beside it. */
export class WecomUnderTest {
  readonly api = new ScriptedWecom();
  readonly inbound = new ScriptedInbound('zh-CN');
  readonly inbox = new MemoryInbox();
  readonly log = new KeptLog();
  readonly clock = new HandClock();
  readonly files: GivenFile[] = [];
  readonly pictures = new Map<string, Buffer>();
  readonly slots = new Map<string, string>();
  fetched: (id: string) => Promise<Buffer> = async () => Buffer.from('bytes of a file');
  platform: Platform;

  private constructor(
    private readonly store: Store,
    private readonly database: FreshDatabase,
    changes: Partial<WecomConfig>,
  ) {
    this.platform = this.another(changes);
  }

  static async start(changes: Partial<WecomConfig> = {}): Promise<WecomUnderTest> {
    const [kind] = databases;
    if (!kind) throw new Error('no database');
    const database = await kind.fresh();
    const store = await openStore({ url: database.url, ids: countingIds, now: () => 0 as Instant });
    return new WecomUnderTest(store, database, changes);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await this.store.close();
    await this.database.drop();
  }

  /** One more process of the same desk. */
  another(changes: Partial<WecomConfig> = {}): Platform {
    return createWecom({
      desk,
      config: { ...config, ...changes },
      api: this.api,
      inbound: this.inbound,
      inbox: this.inbox,
      refs: {
        slotOf: async (_platform, key) => this.slots.get(key),
        find: async () => undefined,
        undecided: async () => false,
        forget: async () => undefined,
      },
      pictures: { put: async () => undefined, get: async (key) => this.pictures.get(key) },
      files: {
        keep: async (file) => {
          this.files.push(file);
          const { name, mime, bytes } = file;
          return { id: `F${this.files.length}`, name, mime, size: bytes.length, platform: 'desk', source: {} };
        },
        get: async () => undefined,
        remove: async () => undefined,
      },
      shared: this.store.shared,
      fetchFile: ({ id }) => this.fetched(id),
      translator: createTranslator(),
      clock: this.clock,
      wall: this.clock,
      logger: this.log,
    });
  }

  /** WeCom tells something: fields of the XML, by name. Lists and structures are given as XML. */
  async told(
    fields: Readonly<Record<string, string>>,
    key = `key-${this.inbox.finished.length}`,
    isLast = false,
  ): Promise<void> {
    const inside = Object.entries({ FromUserName: 'zhouting', CreateTime: '1763780000', ...fields });
    const xml = inside.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
    await this.platform.replay({ key, xml: `<xml>${xml}</xml>` }, isLast);
  }
}

/** What somebody chose on a card, as XML. */
export const chosen = (answers: Readonly<Record<string, string>>): string =>
  Object.entries(answers)
    .map(
      ([question, option]) =>
        `<SelectedItem><QuestionKey>${question}</QuestionKey><OptionIds><OptionId>${option}</OptionId></OptionIds></SelectedItem>`,
    )
    .join('');
