import type { ReactNode } from 'react';
import { getMe } from '@helix/contracts/identity';
import { SettingsNav } from '../../../features/settings/index.ts';
import { orLeave, serverClient } from '../../../lib/server-client.ts';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await orLeave((await serverClient()).call(getMe, {}));
  return (
    <div className="flex min-h-0 min-w-0 flex-1 max-md:flex-col">
      <SettingsNav role={role} />
      {/* A section may have nothing else to put the focus on, and still is longer than the screen. */}
      <div tabIndex={0} className="min-w-0 flex-1 overflow-y-auto -outline-offset-2">
        {children}
      </div>
    </div>
  );
}
