import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (name: string): string => readFileSync(path.join(__dirname, name), 'utf8');

/** What a server at `localhost` shows, and whoever signed it. */
export const testCertificate = { cert: read('server-cert.pem'), key: read('server-key.pem'), ca: read('ca.pem') };
