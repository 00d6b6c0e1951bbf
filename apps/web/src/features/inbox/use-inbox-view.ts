'use client';

import { useUrlParams } from '../../lib/use-url-params.ts';
import { toInboxView, type InboxView } from './inbox-view.ts';

/** The view is in the address: `?show=unread`. */
export function useInboxView(): InboxView {
  const [params] = useUrlParams();
  return toInboxView(params.get('show'));
}
