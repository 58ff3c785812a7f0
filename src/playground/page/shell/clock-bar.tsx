import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlayClock } from '../../wire';
import type { Api } from '../api';
import { NoAnswer } from '../api';
import { useReader } from '../text/names';
import { counted } from '../words';
import { Icon } from './icon';
import { useToast } from './toasts';

function useTicking(clock: PlayClock): number {
  const [now, setNow] = useState(clock.now);
  const start = useRef({ clock, heard: performance.now() });
  if (start.current.clock !== clock) start.current = { clock, heard: performance.now() };
  useEffect(() => {
    const tick = () => setNow(start.current.clock.now + (performance.now() - start.current.heard));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}

function dayShort(ms: number, locale: string, zone: string): string {
  const options = { weekday: 'short', month: 'short', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(new Date(ms));
}

function timeOf(ms: number, locale: string, zone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(new Date(ms));
}

function momentOf(ms: number, locale: string, zone: string): string {
  return `${dayShort(ms, locale, zone)} ${timeOf(ms, locale, zone)}`;
}

function useAdvance(api: Api, news: () => number) {
  const { words, locale, zone } = useReader();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const advance = async (by: string) => {
    setBusy(true);
    const before = news();
    try {
      const clock = await api.advance(by);
      // Messages come by the other road; a moment lets those of this push arrive before they are counted.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const count = news() - before;
      const facts = { when: momentOf(clock.now, locale, zone), count };
      toast(count === 0 ? words('clockMoved', facts) : words(counted('clockMovedNews', count), facts), 'news');
    } catch (problem) {
      toast((problem instanceof NoAnswer && problem.message) || words('noAnswer'));
    }
    setBusy(false);
  };
  return { isBusy, advance };
}

/** The demo's clock in the persona's zone, and the buttons that push it. `news` counts messages heard so far. */
export function ClockBar({ clock, api, news }: { readonly clock: PlayClock; readonly api: Api; news(): number }) {
  const { words, locale, zone } = useReader();
  const now = useTicking(clock);
  const { isBusy, advance } = useAdvance(api, news);
  const [typed, setTyped] = useState('');
  const button = (label: string, by: string) => (
    <button type="button" class="btn" disabled={isBusy} data-testid={`advance-${by}`} onClick={() => void advance(by)}>
      {label}
    </button>
  );
  const city = zone.split('/').at(-1)?.replace(/_/g, ' ');
  return (
    <section class={isBusy ? 'clock is-busy' : 'clock'} aria-label={words('clock')}>
      <div class="clock-now" aria-busy={isBusy}>
        <Icon name="clock" />
        <time dateTime={new Date(now).toISOString()} data-testid="clock-now">
          <span>{dayShort(now, locale, zone)}</span> <span>{timeOf(now, locale, zone)}</span>
        </time>
        <small>{isBusy ? words('catchingUp') : city}</small>
      </div>
      <div class="clock-buttons">
        {button(words('plus10'), '10m')}
        {button(words('plus60'), '1h')}
        {button(words('nextDay'), 'next-working-day')}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') void advance(typed.trim());
            setTyped('');
          }}
        >
          <input
            type="text"
            aria-label={words('advanceBy')}
            placeholder={words('advanceHint')}
            value={typed}
            disabled={isBusy}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" class="btn" disabled={isBusy || typed.trim() === ''}>
            {words('go')}
          </button>
        </form>
      </div>
    </section>
  );
}
