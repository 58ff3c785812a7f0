import { type DutyFeedParts, dutyRoute } from './duty/duty-route';
import type { PageParts } from './pages/page-parts';
import { pageRoutes } from './pages/page-routes';
import type { Route } from './route';

/** What people open in a browser, and in their calendars. */
export const peopleRoutes = (parts: PageParts & DutyFeedParts): readonly Route[] => [
  ...pageRoutes(parts),
  dutyRoute(parts),
];
