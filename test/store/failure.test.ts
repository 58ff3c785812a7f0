import { QueryFailedError } from 'typeorm';
import { isOutage } from '../../src/ports/is-outage';
import { CommitUnknown, Conflict } from '../../src/ports/unit-of-work';
import { atCommit, beforeCommit, isDuplicate, isLost } from '../../src/store/failure';

/**
 * What an error makes the desk do. `again`: the same once more, on the same connection. `cut`: the same, but while committing nobody
 * knows. `elsewhere`: once more, on another one; while committing nobody knows. `told`: whoever waits hears of it, for another try would end alike.
 */
type Means = 'again' | 'cut' | 'elsewhere' | 'told';

/** As the server says it, where it does so with a number. */
const numbers: readonly (readonly [number, string, Means])[] = [
  [1020, 'ER_CHECKREAD', 'again'],
  [1180, 'ER_ERROR_DURING_COMMIT', 'again'],
  [1205, 'ER_LOCK_WAIT_TIMEOUT', 'again'],
  [1206, 'ER_LOCK_TABLE_FULL', 'again'],
  [1213, 'ER_LOCK_DEADLOCK', 'again'],
  [1317, 'ER_QUERY_INTERRUPTED', 'cut'],
  [1637, 'ER_TOO_MANY_CONCURRENT_TRXS', 'again'],
  [3024, 'ER_QUERY_TIMEOUT', 'cut'],
  [1969, 'ER_STATEMENT_TIMEOUT', 'cut'],
  [3100, 'ER_RUN_HOOK_ERROR', 'again'],
  [3101, 'ER_TRANSACTION_ROLLBACK_DURING_COMMIT', 'again'],
  [8002, 'TiDB: write conflict', 'again'],
  [9007, 'TiDB: write conflict', 'again'],
  [1062, 'ER_DUP_ENTRY', 'again'],
  [1040, 'ER_CON_COUNT_ERROR', 'elsewhere'],
  [1042, 'ER_BAD_HOST_ERROR', 'elsewhere'],
  [1047, 'ER_UNKNOWN_COM_ERROR', 'elsewhere'],
  [1053, 'ER_SERVER_SHUTDOWN', 'elsewhere'],
  [1077, 'ER_NORMAL_SHUTDOWN', 'elsewhere'],
  [1078, 'ER_GOT_SIGNAL', 'elsewhere'],
  [1079, 'ER_SHUTDOWN_COMPLETE', 'elsewhere'],
  [1080, 'ER_FORCING_CLOSE', 'elsewhere'],
  [1152, 'ER_ABORTING_CONNECTION', 'elsewhere'],
  [1158, 'ER_NET_READ_ERROR', 'elsewhere'],
  [1159, 'ER_NET_READ_INTERRUPTED', 'elsewhere'],
  [1160, 'ER_NET_ERROR_ON_WRITE', 'elsewhere'],
  [1161, 'ER_NET_WRITE_INTERRUPTED', 'elsewhere'],
  [1203, 'ER_TOO_MANY_USER_CONNECTIONS', 'elsewhere'],
  [1226, 'ER_USER_LIMIT_REACHED', 'elsewhere'],
  [1290, 'ER_OPTION_PREVENTS_STATEMENT', 'elsewhere'],
  [1792, 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION', 'elsewhere'],
  [1836, 'ER_READ_ONLY_MODE', 'elsewhere'],
  [1927, 'ER_CONNECTION_KILLED', 'elsewhere'],
  [2002, 'CR_CONNECTION_ERROR', 'elsewhere'],
  [2003, 'CR_CONN_HOST_ERROR', 'elsewhere'],
  [2006, 'CR_SERVER_GONE_ERROR', 'elsewhere'],
  [2013, 'CR_SERVER_LOST', 'elsewhere'],
  [3032, 'ER_SERVER_OFFLINE_MODE', 'elsewhere'],
  [3168, 'ER_SERVER_ISNT_AVAILABLE', 'elsewhere'],
  [3169, 'ER_SESSION_WAS_KILLED', 'elsewhere'],
  [4031, 'ER_CLIENT_INTERACTION_TIMEOUT', 'elsewhere'],
  [9001, 'ProxySQL: no server could be reached in time', 'elsewhere'],
  [1064, 'ER_PARSE_ERROR', 'told'],
  [1048, 'ER_BAD_NULL_ERROR', 'told'],
  [1054, 'ER_BAD_FIELD_ERROR', 'told'],
  [1114, 'ER_RECORD_FILE_FULL', 'told'],
  [1142, 'ER_TABLEACCESS_DENIED_ERROR', 'told'],
  [1146, 'ER_NO_SUCH_TABLE', 'told'],
  [1153, 'ER_NET_PACKET_TOO_LARGE', 'told'],
  [1366, 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', 'told'],
  [1406, 'ER_DATA_TOO_LONG', 'told'],
];

/** Neither a server's number, nor fatal: what mysql2, Node and libsql say with a word. */
const words: readonly (readonly [string, Means])[] = [
  ['PROTOCOL_CONNECTION_LOST', 'elsewhere'],
  ['PROTOCOL_SEQUENCE_TIMEOUT', 'elsewhere'],
  ['ECONNRESET', 'elsewhere'],
  ['ECONNREFUSED', 'elsewhere'],
  ['ECONNABORTED', 'elsewhere'],
  ['EPIPE', 'elsewhere'],
  ['ETIMEDOUT', 'elsewhere'],
  ['EHOSTUNREACH', 'elsewhere'],
  ['ENETUNREACH', 'elsewhere'],
  ['ENOTFOUND', 'elsewhere'],
  ['EAI_AGAIN', 'elsewhere'],
  ['SQLITE_BUSY', 'again'],
  ['SQLITE_BUSY_SNAPSHOT', 'again'],
  ['SQLITE_LOCKED', 'again'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'again'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'again'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'told'],
  ['SQLITE_FULL', 'told'],
  ['SQLITE_READONLY', 'told'],
  ['SQLITE_IOERR', 'told'],
  ['SQLITE_ERROR', 'told'],
];

const raw = (facts: object): Error => Object.assign(new Error('as the driver says it'), facts);
const inQuery = (driver: Error): Error => new QueryFailedError('COMMIT', [], driver);

function meaningOf(error: Error): Means {
  const before = beforeCommit(error);
  if (before === error) return 'told';
  expect(before).toBeInstanceOf(Conflict);
  if (isLost(error)) return 'elsewhere';
  return atCommit(error) instanceof CommitUnknown ? 'cut' : 'again';
}

const atTheCommit: Readonly<Record<Means, (thrown: unknown, error: Error) => void>> = {
  again: (thrown) => expect(thrown).toBeInstanceOf(Conflict),
  cut: (thrown) => expect(thrown).toBeInstanceOf(CommitUnknown),
  elsewhere: (thrown) => expect(thrown).toBeInstanceOf(CommitUnknown),
  told: (thrown, error) => expect(thrown).toBe(error),
};

function prove(driver: Error, means: Means): void {
  for (const error of [driver, inQuery(driver)]) {
    expect(meaningOf(error)).toBe(means);
    atTheCommit[means](atCommit(error), error);
  }
}

test.each(numbers)('%i (%s) is %s', (errno, code, means) => prove(raw({ errno, code, fatal: false }), means));

test.each(words)('%s is %s', (code, means) => prove(raw({ code }), means));

test('what mysql2 calls fatal is asked elsewhere, whatever it says', () => {
  prove(raw({ fatal: true }), 'elsewhere');
  prove(raw({ fatal: true, code: 'PROTOCOL_PACKETS_OUT_OF_ORDER' }), 'elsewhere');
});

test('but a server that refuses us would do so again: that is told', () => {
  for (const errno of [1044, 1045, 1049, 1130, 1251, 1698, 3118, 3159]) prove(raw({ errno, fatal: true }), 'told');
  for (const code of ['HANDSHAKE_NO_SSL_SUPPORT', 'HANDSHAKE_SSL_ERROR']) prove(raw({ code, fatal: true }), 'told');
});

test('of several addresses that were tried, the first one decides', () => {
  prove(new AggregateError([raw({ code: 'ECONNREFUSED' }), raw({ code: 'EACCES' })]), 'elsewhere');
});

test('what is no error of a database is told as it is', () => {
  const none = [undefined, null, 'text', 7, new Error('ours'), raw({ errno: '1213' }), raw({ code: 1213 })];
  for (const error of none) expect([beforeCommit(error), atCommit(error)]).toEqual([error, error]);
});

test('a duplicate is known by its number or code alone', () => {
  expect(isDuplicate(inQuery(raw({ errno: 1062 })))).toBe(true);
  expect(isDuplicate(raw({ code: 'SQLITE_CONSTRAINT_UNIQUE' }))).toBe(true);
  expect(isDuplicate(raw({ errno: 1213, message: 'Duplicate entry' }))).toBe(false);
});

test('a message that met a database on its way down waits for it, as for any outage', () => {
  const asked = numbers.filter(([, , means]) => means !== 'told').map(([errno]) => beforeCommit(raw({ errno })));
  for (const error of asked) expect(isOutage(error)).toBe(true);
  expect(isOutage(raw({ errno: 1064 }))).toBe(false);
});
