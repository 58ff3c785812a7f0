import type { Refusal } from '../../../../src/domain/refusal';
import type { Language } from '../../../../src/domain/words';
import type { Answered, DrawnLater, FoundPeople, Inbound, Reply } from '../../../../src/ports/inbound';
import type { Card } from '../../../../src/views/card';
import { voiceIn } from './voices';

type Act =
  | 'press'
  | 'open'
  | 'refresh'
  | 'submit'
  | 'hear'
  | 'changed'
  | 'home'
  | 'rosterPictures'
  | 'look'
  | 'findPeople'
  | 'left'
  | 'renamed'
  | 'returned';

/** A desk that writes down what it was asked and answers what it was told to; `done` without words otherwise. */
export class ScriptedInbound implements Inbound {
  readonly acts: { readonly act: Act; readonly given: unknown }[] = [];
  readonly replies = new Map<Act, Reply | Promise<Reply>>();
  cards: readonly Card[] = [];
  /** Why nobody is admitted. */
  closed: Refusal | undefined;

  constructor(private readonly language: Language = 'en') {}

  /** What it was asked to do, in order. */
  given(act: Act): readonly unknown[] {
    return this.acts.filter((one) => one.act === act).map(({ given }) => given);
  }

  readonly press: Inbound['press'] = (given) => this.answer('press', given);
  readonly open: Inbound['open'] = (given) => this.answer('open', given);
  readonly refresh: Inbound['refresh'] = (given) => this.answer('refresh', given);
  readonly submit: Inbound['submit'] = (given) => this.answer('submit', given);
  readonly hear: Inbound['hear'] = (given) => this.answer('hear', given);
  readonly changed: Inbound['changed'] = (given) => this.answer('changed', given);
  readonly home: Inbound['home'] = async (given) => ({ ...(await this.answer('home', given)), cards: this.cards });
  /** What it draws of the roster; nothing unless told. */
  pictures: readonly DrawnLater[] = [];
  readonly rosterPictures: Inbound['rosterPictures'] = async (given) => ({
    ...(await this.answer('rosterPictures', given)),
    pictures: this.pictures,
  });
  readonly look: Inbound['look'] = async (from, ticket) => ({
    ...(await this.answer('look', { from, ticket })),
    cards: this.cards,
  });
  /** Whom it finds, by the words that are looked for; nobody for any others. */
  readonly found = new Map<string, FoundPeople>();
  readonly findPeople: Inbound['findPeople'] = async (from, words) => {
    const answered = await this.answer('findPeople', { from, words });
    const found = this.found.get(words) ?? { members: [], more: false, whole: true };
    return answered.reply.kind === 'done' ? { ...answered, found } : answered;
  };
  readonly admit: Inbound['admit'] = async () => this.closed;
  /** Who reads otherwise than the desk, by account. */
  readonly readers = new Map<string, Language>();
  readonly readerOf: Inbound['readerOf'] = async (_platform, account) => ({
    language: this.readers.get(account) ?? this.language,
    zone: 'Asia/Shanghai',
  });
  readonly left: Inbound['left'] = async (platform, account) => void (await this.answer('left', { platform, account }));
  readonly renamed: Inbound['renamed'] = async (platform, names) =>
    void (await this.answer('renamed', { platform, ...names }));
  readonly returned: Inbound['returned'] = async (platform, account) =>
    void (await this.answer('returned', { platform, account }));

  private async answer(act: Act, given: unknown): Promise<Answered> {
    this.acts.push({ act, given });
    return { reply: (await this.replies.get(act)) ?? { kind: 'done' }, speak: voiceIn(this.language) };
  }
}
