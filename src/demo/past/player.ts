import type { Instant } from '../../domain/time/instant';
import type { Given } from '../../playground/control/find-element';
import type { Playground } from '../../playground/control/playground';
import type { PlayMessage } from '../../playground/wire';
import type { HrPortal } from './hr-portal';
import { type Act, type Ahead, cast, type Filled, type Scene, wecomCast } from './scene';
import { WecomPlayer } from './wecom-player';

const engineers = 'C0ITDESK';
const patience = 10_000;

/**
 * Plays scenes as the demo's people: writes and presses in the workspace and in WeCom, and knows which record has which
 * number. Between two scenes the desk must have done what was due.
 */
export class Player {
  readonly #keys = new Map<string, string>();
  readonly #wecom: WecomPlayer;

  constructor(
    private readonly slack: Playground,
    private readonly portal: HrPortal,
    private readonly momentOf: (ahead: Ahead) => Instant,
  ) {
    this.#wecom = new WecomPlayer(slack);
  }

  /** Throws CannotDo, naming what there is, where the scene cannot be played. */
  async play(scene: Scene): Promise<void> {
    await this.tidy();
    if ('portalAsks' in scene) return this.portal.ask(scene.portalAsks);
    const { who, record, does } = scene;
    if ('saysOnWecom' in does) return this.#wecom.say(wecomCast[who], does.saysOnWecom);
    if ('tellsWecom' in does) return this.#wecom.tell(wecomCast[who], does.tellsWecom, does.chooses);
    if ('answersOnWecom' in does) return this.#wecom.answer(wecomCast[who], does.answersOnWecom);
    const person = this.slack.as(cast[who]);
    if ('reports' in does) await person.command(`/repair ${does.reports}`);
    else if ('writes' in does) await person.say(engineers, does.writes, { thread: this.#card(record).ts });
    else if ('says' in does) await person.dm(does.says);
    else if ('presses' in does) await person.press(engineers, this.#card(record).ts, does.presses);
    else
      await person.press(person.dmChannel, this.#newestWith(person.dmChannel, record, does.answers).ts, does.answers);
    await this.#fill(who, does);
    // What was written travels as an event, which has its own time.
    await this.slack.eventsTaken();
  }

  /** Closes what people have read. */
  async tidy(): Promise<void> {
    for (const user of Object.values(cast)) {
      if (this.slack.viewOf(user) !== undefined) await this.slack.as(user).close(true);
    }
  }

  /** Throws where the desk does not take what they filled in. */
  async #fill(who: Act['who'], does: Act['does']): Promise<void> {
    const fields: Filled | undefined =
      'reports' in does ? (does.fills ?? {}) : 'fills' in does ? does.fills : undefined;
    if (fields === undefined) return;
    const user = cast[who];
    await this.slack.until(`a form for ${who}`, () => hasInput(this.slack.viewOf(user)), patience);
    const { ok, problem } = await this.slack.as(user).submit(this.#given(fields));
    if (!ok) throw new Error(`${who} could not send ${JSON.stringify(fields)}: ${problem}`);
  }

  #given(fields: Filled): Readonly<Record<string, Given>> {
    return Object.fromEntries(
      Object.entries(fields).map(([label, value]): [string, Given] => {
        if (value === null || typeof value !== 'object' || !('weekday' in value)) return [label, value];
        const at = this.momentOf(value);
        return [label, value.shiftOf === undefined ? at / 1000 : `${at}.${value.shiftOf}`];
      }),
    );
  }

  #cards(): readonly PlayMessage[] {
    return this.slack.messagesIn(engineers).filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts);
  }

  /** The card of a record; of one that is named for the first time, the newest that no other name has. */
  #card(record: string): PlayMessage {
    const taken = new Set([...this.#keys].filter(([name]) => name !== record).map(([, key]) => key));
    const known = this.#keys.get(record);
    const card = this.#cards().findLast((message) => {
      const key = keyOf(message);
      return key !== undefined && (known === undefined ? !taken.has(key) : key === known);
    });
    const key = card && keyOf(card);
    if (card === undefined || key === undefined) throw new Error(`the demo's past has no card of "${record}"`);
    this.#keys.set(record, key);
    return card;
  }

  #newestWith(channel: string, record: string, label: string): PlayMessage {
    const all = this.slack.messagesIn(channel).filter((message) => JSON.stringify(message).includes(`"${label}"`));
    const key = this.#keys.get(record);
    const found = all.findLast((message) => key !== undefined && JSON.stringify(message).includes(key)) ?? all.at(-1);
    if (found === undefined) throw new Error(`the demo's past has nothing with "${label}" in ${channel}`);
    return found;
  }
}

const keyOf = (message: PlayMessage): string | undefined => /IT-[A-Z]?\d+/.exec(JSON.stringify(message))?.[0];

const hasInput = (view: unknown): boolean => view !== undefined && JSON.stringify(view).includes('"type":"input"');
