import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Call, Command } from '../../src/cli/command';
import type { Duration, Instant } from '../../src/domain/time/instant';
import { realClock } from '../../src/wiring/real-clock';
import { aDeskFile } from '../config/a-desk-file';

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly text: string;
}

/** What is different from a good call. An env entry of undefined is missing. */
export interface Given {
  readonly rest?: readonly string[];
  readonly values?: Partial<Call['values']>;
  /** What whoever sits at a terminal answers; absent: there is none. */
  readonly answer?: () => Promise<boolean>;
  /** What whoever sits at a terminal types. */
  readonly typed?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** While it waits; does not by itself. */
  readonly pause?: Call['pause'];
  /** How far the computer's clock is wrong. */
  readonly ahead?: number;
  /** The moment it is, for everybody. */
  readonly at?: Instant;
}

/** A folder with a desk file and an embedded database in it, in which commands are called. */
export class CommandPlace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-cli-'));

  constructor(
    deskFile: string = aDeskFile(['people', 'sun.yue'], { name: '孙悦', roles: ['manager'], slack: 'U0SUN' }),
  ) {
    this.write('desk.yaml', deskFile);
  }

  get env(): Readonly<Record<string, string>> {
    return {
      DATABASE_URL: `sqlite:${path.join(this.folder, 'desk.db')}?synchronous=off`,
      DESK_FILE: path.join(this.folder, 'desk.yaml'),
      // Nobody is asked there: the doctor knocks.
      PUBLIC_URL: 'http://127.0.0.1:9',
      SLACK_BOT_TOKEN: 'xoxb-secret-of-the-bot',
      SLACK_SIGNING_SECRET: '5ec2e75ec2e75ec2e75ec2e75ec2e75e',
    };
  }

  write(name: string, content: string | Uint8Array): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  async call(
    command: Command,
    {
      rest = [],
      values = {},
      env = {},
      at,
      ahead = 0,
      answer = async () => false,
      typed = '',
      pause = async () => undefined,
    }: Given = {},
  ): Promise<Said> {
    const lines: string[] = [];
    const code = await command({
      rest,
      values: {
        date: undefined,
        dryRun: false,
        out: undefined,
        yes: false,
        replace: undefined,
        since: undefined,
        person: undefined,
        words: undefined,
        reason: undefined,
        preview: false,
        ...values,
      },
      env: { ...this.env, ...env },
      clock: {
        now: () => at ?? ((realClock.now() + ahead) as Instant),
        monotonic: () => realClock.monotonic() as Duration,
      },
      pushed: at !== undefined,
      pause,
      print: (line) => void lines.push(line),
      ask: answer,
      type: async () => typed,
    });
    return { code, text: lines.join('\n') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
