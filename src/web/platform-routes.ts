import type { Platform } from '../ports/platform';
import type { Route } from './route';

/** Each platform answers everything below its own path, whatever the method. */
export const platformRoutes = (platforms: readonly Platform[]): readonly Route[] =>
  platforms.map((platform) => ({
    methods: ['GET', 'POST'],
    path: `${platform.path}/`,
    serve: (request, response) => platform.serve(request, response),
  }));
