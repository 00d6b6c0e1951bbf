import type { ApplyEvent } from '../live/live-event.ts';
import { forgetView, keepView } from './saved-view-queries.ts';

export const applySavedViewEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'saved_view.created':
    case 'saved_view.updated':
      return keepView(queries, event.data.view);
    case 'saved_view.deleted':
      return forgetView(queries, event.data.viewId);
    default:
      return undefined;
  }
};
