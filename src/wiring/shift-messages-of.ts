import type { CommandDeps } from '../commands/command-deps';
import { tellShifts } from '../commands/tell-shifts';
import { withDeskOfNow } from '../domain/followed';
import { type ShiftMessages, shiftMessages } from '../scheduler/shift-messages';
import type { Store } from '../store/open-store';
import type { AppDeps } from './app-deps';

/** Tells who comes on duty and who goes off; whose shift it is follows from the desk file, too. */
export const shiftMessagesOf = ({ clock, config }: AppDeps, store: Store, commandDeps: CommandDeps): ShiftMessages =>
  shiftMessages({
    clock,
    roster: { version: async () => `${await store.roster.version()} ${config.deskFile.digest}` },
    tell: () => tellShifts({ ...store, ...withDeskOfNow(commandDeps) }),
  });
