import type { EntitySchema } from 'typeorm';
import type { Dialect } from './dialect';
import { auditRow } from './rows/audit-row';
import { deskVersionRow } from './rows/desk-version-row';
import { draftRow } from './rows/draft-row';
import { dutyChangeRow } from './rows/duty-change-row';
import { deliveryKeyRow, inboxRow, recurringTaskRow } from './rows/inbound-rows';
import { keptDigestRow } from './rows/kept-digest-row';
import { messageRefRow, outboxRow } from './rows/outbox-rows';
import { pictureRow } from './rows/picture-row';
import {
  recordEventRow,
  recordFileRow,
  recordNumberRow,
  recordPartyRow,
  recordRow,
  recordTimerRow,
  recordWordsRow,
} from './rows/record-rows';
import { assetRow, personAccountRow, personRow, shiftRow } from './rows/register-rows';
import { fileRow, sharedFactRow, sharedFileRow } from './rows/shared-rows';
import { termsRow } from './rows/terms-row';
import { ticketEngineerRow, ticketEventRow, ticketRow, ticketWordsRow, timerRow } from './rows/ticket-rows';

/** Every table of the desk. */
export const entities = (dialect: Dialect): EntitySchema[] => [
  ticketRow,
  ticketEventRow,
  ticketEngineerRow,
  ticketWordsRow,
  timerRow,
  outboxRow,
  messageRefRow,
  inboxRow,
  deliveryKeyRow,
  recurringTaskRow,
  personRow,
  personAccountRow,
  shiftRow,
  dutyChangeRow,
  assetRow,
  draftRow,
  auditRow,
  pictureRow(dialect),
  sharedFactRow,
  fileRow(dialect),
  sharedFileRow,
  termsRow,
  deskVersionRow,
  keptDigestRow,
  recordRow,
  recordEventRow,
  recordNumberRow,
  recordPartyRow,
  recordWordsRow,
  recordFileRow,
  recordTimerRow,
];
