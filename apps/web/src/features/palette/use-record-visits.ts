'use client';

import { useEffect } from 'react';
import { useUser } from '../session/use-user.ts';
import { recordVisit, thingOf } from './recent.ts';

/** Remembers what one looks at, as soon as its name is known. */
export function useRecordVisits(path: string, nameOf: (id: string) => string | undefined): void {
  const { organization } = useUser();
  const thing = thingOf(path);
  const title = thing === null ? undefined : nameOf(thing.id);
  const { href, kind } = thing ?? {};
  useEffect(() => {
    if (href !== undefined && kind !== undefined && title !== undefined) {
      recordVisit(organization.id, { href, kind, title });
    }
  }, [organization.id, href, kind, title]);
}
