/** One line of the doctor's: codes, for the command line to put into words. */
export interface SlackFinding {
  readonly name:
    | 'token'
    | 'scopes'
    | 'more-scopes'
    | 'app-token'
    | 'engineers-channel'
    | 'digest-channel'
    | 'duty-group'
    | 'duty-topic'
    | 'account'
    | 'staff'
    | 'staff-left';
  /** The channel or account looked at, or a number of accounts; of the token, the workspace it is for. */
  readonly subject?: string;
  readonly ok: boolean;
  /** Slack's own code or field, `missing: …` or `not_a_member`. */
  readonly problem?: string;
  readonly fix?:
    | 'renew-token'
    | 'drop-scopes'
    | 'reinstall-app'
    | 'invite-bot'
    | 'open-channel'
    | 'correct-channel'
    | 'check-network';
}
