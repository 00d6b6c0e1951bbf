import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { UiProvider } from '@helix/ui';
import { RegisterServiceWorker } from '../components/register-service-worker.tsx';
import { EarlyKeysScript } from '../features/shortcuts/early-keys-script.tsx';
import { CommandProvider } from '../features/shortcuts/index.ts';
import { themeAttribute, themeCookie, ThemeProvider, toTheme } from '../features/theme/index.ts';
import { UndoProvider } from '../features/undo/index.ts';
import { QueryProvider } from '../lib/query-provider.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Helix', template: '%s · Helix' },
  applicationName: 'Helix',
  appleWebApp: { capable: true, title: 'Helix', statusBarStyle: 'default' },
  icons: { apple: '/icons/apple-touch-icon.png' },
};
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f3f3f1' },
    { media: '(prefers-color-scheme: dark)', color: '#0e0f10' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(themeCookie)?.value);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html
      lang="en"
      data-theme={themeAttribute(theme)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <EarlyKeysScript nonce={nonce} />
        <QueryProvider>
          <ThemeProvider initial={theme}>
            <UiProvider>
              <CommandProvider>
                <UndoProvider>{children}</UndoProvider>
              </CommandProvider>
            </UiProvider>
          </ThemeProvider>
        </QueryProvider>
        <RegisterServiceWorker />
      </body>
    </html>
  );
}
