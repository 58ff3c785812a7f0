import type { Metrics } from './metrics';
import { createReadiness, type ReadinessParts } from './readiness';
import { type Route, sendJson } from './route';

/** For whoever runs the desk: alive, ready, numbers. */
export function watchRoutes(parts: ReadinessParts, metrics: Metrics): readonly Route[] {
  const readiness = createReadiness(parts);
  return [
    {
      methods: ['GET'],
      path: '/healthz',
      serve: async (_request, response) => sendJson(response, 200, { alive: true }),
    },
    {
      methods: ['GET'],
      path: '/readyz',
      serve: async (_request, response) => {
        const answer = await readiness();
        sendJson(response, answer.ready ? 200 : 503, answer);
      },
    },
    {
      methods: ['GET'],
      path: '/metrics',
      serve: async (_request, response) => {
        metrics.heartbeatAge(parts.heartbeat().silentFor);
        const text = await metrics.text();
        response.writeHead(200, { 'content-type': metrics.contentType });
        response.end(text);
      },
    },
  ];
}
