/** How often a workspace grants a method; the numbers are in slack-limits. `special` has none that is published. */
export type SlackTier = 'tier2' | 'tier3' | 'tier4' | 'special';

/** The tier of each Web API method that the desk calls or the playground answers: docs.slack.dev/reference/methods. */
export const slackTiers = {
  'api.test': 'tier4',
  'apps.connections.open': 'tier3',
  'auth.test': 'special',
  'bookmarks.add': 'tier2',
  'chat.delete': 'tier3',
  'chat.getPermalink': 'special',
  'chat.postEphemeral': 'tier4',
  'chat.postMessage': 'special',
  'chat.update': 'tier3',
  'conversations.history': 'tier3',
  'conversations.info': 'tier3',
  'conversations.join': 'tier3',
  'conversations.list': 'tier2',
  'conversations.members': 'tier4',
  'conversations.open': 'tier3',
  'conversations.replies': 'tier3',
  'conversations.setTopic': 'tier2',
  'files.completeUploadExternal': 'tier4',
  'files.delete': 'tier3',
  'files.getUploadURLExternal': 'tier4',
  'files.info': 'tier4',
  'pins.add': 'tier2',
  'reactions.add': 'tier3',
  'reactions.remove': 'tier2',
  'usergroups.list': 'tier2',
  'usergroups.users.list': 'tier2',
  'usergroups.users.update': 'tier2',
  'users.info': 'tier4',
  'users.list': 'tier2',
  'users.lookupByEmail': 'tier3',
  'views.open': 'tier4',
  'views.publish': 'tier4',
  'views.push': 'tier4',
  'views.update': 'tier4',
} as const satisfies Readonly<Record<string, SlackTier>>;

/** A method whose tier is known; any other name does not compile. */
export type SlackMethod = keyof typeof slackTiers;
