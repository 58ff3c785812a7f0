/** An app manifest as Slack describes it (docs.slack.dev/reference/app-manifest), as far as ours goes; JSON Schema. */
const text = (most: number) => ({ type: 'string', minLength: 1, maxLength: most });
const url = { type: 'string', maxLength: 3000, format: 'uri' };
const flag = { type: 'boolean' };
const closed = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const list = (items: object, most: number) => ({ type: 'array', items, maxItems: most, uniqueItems: true });

export const manifestSchema = closed(
  {
    _metadata: closed({ major_version: { enum: [1, 2] }, minor_version: { type: 'integer' } }),
    display_information: closed(
      {
        name: text(35),
        description: text(140),
        long_description: { type: 'string', minLength: 174, maxLength: 4000 },
        background_color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
      },
      ['name'],
    ),
    features: closed({
      app_home: closed({
        home_tab_enabled: flag,
        messages_tab_enabled: flag,
        messages_tab_read_only_enabled: flag,
      }),
      bot_user: closed({ display_name: text(80), always_online: flag }, ['display_name']),
      slash_commands: list(
        closed(
          {
            command: { type: 'string', pattern: '^/[^\\s]+$', maxLength: 32 },
            description: text(2000),
            usage_hint: text(1000),
            should_escape: flag,
            url,
          },
          ['command', 'description'],
        ),
        50,
      ),
      shortcuts: list(
        closed(
          { type: { enum: ['global', 'message'] }, name: text(24), callback_id: text(255), description: text(150) },
          ['type', 'name', 'callback_id', 'description'],
        ),
        10,
      ),
    }),
    oauth_config: closed({ scopes: closed({ bot: list(text(100), 255), bot_optional: list(text(100), 255) }) }),
    settings: closed({
      event_subscriptions: closed({ request_url: url, bot_events: list(text(100), 100) }),
      interactivity: closed({ is_enabled: flag, request_url: url }, ['is_enabled']),
      socket_mode_enabled: flag,
      org_deploy_enabled: flag,
      token_rotation_enabled: flag,
    }),
  },
  ['display_information'],
);
