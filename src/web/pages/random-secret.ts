import { createHash, randomBytes } from 'node:crypto';

/** 32 hexadecimal digits nobody can guess: the name of a session, a state, a page. */
export const randomSecret = (): string => randomBytes(16).toString('hex');

/** What is kept of a secret, so that whoever reads the database cannot use it. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex');
