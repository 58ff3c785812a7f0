import { type ShowDutyParts, showDuty } from '../commands/show-duty';
import { withDeskOfNow } from '../domain/followed';
import type { Platform } from '../ports/platform';
import type { Translator } from '../ports/translator';
import { type ShiftMessages, shiftMessages } from '../scheduler/shift-messages';
import { type Teller, tellAdmins } from './tell-trouble';

/** What it takes to have platforms say who is on duty. */
interface Shown extends Teller {
  readonly platforms: readonly Platform[];
  readonly translator: Translator;
}

/** Groups, topics and tags follow the roster, looked at when shift messages are: both tell whatever differs from what was told. */
export function dutyShownOf(shown: Shown): ShiftMessages {
  const { app, store, commandDeps, platforms, translator } = shown;
  const { clock, config, logger } = app;
  const partsOfNow = (): ShowDutyParts => {
    const deps = withDeskOfNow(commandDeps);
    const { language, zone } = deps.desk;
    return {
      ...deps,
      platforms,
      shared: store.shared,
      logger,
      tell: (key, text) => tellAdmins(shown, key, text),
      speakOf: (people) =>
        translator.speakTo({ language, zone, now: clock.now(), nameOf: (id) => people.get(id)?.name ?? id }),
    };
  };
  return shiftMessages({
    clock,
    roster: { version: async () => `${await store.roster.version()} ${config.deskFile.digest}` },
    tell: () => showDuty(partsOfNow()),
  });
}
