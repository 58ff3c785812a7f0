import type { Playground } from '../../playground/control/playground';
import type { PlayMessage } from '../../playground/wire';
import { cast, type Filled, type Scene, wecomCast } from './scene';
import { WecomPlayer } from './wecom-player';

const engineers = 'C0ITDESK';
const patience = 10_000;

/**
 * Plays scenes as the demo's people: writes and presses in the workspace and in WeCom, and knows which ticket has which number. Between
 * two scenes the desk must have done what was due.
 */
export class Player {
  readonly #keys = new Map<string, string>();
  /** A ticket that was reported in the scene before. */
  #reported: string | undefined;

  readonly #wecom: WecomPlayer;

  constructor(private readonly slack: Playground) {
    this.#wecom = new WecomPlayer(slack);
  }

  /** Throws CannotDo, naming what there is, where the scene cannot be played. */
  async play({ who, ticket, does }: Scene): Promise<void> {
    await this.tidy();
    if ('tellsWecom' in does) {
      await this.#wecom.tell(wecomCast[who], does.tellsWecom, does.chooses);
      this.#reported = ticket;
      return;
    }
    if ('answersOnWecom' in does) return this.#wecom.answer(wecomCast[who], does.answersOnWecom);
    const person = this.slack.as(cast[who]);
    if ('reports' in does) {
      await person.command(`/repair ${does.reports}`);
      this.#reported = ticket;
    } else if ('writes' in does) await person.say(engineers, does.writes, { thread: this.#card(ticket).ts });
    else if ('presses' in does) await person.press(engineers, this.#card(ticket).ts, does.presses);
    else await person.press(person.dmChannel, this.#newestWith(person.dmChannel, does.answers).ts, does.answers);
    if ('reports' in does) await this.#fill(who, {});
    else if ('fills' in does) await this.#fill(who, does.fills);
    // What was written travels as an event, which has its own time.
    await this.slack.eventsTaken();
  }

  /** Writes down the number of a new ticket, and closes what people have read. */
  async tidy(): Promise<void> {
    if (this.#reported !== undefined) this.#keys.set(this.#reported, this.#newKey());
    this.#reported = undefined;
    for (const user of Object.values(cast)) {
      if (this.slack.viewOf(user) !== undefined) await this.slack.as(user).close(true);
    }
  }

  async #fill(who: Scene['who'], fields: Filled | undefined): Promise<void> {
    if (fields === undefined) return;
    const user = cast[who];
    await this.slack.until(`a form for ${who}`, () => hasInput(this.slack.viewOf(user)), patience);
    await this.slack.as(user).submit(fields);
  }

  #newKey(): string {
    const known = new Set(this.#keys.values());
    const key = this.#cards()
      .flatMap(keysOf)
      .findLast((one) => !known.has(one));
    if (key === undefined) throw new Error(`the demo's past has no card of "${this.#reported}"`);
    return key;
  }

  #cards(): readonly PlayMessage[] {
    return this.slack.messagesIn(engineers).filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts);
  }

  #card(ticket: string): PlayMessage {
    const key = this.#keys.get(ticket);
    const card = this.#cards().find((message) => keysOf(message).includes(key ?? ''));
    if (card === undefined) throw new Error(`the demo's past has no card of "${ticket}" (${key})`);
    return card;
  }

  #newestWith(channel: string, label: string): PlayMessage {
    const found = this.slack.messagesIn(channel).findLast((message) => JSON.stringify(message).includes(label));
    if (found === undefined) throw new Error(`the demo's past has nothing with "${label}" in ${channel}`);
    return found;
  }
}

const keysOf = (message: PlayMessage): readonly string[] => /IT-\d+/.exec(JSON.stringify(message)) ?? [];

const hasInput = (view: unknown): boolean => view !== undefined && JSON.stringify(view).includes('"type":"input"');
