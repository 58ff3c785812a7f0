import { z } from 'zod';
import { isMailAddress } from '../../domain/people/mail-address';
import { Complaint, parsed } from './parsed';
import { section } from './section';

/** Somebody's mail address. */
export const mailAccount = parsed((text) =>
  isMailAddress(text.toLowerCase()) ? text.toLowerCase() : new Complaint('config.notMailAddressOf', { text }),
);

const domain = parsed((text) => {
  const name = text.toLowerCase().replace(/^@/, '');
  return /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+$/.test(name)
    ? name
    : new Complaint('config.notDomain', { text });
});

/** `mail`: whose mails are answered, besides those of `people`: everybody's with an address in one of these domains. */
export const mailTopic = section({ domains: z.array(domain).default([]) });
