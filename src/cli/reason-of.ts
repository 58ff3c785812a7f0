import { codeOf, fileTrouble } from '../config/file-trouble';
import { own } from '../domain/own';
import { type Say, say, type WordKey } from '../domain/words';

/** What connections and databases say, by their codes. */
const reasons: Readonly<Record<string, WordKey>> = {
  ECONNREFUSED: 'cli.reason.nobodyListens',
  ENOTFOUND: 'cli.reason.noSuchHost',
  EAI_AGAIN: 'cli.reason.noSuchHost',
  ETIMEDOUT: 'cli.reason.noAnswer',
  PROTOCOL_SEQUENCE_TIMEOUT: 'cli.reason.noAnswer',
  EHOSTUNREACH: 'cli.reason.noWay',
  ENETUNREACH: 'cli.reason.noWay',
  ENETDOWN: 'cli.reason.noWay',
  ECONNRESET: 'cli.reason.brokeOff',
  ECONNABORTED: 'cli.reason.brokeOff',
  EPIPE: 'cli.reason.brokeOff',
  PROTOCOL_CONNECTION_LOST: 'cli.reason.brokeOff',
  ER_ACCESS_DENIED_ERROR: 'cli.reason.passwordRefused',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'cli.reason.passwordRefused',
  ER_BAD_DB_ERROR: 'cli.reason.noSuchDatabase',
  ER_DBACCESS_DENIED_ERROR: 'cli.reason.databaseForbidden',
  ER_TABLEACCESS_DENIED_ERROR: 'cli.reason.databaseForbidden',
  ER_HOST_NOT_PRIVILEGED: 'cli.reason.hostForbidden',
  ER_HOST_IS_BLOCKED: 'cli.reason.hostForbidden',
  ER_CON_COUNT_ERROR: 'cli.reason.tooManyConnections',
  ER_TOO_MANY_USER_CONNECTIONS: 'cli.reason.tooManyConnections',
  ER_OPTION_PREVENTS_STATEMENT: 'cli.reason.takesNoWrites',
  ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: 'cli.reason.takesNoWrites',
  HANDSHAKE_NO_SSL_SUPPORT: 'cli.reason.noEncryption',
  HANDSHAKE_SSL_ERROR: 'cli.reason.certificateRefused',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'cli.reason.certificateRefused',
  SELF_SIGNED_CERT_IN_CHAIN: 'cli.reason.certificateRefused',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'cli.reason.certificateRefused',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'cli.reason.certificateRefused',
  CERT_HAS_EXPIRED: 'cli.reason.certificateRefused',
  ERR_TLS_CERT_ALTNAME_INVALID: 'cli.reason.certificateRefused',
  SQLITE_BUSY: 'cli.reason.fileBusy',
  SQLITE_LOCKED: 'cli.reason.fileBusy',
  SQLITE_CANTOPEN: 'cli.reason.fileClosed',
  SQLITE_READONLY: 'cli.reason.takesNoWrites',
  SQLITE_FULL: 'cli.reason.diskFull',
  SQLITE_NOTADB: 'cli.reason.noDatabase',
  SQLITE_CORRUPT: 'cli.reason.noDatabase',
};

/** The error in which the others are wrapped: of several addresses that were tried the first, and what a query failed of. */
function innermost(error: unknown): unknown {
  if (error instanceof AggregateError && codeOf(error) === '') return error.errors[0];
  return error instanceof Error && 'driverError' in error ? error.driverError : error;
}

/** Why a connection or a database failed, with what to look up; undefined where the error says nothing about one. */
export function connectionTrouble(error: unknown): Say | undefined {
  const inner = innermost(error);
  const code = codeOf(inner);
  const key = own(reasons, code) ?? own(reasons, code.replace(/^(SQLITE_[A-Z]+)_.*/, '$1'));
  return key && say('config.file.coded', { what: say(key), code: [code, addressOf(inner)].join('') });
}

const addressOf = (error: unknown): string =>
  error instanceof Error && 'address' in error && 'port' in error ? ` ${error.address}:${error.port}` : '';

/** Why something failed. What nobody put into words stands there as it came, and says that it does. */
export function reasonOf(error: unknown): Say {
  const known = connectionTrouble(error) ?? fileTrouble(innermost(error));
  if (known !== undefined) return known;
  const inner = innermost(error);
  const message = inner instanceof Error ? inner.message || codeOf(inner) || inner.name : String(inner);
  return say('cli.reason.asItCame', { message: message.split('\n')[0] ?? '' });
}
