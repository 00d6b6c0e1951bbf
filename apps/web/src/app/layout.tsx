import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { UiProvider } from '@helix/ui';
import { CommandProvider } from '../features/shortcuts/index.ts';
import { UndoProvider } from '../features/undo/index.ts';
import { QueryProvider } from '../lib/query-provider.tsx';
import './globals.css';

export const metadata: Metadata = { title: { default: 'Helix', template: '%s · Helix' } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Before the first paint, so that nothing flashes in the other theme. */
const applyTheme = `try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: applyTheme }}
        />
      </head>
      <body>
        <QueryProvider>
          <UiProvider>
            <CommandProvider>
              <UndoProvider>{children}</UndoProvider>
            </CommandProvider>
          </UiProvider>
        </QueryProvider>
      </body>
    </html>
  );
}
