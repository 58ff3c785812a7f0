import { seconds } from '../domain/time/instant';
import type { Platform } from '../ports/platform';
import type { Route } from './route';

/** Each platform answers everything below its own path, whatever the method. */
export const platformRoutes = (platforms: readonly Platform[]): readonly Route[] =>
  platforms.map((platform) => ({
    methods: ['GET', 'POST'],
    path: `${platform.path}/`,
    // Platforms send from one computer centre to another, and all at once.
    bodyWithin: seconds(10),
    serve: (request, response) => platform.serve(request, response),
  }));
