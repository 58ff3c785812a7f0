import { readDatabase } from '../../src/config/read-database';
import { inEnglish } from '../kit/in-english';

const pem = '-----BEGIN CERTIFICATE-----';
const files = (path: string): string => {
  if (path !== '/etc/ca.pem') throw new Error('ENOENT');
  return pem;
};
const read = (parameters: string, host = 'db') => readDatabase(`mysql://u:geheim@${host}/d?${parameters}`, files);

const encrypted = { rejectUnauthorized: false, verifyIdentity: false };
const knownAuthority = { rejectUnauthorized: true, verifyIdentity: false };
const knownName = { rejectUnauthorized: true, verifyIdentity: true };

test.each<readonly [string, object | undefined]>([
  ['ssl-mode=REQUIRED', encrypted],
  ['sslmode=require', encrypted],
  ['ssl_mode=Required', encrypted],
  ['sslMode=REQUIRED', encrypted],
  ['tls=skip-verify', encrypted],
  ['ssl={"rejectUnauthorized":false}', encrypted],
  ['ssl=%7B%22rejectUnauthorized%22%3A%20false%7D', encrypted],
  ['ssl-mode=VERIFY_CA&ssl-ca=/etc/ca.pem', { ...knownAuthority, ca: pem }],
  ['sslmode=verify-ca&sslrootcert=/etc/ca.pem', { ...knownAuthority, ca: pem }],
  ['ssl-mode=VERIFY_IDENTITY', knownName],
  ['sslmode=verify-full', knownName],
  ['ssl=true', knownName],
  ['tls=true', knownName],
  ['ssl={}', knownName],
  ['ssl-ca=/etc/ca.pem', { ...knownName, ca: pem }],
  ['ssl-mode=REQUIRED&ssl-ca=/etc/ca.pem', { ...knownAuthority, ca: pem }],
  ['ssl-mode=DISABLED', undefined],
  ['ssl=false', undefined],
  ['', undefined],
])('%s is encryption as it asks', (parameters, tls) => {
  expect(read(parameters)).toEqual({ url: 'mysql://u:geheim@db/d', problems: [], ...(tls && { tls }) });
});

test('an address has no name that could be verified; its authority is', () => {
  expect(read('ssl=true', '10.0.0.7').tls).toEqual(knownAuthority);
  expect(read('ssl=true', '[::1]').tls).toEqual(knownAuthority);
  expect(inEnglish(read('ssl-mode=VERIFY_IDENTITY', '10.0.0.7').problems)).toEqual([
    'DATABASE_URL wants the name of the host verified and gives its address; write the name, or ssl-mode=VERIFY_CA',
  ]);
});

const choices = 'write ssl-mode=DISABLED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY';

test.each<readonly [string, readonly string[]]>([
  ['ssl-mode=PREFERRED', [`asks for \`ssl-mode=PREFERRED\`, which does not say what must be; ${choices}`]],
  ['sslmode=prefer', [`asks for \`sslmode=prefer\`, which does not say what must be; ${choices}`]],
  ['ssl=Amazon RDS', [`asks for \`ssl=Amazon RDS\`, which does not say what must be; ${choices}`]],
  ['ssl=true&ssl-mode=DISABLED', [`asks for two kinds of encryption at once; ${choices}, once`]],
  ['ssl=false&ssl-ca=/etc/ca.pem', ['names certificates and wants no encryption']],
  ['ssl-ca=/nowhere.pem', ['names a file in `ssl-ca` that cannot be read: /nowhere.pem']],
  ['ssl-mod=REQUIRED', ['has the unknown parameter `ssl-mod`; did you mean `ssl-mode`?']],
  ['charset=gbk', ['has the unknown parameter `charset`; known are `ssl-mode`, `ssl-ca`, `ssl-cert`, `ssl-key`']],
  [
    'a=1&b=2',
    [0, 1].map(
      (n) => `has the unknown parameter \`${'ab'[n]}\`; known are \`ssl-mode\`, \`ssl-ca\`, \`ssl-cert\`, \`ssl-key\``,
    ),
  ],
])('%s is a problem, and never silently weaker', (parameters, problems) => {
  expect(inEnglish(read(parameters).problems)).toEqual(problems.map((problem) => `DATABASE_URL ${problem}`));
});

test.each(['charset=utf8mb4', 'charset=UTF8MB4_bin&timezone=Z', 'timezone=%2B00:00&ssl-mode=DISABLED'])(
  '%s says what the desk does anyway, and is taken',
  (parameters) => expect(read(parameters)).toEqual({ url: 'mysql://u:geheim@db/d', problems: [] }),
);

test('a file takes no parameters', () => {
  expect(inEnglish(readDatabase('sqlite:./desk.db?mode=ro', files).problems)).toEqual([
    'DATABASE_URL has parameters, which a file takes none of; leave out what follows "?"',
  ]);
});

test('a file may be told not to wait for its disk, as tests do', () => {
  const url = 'sqlite:./desk.db?synchronous=off';
  expect(readDatabase(url, files)).toEqual({ url, problems: [] });
});
