import { setTimeout as pauseFor } from 'node:timers/promises';
import type { WecomApi } from '../chat/wecom/api';
import { createWecomApi } from '../chat/wecom/api/client';
import type { WecomConfig } from '../config/config';
import { createLogger } from '../logger';
import type { Clock } from '../ports/clock';
import { SharedInMemory } from '../wiring/shared-in-memory';

/** WeCom's server API for a command, which asks for a token of its own: WeCom gives it the one the desk uses. */
export const wecomClient = (config: WecomConfig, clock: Clock, onDate?: (date: string) => void): WecomApi =>
  createWecomApi({
    ...(onDate && { onDate }),
    config,
    clock,
    shared: new SharedInMemory(),
    logger: createLogger('silent'),
    pause: (length) => pauseFor(length),
  });
