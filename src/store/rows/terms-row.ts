import { EntitySchema } from 'typeorm';
import type { TermsVersion } from '../../ports/terms-register';
import { count, json, moment, name, primary } from './columns';

export interface TermsRow {
  version: number;
  hash: string;
  fromAt: number;
  why: TermsVersion['why'];
  data: object;
}

export const termsRow = new EntitySchema<TermsRow>({
  name: 'terms_version',
  columns: { version: primary(count), hash: name(64), fromAt: moment, why: name(16), data: json },
});
