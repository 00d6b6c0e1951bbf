import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Helix Mission Control',
    short_name: 'Helix',
    description: 'Where people and agents run the work together.',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fbfbfa',
    theme_color: '#4453c9',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: 'Inbox', url: '/inbox' },
      { name: 'Boards', url: '/boards' },
      { name: 'My tasks', url: '/tasks?filter=assignee%3Ame%20is%3Aopen' },
    ],
  };
}
